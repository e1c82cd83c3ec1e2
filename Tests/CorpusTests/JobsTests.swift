import Foundation
import Testing
import Triage

/// How many threads read changes the time that a report takes, and not a byte of it.
@Suite struct JobsTests {
  @Test("a report is the same whatever the number of jobs", arguments: [2, 7])
  func same(_ jobs: Int) {
    let folder = BuildFixture.folder.path
    func texts(_ report: Report) -> [String] {
      var (text, markdown, json) = ("", "", "")
      TextReport(width: 100).write(report, to: &text)
      MarkdownReport().write(report, to: &markdown)
      JSONReport().write(report, to: &json)
      return [text, markdown, json]
    }
    #expect(texts(Corpus.report([folder], jobs: jobs)) == texts(Corpus.page))
  }
}
