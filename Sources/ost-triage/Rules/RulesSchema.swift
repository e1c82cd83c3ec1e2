import ArgumentParser
import RuleBook
import Triage

extension RulesCommand {
  /// Prints the JSON Schema of rule files.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the JSON Schema of rule files, for editors.",
      discussion: """
        An editor with a YAML language server completes and checks a rule whose first line is \
        '# yaml-language-server: $schema=FILE', with the path of what this command printed.
        """)

    func run() throws {
      var text = ""
      RuleSchema.json.write(to: &text)
      try Destination.print(text + "\n")
    }
  }
}
