import ArgumentParser
import RuleBook
import Triage

extension RulesCommand {
  /// Explains what the check finds.
  struct ExplainFinding: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain-finding",
      abstract: "Explains a finding of 'rules check', or lists all of them.")

    @Argument(help: "The finding's name, as the check prints it in brackets.")
    var name: String?

    func run() throws {
      var output = StandardStream.output
      guard let name else { return list(to: &output) }
      guard let finding = RuleFinding(name: name) else {
        let near = RuleFinding.near(name)
        let help =
          near.isEmpty
          ? "see 'ost-triage rules explain-finding' for all names"
          : "write " + near.map { "'\($0)'" }.joined(separator: " or ")
        StandardStream.report([Diagnostic(.error, "no such finding", path: name, help: help)])
        return try ExitStatus.impossible.exit()
      }
      output.write(finding.explanation)
    }

    private func list(to output: inout some TextOutputStream) {
      let width = RuleFinding.allCases.map(\.name.count).max() ?? 0
      for finding in RuleFinding.allCases {
        let name = Padding.left(finding.name, to: width)
        print(
          "\(name)  \(Padding.left(finding.severity.rawValue, to: 7))  \(finding.summary)",
          to: &output)
      }
    }
  }
}
