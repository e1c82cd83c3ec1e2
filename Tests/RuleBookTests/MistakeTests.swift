import ExpectedFiles
import Foundation
import RuleBook
import Testing
import Triage

/// Every kind of wrong rule file, with all that `rules check` says about it.
@Suite struct MistakeTests {
  /// A folder of `Fixtures/rules`.
  struct Fixture: CustomTestStringConvertible {
    var url: URL

    static var all: [Fixture] {
      Repository.folders(in: Repository.fixtures.appending(path: "rules"))
        .filter { Repository.wants($0.lastPathComponent) && $0.lastPathComponent != "findings" }
        .map(Fixture.init)
    }

    var testDescription: String { url.lastPathComponent }
  }

  @Test(arguments: Fixture.all)
  func `all is told that is wrong`(_ fixture: Fixture) {
    let shown = "Fixtures/rules/\(fixture.testDescription)"
    var output = ""
    DiagnosticPrinter().write(
      RuleBook.Check([RuleSource(.user, .folder(fixture.url.path, shownAs: shown))]).diagnostics,
      to: &output)
    ExpectedFile(fixture.url.appending(path: "expected.err")).compare(with: output)
  }
}
