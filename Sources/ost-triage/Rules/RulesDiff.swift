import ArgumentParser
import Intake
import RuleBook
import Triage

extension RulesCommand {
  /// Judges the same builds by two sets of rules.
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tells what a change of rules does to the verdicts on recorded builds.",
      discussion: """
        OLD and NEW are folders of rules, or rule files, each a whole set: shipped rules take part \
        only where '--shipped-rules' or '--rules' puts them beneath both. To compare with what is \
        committed: 'git worktree add ../old main', then 'rules diff ../old/Rules Rules'. A verdict \
        is lost where no signature holds any more or the same one says less, moved where another \
        signature has it. Either gives exit code 1, unless it is allowed; one that moved and is \
        weaker needs both.
        """)

    @Argument(help: "The rules as they are.", completion: .directory)
    var old: String

    @Argument(help: "The rules as they shall be.", completion: .directory)
    var new: String

    @Option(
      name: .customLong("builds"),
      help: ArgumentHelp(
        "Builds to judge: logs, folders or archives. Repeatable.", valueName: "path"))
    var builds: [String]

    @Flag(help: "Lost verdicts are meant: they do not fail the command.")
    var allowLost = false

    @Flag(help: "Moved verdicts are meant: they do not fail the command.")
    var allowMoved = false

    @Flag(
      name: .customLong("shipped-rules"), inversion: .prefixedNo,
      help: "Put the shipped rules beneath both sets.")
    var addsShipped = false

    @Option(
      name: .customLong("rules"),
      help: ArgumentHelp(
        "A folder of rules to put beneath both sets. Repeatable.", valueName: "dir"))
    var folders: [String] = []

    @OptionGroup(title: "Clock") var clock: ClockOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
      if builds.contains("-") {
        throw ValidationError(
          "standard input can be read only once, and the builds are judged twice: name a file")
      }
    }

    func run() throws {
      let destination = try output.destination(
        apartFrom: builds + catalogue.named, beneath + [.user(old), .user(new)])
      let messages = try catalogue.read(color: output.color)
      let books = [old, new].map { RuleBook(loading: beneath + [.user($0)]) }
      let problems = books.flatMap(\.diagnostics)
      tell(problems.unique)
      // What is not there is no set without rules.
      let isMissing = problems.contains { problem in
        problem.finding == RuleFinding.unreadableFile.rawValue && [old, new].contains(problem.path)
      }
      if isMissing { return try ExitStatus.impossible.exit() }
      var statuses: [ExitStatus] = problems.hasError ? [.wrongRule] : []

      var reports: [Report] = []
      for book in books {
        let set = SignatureSet(book.signatures)
        var result = reading.read(builds, set, leavingOut: destination.file)
        if reports.isEmpty { tell(result.messages) }
        guard result.isReadable, result.hasLogs else { return try ExitStatus.impossible.exit() }
        if result.diagnostics.hasError { statuses.append(.impossible) }
        let judge = Judge(set, catalogue: messages)
        let judged = judge.judge(
          BuildAssembler.builds(
            from: result.takeBuilds(), overriding: Build.ID(), timezone: clock.zone))
        reports.append(Report(judged: judged, by: book.signatures))
      }

      var diff = VerdictDiff(
        from: reports[0], to: reports[1], rules: books[1].changes(since: books[0]))
      diff.wrongFiles = Set(problems.filter { $0.severity == .error }.map(\.path)).count
      try destination.write { output.write(diff, to: &$0, isTerminal: $1, width: $2) }
      let refused = refused(by: diff)
      tell(refused)
      if !refused.isEmpty { statuses.append(.conditionHolds) }
      try ExitStatus.worst(of: statuses).exit()
    }

    private var beneath: [RuleSource] {
      (addsShipped ? [ShippedRules.source] : []) + folders.map { .user($0) }
    }

    /// Why the exit code is not 0, where that is for what the rules do.
    private func refused(by diff: VerdictDiff) -> [Diagnostic] {
      let weaker = diff.changes.count { $0.kind == .moved && $0.isWeaker }
      let counts = [
        (diff.count(.lost), allowLost, "lost", "--allow-lost"),
        (diff.count(.moved), allowMoved, "moved to another signature", "--allow-moved"),
        (weaker, allowLost, "weaker with another signature than before", "--allow-lost"),
      ]
      return counts.filter { $0.0 > 0 && !$0.1 }.map { count, _, what, option in
        Diagnostic(
          .error, "\(count) verdict\(count == 1 ? "" : "s") \(what)", path: new,
          help: "mend the rules, or say with '\(option)' that it is meant")
      }
    }

    private func tell(_ diagnostics: [Diagnostic]) {
      StandardStream.report(diagnostics, color: output.color)
    }
  }
}

extension [Diagnostic] {
  /// Each message once: a folder beneath both sets is read twice.
  fileprivate var unique: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}
