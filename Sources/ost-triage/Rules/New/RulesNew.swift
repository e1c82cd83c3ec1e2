import ArgumentParser
import Intake
import RuleBook
import Triage

extension RulesCommand {
  /// Drafts a rule from what happened.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Drafts a rule from a line, a fault or a group of unexplained faults.",
      usage: """
        ost-triage rules new LOG:LINE [options]
        ost-triage rules new PATH... --fault N [options]
        ost-triage rules new PATH... --group N [options]
        ost-triage rules new PATH... --line LOG:LINE [options]
        """,
      discussion: """
        LOG:LINE is a line of a log; where it is part of a fault, the rule is drafted from the \
        fault. Faults and groups are numbered from 1 in the report's order; without a number they \
        are listed.

        The draft has a pattern in which numbers, ids, addresses and names are captures, examples, \
        and no explanation: its faults stay unexplained until you write the reason. What it would \
        recognise, and what it would wrongly catch, is told before it is written. Then the editor \
        of VISUAL or EDITOR is opened, where there is a terminal, and the rule is checked.
        """)

    @Argument(help: "A line of a log, or logs, folders or archives.", completion: .file())
    var paths: [String] = []

    @Option(help: ArgumentHelp("Draft from this fault of the report.", valueName: "n"))
    var fault: Int?

    @Option(
      help: ArgumentHelp("Draft from this group of unexplained faults.", valueName: "n"))
    var group: Int?

    @Option(
      help: ArgumentHelp(
        "Draft from this line of a log in the folders or archives.", valueName: "[log:]line"))
    var line: ExplainSelection.LinePlace?

    @Option(
      name: .customLong("builds"), parsing: .upToNextOption,
      help: ArgumentHelp(
        "More builds to try the draft on, such as some that passed.", valueName: "path"))
    var others: [String] = []

    @OptionGroup(title: "Draft") var writing: DraftWriting
    @OptionGroup(title: "Identity") var identity: IdentityOptions
    @OptionGroup(title: "Clock") var clock: ClockOptions
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Rules") var catalogue: CatalogueOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
      let chosen = [fault.map { _ in "--fault" }, group.map { _ in "--group" }]
      let names = (chosen + [line.map { _ in "--line" }]).compactMap { $0 }
      if names.count > 1 {
        throw ValidationError("'\(names[0])' and '\(names[1])' cannot be used together")
      }
      for (name, number) in [("--fault", fault), ("--group", group)] {
        if let number, number < 1 { throw ValidationError("'\(name)' takes a number from 1 on") }
      }
      if paths.isEmpty {
        throw ValidationError("nothing to draft from: name a LOG:LINE, or a PATH with '--fault N'")
      }
      if linePlace != nil || fault != nil || group != nil {
        try writing.validate(on: .standard, below: rules)
      }
    }

    func run() throws {
      let place = linePlace
      let sources = writing.existing(rules.sources, of: rules)
      let book = RuleBook(loading: sources)
      StandardStream.report(book.diagnostics)
      guard !book.diagnostics.hasError else { return try ExitStatus.wrongRule.exit() }
      let messages = try catalogue.read(color: .auto)

      let reader = DraftReading(
        paths: place?.paths ?? paths, others: others, identity: identity, clock: clock,
        reading: reading, catalogue: messages)
      let read = try reader.read(by: book.signatures, keeping: place?.excerpt)
      let chosen = try choose(from: read, place)
      var context = DraftContext(
        book: book, builds: read.builds, catalogue: messages, neighbours: chosen.neighbours)
      context.passing = try reader.passingLines(like: chosen.subject, on: read)
      let draft: RuleDraft
      do throws(DraftProblem) {
        draft = try RuleDraft(chosen.subject, in: context, id: writing.wantedID)
      } catch {
        StandardStream.report([error.diagnostic(path: chosen.name)])
        if case .wrongID = error { return try ExitStatus.usage.exit() }
        return try ExitStatus.impossible.exit()
      }
      let effect = try reader.effect(of: draft, from: chosen.subject, in: book, on: read)
      tell(draft, chosen, effect, book)
      try writing.write(draft, below: rules, sources, messages, .standard)
    }

    /// The line that is named; nil where the paths are to be read whole.
    private var linePlace: LinePlace? {
      if let line { return LinePlace(line, in: paths) }
      return fault == nil && group == nil ? LinePlace(paths) : nil
    }

    /// What the user asks for.
    private func choose(from read: DraftReading.Result, _ place: LinePlace?) throws -> DraftChoice {
      let choice: DraftChoice?
      if let place {
        choice = try place.choice(in: read)
      } else {
        choice = DraftChoice(fault: fault, group: group, in: read)
      }
      if let choice { return choice }
      StandardStream.report([
        DraftChoice.problem(
          fault: fault, group: group, in: read, paths,
          options: identity.words + clock.words + rules.words + catalogue.words)
      ])
      throw ExitStatus.usage.code
    }

    /// Tells what the draft would do, before it is written.
    private func tell(
      _ draft: RuleDraft, _ chosen: DraftChoice, _ effect: DraftEffect?, _ book: RuleBook
    ) {
      var output = StandardStream.error
      print("\(draft.id) drafted from \(chosen.name.showingControls)", to: &output)
      let lines = effect?.lines ?? ["standard input cannot be read again to try it"]
      for line in lines { print("  \(line.showingControls)", to: &output) }
      StandardStream.report(DraftRemarks.remarks(on: draft, chosen, book))
    }
  }
}
