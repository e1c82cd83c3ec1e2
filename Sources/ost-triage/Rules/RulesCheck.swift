import ArgumentParser
import Foundation
import RuleBook
import Triage

extension RulesCommand {
  /// Checks rule files and their examples.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks rules and their examples, and reports all problems at once.",
      discussion: """
        Without PATH all shipped rules and those of --rules are checked. With PATH only the rules \
        there are; the others serve for comparison.
        """)

    @Argument(help: "Folders of rules, or rule files.", completion: .file())
    var paths: [String] = []

    @OptionGroup var rules: RuleOptions

    @Option(
      help: ArgumentHelp(
        "The engine's messages: keys that are gone and texts that changed are told.",
        valueName: "file"))
    var catalogue: String?

    func run() throws {
      let messages = try catalogue.flatMap {
        try CatalogueOptions.read($0, named: $0, color: .auto)
      }
      let check = RuleBook.Check(
        paths.map { .user($0) }, context: rules.sources, catalogue: messages)
      StandardStream.report(check.diagnostics)
      var output = StandardStream.output
      print(check.summary, to: &output)
      let isMissing = paths.contains { !FileManager.default.fileExists(atPath: $0) }
      try ExitStatus.worst(of: [
        isMissing ? .impossible : .success, check.hasWrongFile ? .wrongRule : .success,
        check.isClean ? .success : .conditionHolds,
      ])
      .exit()
    }
  }
}
