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
        there are; the others serve for comparison. Each finding has a name, which 'rules \
        explain-finding' explains, and which a rule may allow with a reason.
        """)

    @Argument(help: "Folders of rules, or rule files.", completion: .file())
    var paths: [String] = []

    @Option(help: "The form of the findings; json and sarif go to standard output.")
    var format = Format.text

    @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "file"))
    var output: String?

    @Option(help: "When to colour the messages.")
    var color = When.auto

    @OptionGroup var rules: RuleOptions

    @Option(
      help: ArgumentHelp(
        "The engine's messages: keys that are gone and texts that changed are told.",
        valueName: "file"))
    var catalogue: String?

    @Option(
      name: .customLong("builds"),
      help: ArgumentHelp(
        """
        Recorded builds to judge the rules by: how often each holds, which never do, which hold \
        where all passed, which miss by little. Repeatable.
        """, valueName: "path"))
    var builds: [String] = []

    @Option(
      help: ArgumentHelp(
        "The day after which no fix may lie; today where none is named.", valueName: "date"))
    var today: String?

    @OptionGroup var reading: ReadingOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json, sarif
    }

    func validate() throws {
      if let today, Timestamp(day: today) == nil {
        throw ValidationError("'--today' takes a day such as 2019-05-28, not '\(today)'")
      }
    }

    func run() throws {
      let destination = try Destination(
        opening: output, apartFrom: builds + (catalogue.map { [$0] } ?? []),
        rules.sources + paths.map { .user($0) }, color: color)
      let messages = try catalogue.flatMap {
        try CatalogueOptions.read($0, named: $0, color: color)
      }
      var grounds = CheckGrounds(
        catalogue: messages, today: today.flatMap(Timestamp.init(day:)) ?? .now)
      let sources = paths.map { RuleSource.user($0) }
      var statuses: [ExitStatus] = []
      if !builds.isEmpty {
        let trial = try BuildTrial(
          of: rules.sources + sources, on: builds, reading, messages, leavingOut: destination.file,
          color: color)
        grounds.trial = trial.trial
        if trial.isIncomplete { statuses.append(.impossible) }
      }
      let check = RuleBook.Check(sources, context: rules.sources, against: grounds)
      if format == .text { tell(check) }
      try destination.write { _, _ in rendered(check) }
      let named = NamedRules(paths: paths)
      let empty = named.withoutRules
      StandardStream.report(empty, color: color)
      if named.isAnyMissing || !empty.isEmpty { statuses.append(.impossible) }
      if check.hasWrongFile { statuses.append(.wrongRule) }
      if !check.isClean { statuses.append(.conditionHolds) }
      try ExitStatus.worst(of: statuses).exit()
    }

    /// Tells the findings as a compiler does, and how to learn more.
    private func tell(_ check: RuleBook.Check) {
      let told = check.diagnostics
      StandardStream.report(told, color: color)
      guard let name = told.lazy.compactMap(\.finding).first else { return }
      StandardStream.report(
        [
          Diagnostic(
            .note, "each finding has a name in brackets", path: "rules check",
            help: "'ost-triage rules explain-finding \(name)' tells more")
        ], color: color)
    }

    private func rendered(_ check: RuleBook.Check) -> String {
      var text = ""
      switch format {
      case .text:
        if let trial = check.trial { HitTable(of: check.rules, in: trial).write(to: &text) }
        text += check.summary + "\n"
      case .json: JSONFindings().write(check, to: &text)
      case .sarif: SARIFFindings(version: OSTTriage.configuration.version).write(check, to: &text)
      }
      return text
    }
  }
}

extension Timestamp {
  /// The day of the clock, at Greenwich.
  fileprivate static var now: Timestamp {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return Timestamp(year: parts.year ?? 0, month: parts.month ?? 1, day: parts.day ?? 1)
  }
}
