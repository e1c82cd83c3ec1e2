import ArgumentParser
import Intake
import RuleBook
import Triage

/// Reads builds and writes the failure page.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Tells the faults of builds by branch and number, explained and unexplained.",
    discussion: """
      PATH is a log, a folder, an archive, or '-' for standard input, which is also read where \
      nothing is named. A folder that holds '<job>/<number>' folders holds as many builds.
      """)

  @Argument(help: "Logs, folders or archives; '-' is standard input.", completion: .file())
  var paths: [String] = []

  @OptionGroup(title: "Identity") var identity: IdentityOptions
  @OptionGroup(title: "Clock") var clock: ClockOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "Rules") var catalogue: CatalogueOptions

  @Option(
    help: ArgumentHelp(
      "An earlier JSON report: what is new, gone and continuing is told.", valueName: "old.json"))
  var baseline: String?

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      "Exit with 1 where a fault of this kind is left. Repeatable.", valueName: "condition"))
  var conditions: [FailCondition] = []

  @Option(
    help: ArgumentHelp(
      """
      How many later builds without a signature, of those that ran the tests, are enough to call it \
      likely fixed or stale.
      """, valueName: "n"))
  var standingBuilds = Standing.enoughBuilds

  @Flag(help: "Short for '--fail-on not-evaluated'.")
  var strict = false

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if !(1...1000).contains(standingBuilds) {
      throw ValidationError("'--standing-builds' takes a number from 1 to 1000")
    }
    if conditions.contains(.new), baseline == nil {
      throw ValidationError("'--fail-on new' needs '--baseline OLD.json' to compare with")
    }
  }

  func run() throws {
    let inputs = try ReadingOptions.inputs(paths)
    var statuses: [ExitStatus] = []
    let destination = try output.destination(apartFrom: inputs + catalogue.named, rules.sources)
    let earlier = try baseline.map { try BaselineFile.read($0, color: output.color) }

    let messages = try catalogue.read(color: output.color)
    let book = RuleBook(loading: rules.sources)
    tell(book.diagnostics)
    if book.diagnostics.hasError { statuses.append(.wrongRule) }

    let set = SignatureSet(book.signatures)
    var result = reading.read(inputs, set, leavingOut: destination.file)
    tell(result.messages)
    guard result.isReadable else { return try ExitStatus.impossible.exit() }
    // A report on some of what was named must not pass for one on all of it.
    if result.diagnostics.hasError { statuses.append(.impossible) }
    if let problem = identity.problem(with: result.builds) {
      tell([problem])
      return try ExitStatus.usage.exit()
    }

    let judge = Judge(set, catalogue: messages)
    let hasLogs = result.hasLogs
    var report = Report(
      judged: judge.judge(
        BuildAssembler.builds(
          from: result.takeBuilds(), overriding: identity.id, timezone: clock.zone)),
      by: book.signatures, enough: standingBuilds)
    report.catalogue = messages?.name
    report.inputs = inputs.allSatisfy { InputPath($0).isText } ? inputs : []
    report.options = identity.words + clock.words + rules.words + catalogue.words
    report.changes = earlier?.changes(in: report, signatures: book.signatures)
    try destination.write { output.write(report, to: &$0, isTerminal: $1, width: $2) }
    if !hasLogs { statuses.append(.impossible) }

    let failing = (conditions + (strict ? [.notEvaluated] : [])).filter { $0.holds(in: report) }
    if !failing.isEmpty {
      statuses.append(.conditionHolds)
      tellHolding(failing)
    }
    try ExitStatus.worst(of: statuses).exit()
  }

  /// Says why the exit code is not 0, since the report itself is the same without a condition.
  private func tellHolding(_ conditions: [FailCondition]) {
    let holding = FailCondition.allCases.filter(conditions.contains)
    tell(
      holding.map {
        Diagnostic(.error, "this condition holds", path: "--fail-on \($0.rawValue)")
      })
  }

  private func tell(_ diagnostics: [Diagnostic]) {
    StandardStream.report(diagnostics, color: output.color)
  }
}

extension FailCondition: ExpressibleByArgument {}

extension [Diagnostic] {
  var hasError: Bool { contains { $0.severity == .error } }
}
