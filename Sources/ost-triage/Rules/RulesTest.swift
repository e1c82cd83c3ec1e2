import ArgumentParser
import RuleBook
import Triage

extension RulesCommand {
  /// Tries the examples of rules, and rules on recorded builds.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tries the examples of rules: what is missing, what is noisy.",
      discussion: """
        Without PATH all shipped rules and those of --rules are tried, with PATH only the rules \
        there. 'missing' is an example below 'matches' that its rule does not recognise, 'noisy' \
        one below 'rejects' that it does. With --builds recorded builds are read too: where the \
        truth.json of one says which rule recognises a fault, that is compared.
        """)

    @Argument(help: "Folders of rules, or rule files.", completion: .file())
    var paths: [String] = []

    @OptionGroup var rules: RuleOptions

    @Option(
      help: ArgumentHelp("Only rules whose id matches: '*' is any text.", valueName: "glob"))
    var filter: String?

    @Option(
      name: .customLong("builds"),
      help: ArgumentHelp(
        "A recorded build with a truth.json, or a folder of such. Repeatable.", valueName: "path"))
    var buildPaths: [String] = []

    @Option(
      help: ArgumentHelp(
        "The engine's messages, for examples of rules for keys.", valueName: "file"))
    var catalogue: String?

    @Option(help: "The form of the result.")
    var format = Format.text

    @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "file"))
    var output: String?

    @Flag(name: .shortAndLong, help: "List rules that are right, too.")
    var verbose = false

    @Flag(help: "Try again what changed, whenever a rule file changes, until Ctrl-C.")
    var watch = false

    @Option(help: "When to colour the text and the messages.")
    var color = When.auto

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, junit, json
    }

    func validate() throws {
      if filter?.isEmpty == true { throw ValidationError("'--filter' takes an id or a glob") }
      if watch, output != nil || format != .text {
        throw ValidationError("'--watch' prints text: leave '--output' and '--format' out")
      }
    }

    func run() throws {
      let destination =
        try watch
        ? nil
        : Destination(
          opening: output, apartFrom: buildPaths + (catalogue.map { [$0] } ?? []),
          rules.sources + paths.map { .user($0) }, color: color)
      var trial = RuleTestRun(
        paths: paths, rules: rules, filter: filter.map(Glob.init), builds: buildPaths,
        catalogue: try catalogue.flatMap {
          try CatalogueOptions.read($0, named: $0, color: color)
        }, leavingOut: destination?.file)
      guard let destination else { return try watch(&trial) }
      trial.run()
      StandardStream.report(trial.remarks, color: color)
      try destination.write { isTerminal, _ in rendered(trial, isTerminal: isTerminal) }
      try trial.status.exit()
    }

    private func rendered(_ trial: RuleTestRun, isTerminal: Bool) -> String {
      var text = ""
      switch format {
      case .text:
        let usesColor = color == .always || (color == .auto && isTerminal && When.allowsColor)
        TextRuleTests(isVerbose: verbose, usesColor: usesColor).write(trial.tests, to: &text)
      case .junit:
        let wrong = trial.remarks.filter { $0.severity == .error }
        JUnitRuleTests().write(trial.tests, wrong: wrong, to: &text)
      case .json: JSONRuleTests().write(trial.tests, to: &text)
      }
      return text
    }

    /// Tries rules again and again, as their files change.
    private func watch(_ trial: inout RuleTestRun) throws {
      Interrupt.note()
      guard trial.hasFiles else {
        let nothing = Diagnostic(
          .error, "there is no rule file to watch", path: "rules test --watch",
          help: "name a folder of rules or a rule file")
        StandardStream.report([nothing], color: color)
        throw ExitStatus.impossible.code
      }
      var output = StandardStream.output
      var changes: [String] = []
      repeat {
        // What was printed before is of rules that are gone.
        if output.isTerminal { output.write("\u{1B}[2J\u{1B}[H") }
        for path in changes { output.write("changed: \(path.showingControls)\n") }
        trial.run()
        if !changes.isEmpty {
          let (again, all) = (trial.tests.triedNow.count, trial.tests.ruleCount)
          output.write("tried again: \(again) of \(all) rules\n")
        }
        StandardStream.report(trial.remarks, color: color)
        output.write(rendered(trial, isTerminal: output.isTerminal))
        StandardStream.report(
          [Diagnostic(.note, "waiting for a change; Ctrl-C ends", path: "rules test")],
          color: color)
        changes = trial.waitForChange()
      } while !changes.isEmpty
      try trial.status.exit()
    }
  }
}
