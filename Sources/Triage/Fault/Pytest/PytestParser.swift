/// Reads the output of pytest, from 3.5 to today's, with any `--tb`.
///
/// A failure's section names only the test's last parts, so failures wait for the end of the session:
/// progress lines and the short summary complete their names.
struct PytestParser {
  private let log: String
  private let budget: TraceBudget
  private var mode = Mode.outside
  private var progress = PytestProgress()
  private var pending: [Pending] = []
  private var block: Block?
  private var summary: [Line] = []
  private var crashes: [PytestCrash] = []

  /// The line that names what broke pytest itself.
  private var internalError: Line?

  /// Lines of a section without titles, up to the next that names where an exception was raised.
  private var untitled = Trace()

  /// How wide pytest draws its rules, in characters.
  private var width: Int?

  /// Whether the session began with pytest's header; `-q` leaves it off.
  private var hasHeader = false

  /// What the last line of a quiet session told, and what came before it.
  private var quietCounts: TestCounts?
  private var interrupted = Mode.outside

  /// When the tests of those sessions ran.
  private(set) var testTimes = TestTimes()

  /// The failures of sessions that are over.
  private(set) var failures: [Failure] = []

  /// How many failures were not kept.
  private(set) var leftOut = 0

  /// The counts of all sessions; nil before one has been told.
  private(set) var counts: TestCounts?

  /// Whether the last session told its end; if not, the log is cut off or the run still goes on.
  private(set) var isComplete = false

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
    /// Behind the last line of a quiet session, unless a test printed that line.
    case over
  }

  /// A failure's section while it is read.
  private struct Block {
    var title: LogText
    var titleLine: Line
    var isError: Bool
    var trace = Trace()

    /// Whether the lines are what the test printed, which may look like anything.
    var isCaptured = false
  }

  private struct Pending {
    var title: LogText
    var titleLine: Line
    var phase: Phase?
    var isError: Bool
    var trace: Trace
  }

  init(log: String, budget: TraceBudget) {
    self.log = log
    self.budget = budget
  }

  /// Whether lines belong to pytest's report of failures.
  var isInReport: Bool { mode == .failures || mode == .errors || mode == .other }

  /// Whether lines are pytest's or its tests' own; behind the short summary others may speak.
  var isRunning: Bool { mode == .running || isInReport }

  /// Reads a line; tells whether it belongs to pytest's report.
  @discardableResult
  mutating func consume(_ line: Line) -> Bool {
    let text = line.text
    if text.first == UInt8(ascii: "="), let title = title(of: text, mark: UInt8(ascii: "=")),
      section(title, of: text)
    {
      return true
    }
    // `-q` leaves the `=` off the last line.
    if !hasHeader, mode != .outside, let counts = PytestCounts.parse(text, isRuled: false) {
      if mode != .over { interrupted = mode }
      mode = .over
      quietCounts = counts
      return true
    }
    switch mode {
    case .outside: return false
    case .over:
      guard title(of: text, mark: UInt8(ascii: "_")) != nil else { return false }
      mode = interrupted
      failureLine(line)
    case .running:
      if text.starts(with: Self.internalMark),
        ExceptionLine.isException(text.dropFirst(Self.internalMark.utf8CodeUnitCount))
      {
        internalError = line.kept
      }
      progress.consume(line)
      return false
    case .failures, .errors: failureLine(line)
    case .summary: return summaryLine(line)
    case .other: break
    }
    return true
  }

  /// Tells what the log's end leaves open.
  mutating func finish() {
    guard mode != .outside || !pending.isEmpty || block != nil else { return }
    endSession(nil)
  }

  /// The title of a rule that pytest drew.
  ///
  /// pytest fills its terminal's width to the character, so what a test prints in between is told
  /// from pytest's own lines by its length.
  private func title(of text: ArraySlice<UInt8>, mark: UInt8) -> ArraySlice<UInt8>? {
    guard let title = Ruled.title(of: text, mark: mark) else { return nil }
    let isForgeable =
      mode == .running || mode == .over || block?.isCaptured ?? !untitled.isEmpty
    guard isForgeable, let width else { return title }
    return Ruled.fills(width, text, title: title) ? title : nil
  }

  /// Enters a section; false where a title in a test's own output is none of pytest's.
  private mutating func section(
    _ title: ArraySlice<UInt8>, of line: ArraySlice<UInt8>
  ) -> Bool {
    let counts = PytestCounts.parse(title, isRuled: true)
    if title.elementsEqual("test session starts".utf8) {
      if mode != .outside { endSession(nil) }
      mode = .running
      hasHeader = true
      width = line.characterCount
    } else if title.elementsEqual("FAILURES".utf8) {
      enter(.failures, line)
    } else if title.elementsEqual("ERRORS".utf8) {
      enter(.errors, line)
    } else if title.elementsEqual("short test summary info".utf8) {
      enter(.summary, line)
    } else if mode == .outside {
      return false
    } else if let counts {
      endSession(counts)
    } else {
      enter(.other, line)
    }
    return true
  }

  private mutating func enter(_ next: Mode, _ line: ArraySlice<UInt8>) {
    endBlock()
    mode = next
    untitled = Trace()
    width = width ?? line.characterCount
  }

  private mutating func failureLine(_ line: Line) {
    if line.text.first == UInt8(ascii: "_"),
      let title = title(of: line.text, mark: UInt8(ascii: "_"))
    {
      endBlock()
      block = Block(
        title: LogText(title.prefix(ofCharacters: TestName.lengthLimit)), titleLine: line.kept,
        isError: mode == .errors)
    } else if block != nil {
      if FailureBlock.beginsCapturedOutput(line.text) { block?.isCaptured = true }
      block?.trace.append(line)
    } else {
      untitledLine(line)
    }
  }

  /// Reads a line where `--tb=line` prints one for each failure, and no titles.
  private mutating func untitledLine(_ line: Line) {
    untitled.append(line)
    guard let crash = PytestCrash(ending: untitled) else { return }
    if !crash.isSameLine(as: crashes.last) {
      if failures.count + crashes.count < LogFindings.failureLimit {
        crashes.append(PytestCrash(ending: budget.fitted(untitled)) ?? crash)
      } else {
        leftOut += 1
      }
    }
    untitled = Trace()
  }

  private mutating func endBlock() {
    guard let block else { return }
    self.block = nil
    let (title, phase) = Self.phase(of: block)
    guard failures.count + pending.count < LogFindings.failureLimit else {
      leftOut += 1
      return
    }
    pending.append(
      Pending(
        title: title, titleLine: block.titleLine, phase: phase, isError: block.isError,
        trace: budget.fitted(block.trace)))
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

  /// Keeps a line of the short summary: where its id ends is clear when all ids are known.
  private mutating func summaryLine(_ line: Line) -> Bool {
    guard PytestSummaryLine.isFailure(line.text) != nil else { return false }
    if summary.count < LogFindings.failureLimit {
      summary.append(line.kept)
    } else if pending.isEmpty, crashes.isEmpty {
      leftOut += 1
    }
    return true
  }

  private mutating func endSession(_ told: TestCounts?) {
    endBlock()
    let titles = Set(pending.map(\.title))
    let summary = self.summary.compactMap { line in
      PytestSummaryLine(line) {
        progress.knows($0) || titles.contains(PytestNames.shortName($0))
      }
    }
    var names = PytestNames(
      progress: progress, failed: summary.filter { !$0.isError }.map(\.node),
      broken: summary.filter(\.isError).map(\.node), sections: pending.map(\.isError))
    for (index, one) in pending.enumerated() {
      let name = names.complete(one.title, isError: one.isError, trace: one.trace)
      // Where the log ends inside a block, its lines are source that leads to a message not there.
      let isCut = told == nil && quietCounts == nil && index == pending.count - 1
      let fallback =
        isCut ? PytestSummaryLine.noMessage(one.titleLine.evidence(in: log)) : noMessage(one)
      add(
        name, one.phase, FailureBlock(one.trace).faults(log: log, fallback: fallback),
        one.trace, .sections)
    }
    for (index, crash) in crashes.enumerated() {
      let name = names.crashed(index, of: crashes.count, path: crash.path)
      add(name, .call, crash.faults(log: log), crash.trace, .sections)
    }
    for one in summary {
      let name = TestName.dotted(nodeID: one.node.bytes[...])
      add(name, one.isError ? nil : .call, one.faults(log: log), Trace([one.line]), .summary)
    }
    // `--tb=no`, or the log was cut off: the progress alone says what failed.
    if pending.isEmpty && crashes.isEmpty && summary.isEmpty
      || (told ?? quietCounts) == nil
    {
      // Of a file with letters only, as many are known as its sections have told.
      var known = names.told.reduce(into: [LogText: Int]()) { counts, name in
        counts[TestName.module(of: name), default: 0] += 1
      }
      for one in progress.ended {
        let module = TestName.dotted(nodeID: one.node.bytes[...])
        if one.letter != nil, let left = known[module], left > 0 {
          known[module] = left - 1
        } else {
          addWithoutMessage(one, known: names)
        }
      }
    }
    isComplete = told ?? quietCounts != nil
    if let line = internalError { addInternal(line) }
    if let counts = told ?? quietCounts ?? (progress.counts.total > 0 ? progress.counts : nil) {
      self.counts = (self.counts ?? TestCounts()) + counts
    }
    progress.finish(into: &testTimes)
    mode = .outside
    hasHeader = false
    quietCounts = nil
    internalError = nil
    width = nil
    progress = PytestProgress()
    pending = []
    self.summary = []
    crashes = []
  }

  private static let internalMark: StaticString = "INTERNALERROR> "

  /// Tells what broke pytest itself under the name that its JUnit XML has for it.
  private mutating func addInternal(_ line: Line) {
    var text = ExceptionText()
    text.append(line, from: Self.internalMark.utf8CodeUnitCount)
    add("pytest.internal", .call, text.faults(log: log), Trace([line]), .sections)
  }

  /// Tells a failure of which the log holds nothing but the progress, unless a section told it.
  private mutating func addWithoutMessage(_ one: PytestProgress.Ended, known: PytestNames) {
    guard failures.count < LogFindings.failureLimit else { return }
    let name = TestName.dotted(nodeID: one.node.bytes[...])
    guard !known.told.contains(name) else { return }
    let fault = PytestSummaryLine.noMessage(one.evidence(in: log))
    add(name, one.isError ? nil : .call, [fault], Trace([one.line]), .summary)
  }

  private mutating func add(
    _ name: LogText, _ phase: Phase?, _ faults: [FaultText], _ trace: Trace,
    _ teller: Failure.Teller
  ) {
    guard !faults.isEmpty else { return }
    guard failures.count < LogFindings.failureLimit else {
      // The short summary tells again what the sections told.
      if teller != .summary { leftOut += 1 }
      return
    }
    failures.append(
      Failure(
        place: .test(name), phase: phase, faults: faults, trace: trace, log: log, teller: teller))
  }

  /// What to say of a section that holds no exception: its first line that is not blank or xdist's.
  private func noMessage(_ one: Pending) -> FaultText {
    for line in one.trace.lines where !line.text.starts(with: "[gw") {
      let text = line.text.trimmed
      if text.isEmpty { continue }
      return FaultText(message: LogText(text), http: nil, evidence: line.evidence(in: log))
    }
    return PytestSummaryLine.noMessage(one.titleLine.evidence(in: log))
  }
}
