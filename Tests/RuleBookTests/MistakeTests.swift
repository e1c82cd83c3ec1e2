import Foundation
import RuleBook
import Testing
import Triage

/// Every kind of wrong rule file, with all that `rules check` says about it.
@Suite struct MistakeTests {
  /// A folder of `Fixtures/rules`.
  struct Fixture: CustomTestStringConvertible {
    var name: String

    static let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appending(path: "../../Fixtures/rules").standardizedFileURL

    static var all: [Fixture] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      let wanted = ProcessInfo.processInfo.environment["FIXTURE"]
      return names.filter { !$0.hasPrefix(".") && (wanted == nil || wanted == $0) }.sorted()
        .map(Fixture.init)
    }

    var testDescription: String { name }
    var url: URL { Self.folder.appending(path: name) }
  }

  @Test(arguments: Fixture.all)
  func `all is told that is wrong`(_ fixture: Fixture) {
    let source = RuleSource(
      .user, .folder(fixture.url.path, shownAs: "Fixtures/rules/\(fixture.name)"))
    var output = ""
    DiagnosticPrinter().write(RuleBook.Check([source]).diagnostics, to: &output)
    ExpectedFile(url: fixture.url.appending(path: "expected.err")).compare(with: output)
  }

  @Test func `there are fixtures`() {
    #expect(Fixture.all.count >= 1)
  }
}
