import ArgumentParser
import Intake
import RuleBook
import Triage

/// Reads one build and tells the story of its faults in full.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells one build in full: each fault, why it is judged so, and the evidence.",
    discussion: """
      PATH is a log, a folder, an archive, or '-' for standard input, which is also read where \
      nothing is named. It holds one build; of several '--build', '--branch' and '--suite' choose \
      one. For each fault: the verdict and what it rests on, the lines of all logs that have to do \
      with it in the order of time, who held the lock that was refused and what a wait would have \
      brought, and the signatures that were considered.
      """)

  @Argument(
    help: "Logs, folders or archives of one build; '-' is standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Only faults of these tests: '*' is any text, '?' any character. The dotted name must match, \
      whole or from a dot on; a pytest node id will do.
      """, valueName: "glob"))
  var test: String?

  @Option(
    help: ArgumentHelp(
      "Only the fault that this line is part of; of several logs the one that is named.",
      valueName: "[log:]line"))
  var line: ExplainSelection.LinePlace?

  @OptionGroup(title: "Identity") var identity: IdentityOptions
  @OptionGroup(title: "Clock") var clock: ClockOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "Rules") var catalogue: CatalogueOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if test?.isEmpty == true { throw ValidationError("'--test' takes a name or a glob") }
  }

  func run() throws {
    let inputs = try ReadingOptions.inputs(paths)
    var statuses: [ExitStatus] = []
    let destination = try output.destination(apartFrom: inputs + catalogue.named, rules.sources)

    let book = RuleBook(loading: rules.sources)
    tell(book.diagnostics)
    if book.diagnostics.hasError { statuses.append(.wrongRule) }

    let messages = try catalogue.read(color: output.color)
    let set = SignatureSet(book.signatures)
    let result = reading.read(
      inputs, set, leavingOut: destination.file, aspects: [.locks, .timeline])
    tell(result.messages)
    guard result.isReadable, result.hasLogs else { return try ExitStatus.impossible.exit() }
    if result.diagnostics.hasError { statuses.append(.impossible) }

    let choice = BuildChoice(result.builds, by: identity.id, timezone: clock.zone)
    guard let build = choice.build else {
      tell([choice.problem])
      return try ExitStatus.usage.exit()
    }
    let judged = Judge(set, catalogue: messages, explains: true).judge(build)
    let selection = ExplainSelection(test: test.map(Glob.init), line: line)
    if let problem = LineProblem.problem(with: selection, in: judged) {
      tell([problem])
      return try ExitStatus.usage.exit()
    }
    let report = ExplainReport(judged, by: book.signatures, selecting: selection)
    try destination.write { output.write(report, to: &$0, isTerminal: $1, width: $2) }
    try ExitStatus.worst(of: statuses).exit()
  }

  private func tell(_ diagnostics: [Diagnostic]) {
    StandardStream.report(diagnostics, color: output.color)
  }
}

extension ExplainSelection.LinePlace: ExpressibleByArgument {
  /// Reads `12` or `engine.log:12`.
  public init?(argument: String) {
    let colon = argument.lastIndex(of: ":")
    let number = colon.map { argument[argument.index(after: $0)...] } ?? argument[...]
    guard let line = Int(number), line > 0, number.utf8.allSatisfy(\.isDigit) else { return nil }
    let log = colon.map { String(argument[..<$0]) }
    if log?.isEmpty == true { return nil }
    self.init(log: log, line: line)
  }
}
