import ExpectedFiles
import Foundation
import Testing

/// Command lines of the built program: what they print, where, and how they end.
///
/// Each folder of `Fixtures/commands` is a case: `command` is run by a shell in the repository,
/// `expected` holds all that came of it. Other files there are its input.
@Suite struct CommandTests {
  struct Case: CustomTestStringConvertible {
    var url: URL

    static let all = Repository.folders(in: Repository.fixtures.appending(path: "commands"))
      .filter { Repository.wants($0.lastPathComponent) }.map(Case.init)

    var testDescription: String { url.lastPathComponent }

    var command: String {
      get throws {
        try String(contentsOf: url.appending(path: "command"), encoding: .utf8)
          .trimmingCharacters(in: .newlines)
      }
    }
  }

  @Test(arguments: Case.all)
  func `a command prints and ends as expected`(_ example: Case) throws {
    let command = try example.command
    let result = try Shell.run(command)
    let actual =
      "$ \(command)\n" + ended(result.output) + "--- stderr\n" + ended(result.error)
      + "--- exit \(result.status)\n"
    ExpectedFile(example.url.appending(path: "expected")).compare(with: actual)
  }

  @Test func `a case holds one line of command`() throws {
    for example in Case.all {
      #expect(try !example.command.contains("\n"), "\(example)")
    }
  }

  /// A text whose last line ends, even where the program's does not.
  private func ended(_ text: String) -> String {
    text.isEmpty || text.hasSuffix("\n") ? text : text + "\n(no line break at the end)\n"
  }
}
