import ExpectedFiles
import Foundation
import Testing
import Triage

/// The reports on fixtures, whole.
@Suite struct ExpectedTests {
  @Test(arguments: BuildFixture.all)
  func `a build's report is as expected`(_ fixture: BuildFixture) throws {
    let judged = try Corpus.judged(fixture)
    var output = ""
    JSONReport().write(Report(judged: [judged], by: Corpus.signatures), to: &output)
    ExpectedFile(fixture.url.appending(path: "expected.json")).compare(with: output)
  }

  @Test(arguments: ["txt", "md", "json"])
  func `the failure page is as expected`(_ ending: String) {
    let report = Corpus.page
    var output = ""
    switch ending {
    case "txt": TextReport().write(report, to: &output)
    case "md": MarkdownReport().write(report, to: &output)
    default: JSONReport().write(report, to: &output)
    }
    ExpectedFile(Repository.fixtures.appending(path: "page/expected.\(ending)"))
      .compare(with: output)
  }

  @Test func `the report does not depend on how many files are read at once`() {
    var outputs: [String] = []
    for jobs in [1, 2, 7] {
      var output = ""
      JSONReport().write(Corpus.report([BuildFixture.folder.path], jobs: jobs), to: &output)
      outputs.append(output)
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0] == outputs[2])
  }
}
