import Foundation
import Testing

/// The README's console blocks: their commands print what the README says they print.
@Suite struct ReadmeTests {
  private static let file = Shell.repository.appending(path: "README.md")

  /// A command of a console block and the lines that follow it.
  private struct Command {
    var text: String
    /// The lines of its output in the file, from 0.
    var output: Range<Int>
  }

  // One test for all: rewriting the output of one command moves the lines of the next.
  @Test func `a console block shows what its command prints`() throws {
    let commands = try Self.commands()
    #expect(!commands.isEmpty)
    for command in commands.reversed() {
      let output = try Shell.run(command.text).output
      ExpectedText(file: Self.file, lines: command.output)
        .compare(with: output.hasSuffix("\n") ? String(output.dropLast()) : output)
    }
  }

  private static func commands() throws -> [Command] {
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var commands: [Command] = []
    var isInside = false
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        commands.append(Command(text: String(line.dropFirst(2)), output: index + 1..<index + 1))
      } else if isInside, let last = commands.indices.last {
        commands[last].output = commands[last].output.lowerBound..<index + 1
      }
    }
    return commands
  }
}
