import ArgumentParser
import RuleBook
import Triage

/// The rule kit: looks at rules and checks them.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Drafts, checks, lists and shows the rules.",
    subcommands: [
      New.self, Check.self, ExplainFinding.self, List.self, Show.self, Diff.self, Schema.self,
      CatalogueCommand.self,
    ])
}
