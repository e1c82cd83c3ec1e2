import ArgumentParser
import Triage

/// The command line's root.
@main
struct OSTTriage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ost-triage",
    abstract: "Writes the failure page of oVirt System Tests from the logs of its builds.",
    discussion: """
      ost-triage logs/                     the faults of all builds below a folder
      ost-triage < console.log             those of one console
      ost-triage explain logs/154          one build, told in full
      ost-triage locks logs/               who held the engine's locks
      ost-triage rules check my-rules/     whether rules and their examples hold

      The exit code is 0 for analysed, 1 where a '--fail-on' condition holds, 2 where there was \
      nothing to read or no place to write, 7 where a rule file is wrong, 64 for wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      ReportCommand.self, ExplainCommand.self, LocksCommand.self, RulesCommand.self,
    ],
    defaultSubcommand: ReportCommand.self)

  static func main() {
    StandardStream.reserveDescriptors()
    LastWords.prepare()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Ends the program as the parser would, but tells where help and versions cannot be printed, and
  /// shows what an argument hides: it may be the name of a file from anywhere.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    if !text.isEmpty, code == .success {
      do { try Destination.print(text + "\n") } catch { exit(withError: error) }
    } else if !text.isEmpty {
      var standard = StandardStream.error
      for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
        print(String(line).showingControls, to: &standard)
      }
    }
    exit(withError: code)
  }
}
