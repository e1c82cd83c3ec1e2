import Foundation
import Testing

/// The commands of the program as its parser declares them, each with a line that runs it.
///
/// A command that is new has no line, and the tests that walk the tree say so.
struct CommandTree {
  /// A command that does something, and not only has others below it.
  struct Leaf {
    /// Its words, such as `rules list`.
    var name: String
    var hasOutput: Bool
  }

  private(set) var leaves: [Leaf] = []

  /// The words of all commands, those that only have others below them too.
  private(set) var names: [String] = []

  init() throws {
    let dump = try Shell.run("ost-triage --experimental-dump-help")
    let tree = try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8))
    visit(tree.command, below: [])
  }

  /// What each command is run with; `$TMP/old` is a file that its `--output` names.
  static let arguments: [String: String] = {
    let builds = "Fixtures/builds/ovirt-system-tests_network-suite-4.3"
    return [
      "report": "\(builds) --format json", "explain": "\(builds)/162 --format json",
      "locks": "\(builds)/162 --format json", "rules new": "\(builds)/173 --group 2",
      "rules check": "Rules/vm --format json", "rules explain-finding": "",
      "rules test": "Rules/vm --format json",
      "rules diff": "Rules/vm Rules/vm --builds \(builds)/162 --format json",
      "rules profile": "\(builds)/162 --counts --format json", "rules list": "",
      "rules show": "network/illegal-parameters", "rules schema": "",
      "rules catalogue import": "Fixtures/commands/catalogue-import/engine", "help": "",
    ]
  }()

  /// Commands that print what they did where they write a file, and need one named.
  static let alwaysWriting: Set<String> = ["rules catalogue import", "rules new"]

  /// The command line without the program's name.
  static func line(_ name: String) throws -> String {
    let arguments = try #require(
      arguments[name], "'\(name)' is new: say in CommandTree what it is run with")
    return arguments.isEmpty ? name : "\(name) \(arguments)"
  }

  private mutating func visit(_ command: Dump.Command, below path: [String]) {
    names.append(path.joined(separator: " "))
    let subcommands = command.subcommands ?? []
    if subcommands.isEmpty {
      let options = (command.arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)
      leaves.append(
        Leaf(name: path.joined(separator: " "), hasOutput: options.contains("output")))
    }
    for subcommand in subcommands { visit(subcommand, below: path + [subcommand.commandName]) }
  }

  /// What `--experimental-dump-help` prints, as far as it is needed here.
  private struct Dump: Decodable {
    var command: Command

    struct Command: Decodable {
      var commandName: String
      var subcommands: [Command]?
      var arguments: [Argument]?
    }

    struct Argument: Decodable {
      var names: [Name]?
    }

    struct Name: Decodable {
      var name: String
    }
  }
}
