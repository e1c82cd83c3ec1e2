import ArgumentParser

/// The command line's root.
@main
struct OSTTriage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ost-triage",
    abstract: "Writes the failure page of oVirt System Tests from the logs of its builds.",
    version: "0.1.0",
    subcommands: [ReportCommand.self, RulesCommand.self],
    defaultSubcommand: ReportCommand.self)
}
