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

  @Test func `the five minutes end with a fault that is explained`() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let part = try #require(
      text.split(separator: "\n## ").first { $0.hasPrefix("Add a signature") })
    let commands = part.split(separator: "\n").filter { $0.hasPrefix("$ ") }
    for word in ["rules new", "$EDITOR", "rules check", "rules test", "report"] {
      #expect(commands.contains { $0.contains(word) }, "\(word)")
    }
    #expect(part.contains("2 faults, 2 explained"))
  }

  @Test func `the first block is a report of a fixture`() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let first = text.split(separator: "```").dropFirst().first
    #expect(first?.hasPrefix("console\n$ ost-triage report Fixtures/builds/") == true)
  }

  /// The text with what each command prints now in place of the lines that followed it.
  ///
  /// The commands share a folder, in which a reader of the README has a checkout's rules and
  /// fixtures and may make rules of his own.
  private static func runningCommands(of text: String) throws -> String {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "ost-triage-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    for name in ["Fixtures", "Rules"] {
      try files.createSymbolicLink(
        at: folder.appending(path: name),
        withDestinationURL: Repository.root.appending(path: name))
    }
    let editor = Repository.fixtures.appending(path: "readme/editor")
    var lines: [String] = []
    var isConsole = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
        lines.append(String(line))
      } else if !isConsole {
        lines.append(String(line))
      } else if line.hasPrefix("$ ") {
        let output = try Shell.run(String(line.dropFirst(2)), in: folder, editor: editor).output
        lines.append(String(line))
        lines += output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if output.isEmpty || output.hasSuffix("\n") { lines.removeLast() }
      }
    }
    return lines.joined(separator: "\n")
  }
}
