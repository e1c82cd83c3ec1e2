import ArgumentParser
import RuleBook

/// Which rules a command works with.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      "A folder of rules to add; they replace shipped ones of the same id. Repeatable.",
      valueName: "dir"))
  var folders: [String] = []

  @Flag(name: .customLong("no-shipped-rules"), help: "Leave the shipped rules out.")
  var leavesShippedOut = false

  /// The options as they are typed.
  var words: [String] {
    (leavesShippedOut ? ["--no-shipped-rules"] : []) + folders.map { "--rules=\($0)" }
  }

  /// The sources of rules, later ones before earlier ones where ids are equal.
  var sources: [RuleSource] {
    (leavesShippedOut ? [] : [ShippedRules.source]) + folders.map { .user($0) }
  }
}
