import ExpectedFiles
import Foundation
import Testing

/// The README's console blocks: their commands print what the README says they print.
@Suite struct ReadmeTests {
  private static let file = Repository.root.appending(path: "README.md")

  @Test func `a console block shows what its command prints`() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    ExpectedFile(Self.file).compare(with: try Self.runningCommands(of: text))
  }

  @Test func `the first block is a report of a fixture`() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let first = text.split(separator: "```").dropFirst().first
    #expect(first?.hasPrefix("console\n$ ost-triage report Fixtures/builds/") == true)
  }

  /// The text with what each command prints now in place of the lines that followed it.
  private static func runningCommands(of text: String) throws -> String {
    var lines: [String] = []
    var isConsole = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
        lines.append(String(line))
      } else if !isConsole {
        lines.append(String(line))
      } else if line.hasPrefix("$ ") {
        let output = try Shell.run(String(line.dropFirst(2))).output
        lines.append(String(line))
        lines += output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if output.isEmpty || output.hasSuffix("\n") { lines.removeLast() }
      }
    }
    return lines.joined(separator: "\n")
  }
}
