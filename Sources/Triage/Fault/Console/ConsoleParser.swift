/// Reads the output of a job or of a test run in all its layers.
struct ConsoleParser {
  private var pytest: PytestParser
  private var nose: NoseParser
  private var mail: MailParser
  private var tasks: TaskParser
  private var stages: StageParser
  private var product: ProductLogParser
  private var embedded: EmbeddedResults?
  private var facts = ConsoleFacts()
  private var versions: [String: String] = [:]

  /// Whether the last line belonged to a product's log that is quoted here.
  private var isInProductEntry = false

  init(log: String, results: LogReader.ResultsReaderFactory?) {
    let budget = TraceBudget()
    pytest = PytestParser(log: log, budget: budget)
    nose = NoseParser(log: log, budget: budget)
    mail = MailParser(log: log, budget: budget)
    tasks = TaskParser(log: log, budget: budget)
    stages = StageParser(log: log)
    product = ProductLogParser(log: log, kind: .text)
    embedded = results.map { EmbeddedResults(log: log, factory: $0) }
  }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - words: whose words it holds.
  /// - Returns: what kind of log it is a line of, where it is quoted.
  mutating func consume(_ line: Line, words: LineWords = .unknown) -> LogKind? {
    // What a test prints may look like results or a mail.
    if !pytest.isRunning, !nose.isInBlock, embedded?.consume(line) == true { return nil }
    let kind = mail.isInBlock ? nil : ProductLogParser.kind(of: line.text)
    if !mail.isInBlock, !pytest.isInReport, !nose.isInBlock {
      if quotes(line, of: kind) { return kind }
      isInProductEntry = false
    }
    if !pytest.isRunning { mail.consume(line) }
    if !mail.isInBlock, !pytest.consume(line) { outsidePytest(line, words) }
    facts.consume(line, words: words)
    if words.contains(.package) { package(line.text) }
    return kind
  }

  /// Reads a line of a product's log that is quoted here; false for any other line.
  private mutating func quotes(_ line: Line, of kind: LogKind?) -> Bool {
    // A stack trace follows its entry; prose and tags do not.
    let first = line.text.first
    let goesOn =
      first == 9 || first == UInt8(ascii: " ") || line.text.starts(with: "Caused by: ")
      || line.text.starts(with: "Traceback ")
    guard kind != nil || (isInProductEntry && goesOn) else { return false }
    product.consume(line)
    isInProductEntry = true
    return true
  }

  /// Adds everything to what the log tells.
  mutating func finish(into findings: inout LogFindings) {
    embedded?.finish()
    mail.finish()
    pytest.finish()
    nose.finish()
    tasks.finish()
    for failure in pytest.failures + nose.failures + tasks.failures + mail.failures
      + stages.failures
    {
      findings.add(failure)
    }
    findings.failureTotal +=
      pytest.leftOut + nose.leftOut + tasks.leftOut + mail.leftOut + stages.leftOut
    findings.tests[.sections] = pytest.counts ?? nose.counts ?? tasks.counts
    findings.testsEnded = pytest.counts == nil ? nose.counts != nil : pytest.isComplete
    findings.tests[.mail] = mail.counts
    findings.identity = facts.identity
    findings.result = facts.result
    findings.started = facts.started
    findings.versions = versions
    findings.testTimes.add(pytest.testTimes)
    findings.testTimes.add(tasks.testTimes)
    if let results = embedded?.findings { findings.add(results) }
    let entries = product.finish()
    for failure in entries.failures { findings.add(failure) }
    findings.failureTotal += entries.failureTotal - entries.failures.count
    findings.started = findings.started ?? entries.started
    findings.versions.merge(entries.versions) { known, _ in known }
  }

  private mutating func outsidePytest(_ line: Line, _ words: LineWords) {
    if line.text.starts(with: "@@ ") { tasks.anchor(line) }
    nose.consume(line)
    guard !nose.isInBlock else { return }
    if !tasks.consume(line), words.contains(.stage) { stages.consume(line) }
  }

  private mutating func package(_ text: ArraySlice<UInt8>) {
    guard text.contains(".x86_64") || text.contains(".noarch") else { return }
    guard let package = PackageName.find(in: text), let name = package.relevantName else { return }
    versions[name] = versions[name] ?? package.fullVersion
  }
}
