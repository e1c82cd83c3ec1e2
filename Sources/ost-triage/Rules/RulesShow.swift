import ArgumentParser
import RuleBook
import Triage

extension RulesCommand {
  /// Shows one rule as its file has it.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows one rule.")

    @Argument(help: "The rule's id, as the list shows it.")
    var id: String

    @OptionGroup var rules: RuleOptions

    func run() throws {
      let book = RuleBook(loading: rules.sources)
      StandardStream.report(book.diagnostics)
      guard let rule = book[Signature.ID(id)] else {
        let near = book.idsNear(id)
        let known =
          near.isEmpty
          ? Diagnostic(.error, "no such rule", path: id, help: "see 'ost-triage rules list'")
          : Diagnostic(
            .error, "no such rule", path: id,
            help: "write " + near.map { "'\($0)'" }.joined(separator: " or "))
        StandardStream.report([known])
        return try ExitStatus.impossible.exit()
      }
      var text = ""
      print("# \(rule.source.path.showingControls)", to: &text)
      let lines = rule.yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for line in lines[..<(lines.last?.isEmpty == true ? lines.count - 1 : lines.count)] {
        // A rule file may come from anywhere; what it holds must not steer the terminal.
        let shown = line.unicodeScalars.map { $0 == "\t" ? "  " : String($0) }.joined()
        print(shown.showingControls, to: &text)
      }
      try Destination.print(text)
      try (book.diagnostics.isEmpty ? ExitStatus.success : .wrongRule).exit()
    }
  }
}
