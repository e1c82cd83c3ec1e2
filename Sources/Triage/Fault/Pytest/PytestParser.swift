/// Reads the output of pytest, from 3.5 to today's, with any `--tb`.
///
/// A failure's section names only the test's last parts, so failures wait for the end of the session:
/// progress lines and the short summary complete their names.
struct PytestParser {
  private let log: String
  private var mode = Mode.outside
  private var progress = PytestProgress()
  private var pending: [Pending] = []
  private var block: Block?
  private var summary: [SummaryLine] = []
  private var crashes: [Line] = []

  /// The failures of sessions that are over.
  private(set) var failures: [Failure] = []

  /// The counts of all sessions; nil before one has been told.
  private(set) var counts: TestCounts?

  private enum Mode {
    /// No session is known to run.
    case outside
    /// Tests run.
    case running
    /// Inside `FAILURES` or `ERRORS`.
    case failures, errors
    case summary
    /// Inside a section that holds no failures.
    case other
  }

  /// A failure's section while it is read.
  private struct Block {
    var title: LogText
    var isError: Bool
    var trace = Trace()
  }

  private struct Pending {
    var title: LogText
    var phase: Phase?
    var isError: Bool
    var trace: Trace
  }

  private struct SummaryLine {
    var node: LogText
    var isError: Bool
    var line: Line
    /// Where the message begins in the line's text; nil where there is none.
    var message: Int?
  }

  init(log: String) {
    self.log = log
  }

  /// Whether lines belong to pytest's report of failures.
  var isInBlock: Bool { mode == .failures || mode == .errors || mode == .summary || mode == .other }

  /// Reads a line.
  mutating func consume(_ line: Line) {
    let text = line.text
    if text.first == UInt8(ascii: "="), let title = Ruled.title(of: text, mark: UInt8(ascii: "=")) {
      section(title)
      return
    }
    switch mode {
    case .outside: break
    case .running: progress.consume(text)
    case .failures, .errors: failureLine(line)
    case .summary: summaryLine(line)
    case .other: break
    }
    if mode != .outside, let first = text.first, first.isDigit,
      let counts = PytestCounts.parse(text)
    {
      // `-q` leaves the `=` off the last line.
      endSession(counts)
    }
  }

  /// Tells what the log's end leaves open.
  mutating func finish() {
    guard mode != .outside || !pending.isEmpty || block != nil else { return }
    endSession(nil)
  }

  private mutating func section(_ title: ArraySlice<UInt8>) {
    endBlock()
    if title.elementsEqual("test session starts".utf8) {
      if mode != .outside { endSession(nil) }
      mode = .running
    } else if title.elementsEqual("FAILURES".utf8) {
      mode = .failures
    } else if title.elementsEqual("ERRORS".utf8) {
      mode = .errors
    } else if title.elementsEqual("short test summary info".utf8) {
      mode = .summary
    } else if let counts = PytestCounts.parse(title) {
      if mode != .outside { endSession(counts) }
    } else if mode != .outside {
      mode = .other
    }
  }

  private mutating func failureLine(_ line: Line) {
    if line.text.first == UInt8(ascii: "_"),
      let title = Ruled.title(of: line.text, mark: UInt8(ascii: "_"))
    {
      endBlock()
      block = Block(title: LogText(title), isError: mode == .errors)
    } else if block != nil {
      block?.trace.append(line)
    } else if PytestCrash.split(line.text) != nil {
      // `--tb=line` prints one line for each failure, and no titles.
      if crashes.count < LogFindings.failureLimit { crashes.append(line.detached) }
    }
  }

  private mutating func endBlock() {
    guard let block else { return }
    self.block = nil
    let (title, phase) = Self.phase(of: block)
    if pending.count < LogFindings.failureLimit {
      pending.append(
        Pending(title: title, phase: phase, isError: block.isError, trace: block.trace))
    }
  }

  /// Takes `ERROR at setup of test_x` apart.
  private static func phase(of block: Block) -> (LogText, Phase?) {
    let title = block.title.bytes[...]
    for (lead, phase) in [
      ("ERROR at setup of " as StaticString, Phase.setup), ("ERROR at teardown of ", .teardown),
      ("ERROR collecting ", .setup),
    ] where title.starts(with: lead) {
      return (LogText(title.dropFirst(lead.utf8CodeUnitCount)), phase)
    }
    return (block.title, .call)
  }

  private mutating func summaryLine(_ line: Line) {
    let text = line.text
    let word = text.prefix(while: \.isLetter)
    let isError = word.elementsEqual("ERROR".utf8)
    guard isError || word.elementsEqual("FAILED".utf8) || word.elementsEqual("FAIL".utf8),
      text[word.endIndex...].first == UInt8(ascii: " ")
    else { return }
    let rest = text[word.endIndex...].dropFirst()
    let dash = rest.range(of: " - ")
    let node = (dash.map { rest[..<$0.lowerBound] } ?? rest).trimmed
    guard !node.isEmpty, summary.count < LogFindings.failureLimit else { return }
    summary.append(
      SummaryLine(
        node: LogText(node), isError: isError, line: line.detached,
        message: dash.map { $0.upperBound - text.startIndex }))
  }

  private mutating func endSession(_ told: TestCounts?) {
    endBlock()
    var names = PytestNames(
      progress: progress, failed: summary.filter { !$0.isError }.map(\.node),
      broken: summary.filter(\.isError).map(\.node))
    for one in pending {
      let name = names.complete(one.title, isError: one.isError, trace: one.trace)
      add(name, one.phase, FailureBlock(one.trace).faults(log: log, fallback: noMessage(one)),
        one.trace, .sections)
    }
    for (index, line) in crashes.enumerated() {
      guard let crash = PytestCrash.split(line.text) else { continue }
      let name = names.crashed(index, path: crash.path)
      add(name, .call, crash.faults(line, log: log), Trace([line]), .sections)
    }
    for one in summary {
      let name = TestName.dotted(nodeID: one.node.bytes[...])
      add(name, one.isError ? nil : .call, summaryFaults(one), Trace([one.line]), .summary)
    }
    if let counts = told ?? (progress.counts.total > 0 ? progress.counts : nil) {
      self.counts = (self.counts ?? TestCounts()) + counts
    }
    mode = .outside
    progress = PytestProgress()
    pending = []
    summary = []
    crashes = []
  }

  private mutating func add(
    _ name: LogText, _ phase: Phase?, _ faults: [FaultText], _ trace: Trace,
    _ teller: Failure.Teller
  ) {
    guard !faults.isEmpty else { return }
    failures.append(
      Failure(
        place: .test(name), phase: phase, faults: faults, trace: trace, log: log, teller: teller))
  }

  /// What to say of a section that holds no exception: its first line that is not blank.
  private func noMessage(_ one: Pending) -> FaultText? {
    guard let line = one.trace.lines.first(where: { !$0.text.trimmed.isEmpty }) else { return nil }
    return FaultText(
      message: LogText(line.text.trimmed), http: nil, evidence: line.evidence(in: log))
  }

  private func summaryFaults(_ one: SummaryLine) -> [FaultText] {
    guard let start = one.message else {
      return [
        FaultText(
          message: "failed, and the log holds no message", http: nil,
          evidence: one.line.evidence(in: log))
      ]
    }
    var text = ExceptionText()
    text.append(one.line, from: start)
    return text.faults(log: log)
  }
}
