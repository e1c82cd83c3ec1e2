import ArgumentParser
import RuleBook
import Triage

/// The rule kit: looks at rules and checks them.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Checks, lists and shows the rules.",
    subcommands: [
      Check.self, List.self, Show.self, Test.self, Profile.self, Schema.self, CatalogueCommand.self,
    ])
}
