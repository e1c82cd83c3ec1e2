import ArgumentParser
import RuleBook
import Triage

/// The rule kit: looks at rules and checks them.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Drafts, checks, tests and shows the rules.",
    subcommands: [
      New.self, Check.self, ExplainFinding.self, Test.self, Diff.self, Profile.self, List.self,
      Show.self, Schema.self, CatalogueCommand.self,
    ])
}
