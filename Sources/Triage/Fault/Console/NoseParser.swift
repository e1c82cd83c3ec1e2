/// Reads the failures that nose and unittest print when their tests are over.
struct NoseParser {
  private let log: String
  private let budget: TraceBudget
  private var state = State.outside

  private(set) var failures: [Failure] = []

  /// How many failures were not kept.
  private(set) var leftOut = 0

  private(set) var counts: TestCounts?

  private enum State {
    case outside
    /// A line of `=` has been read.
    case ruled
    /// A title such as `ERROR: 002_bootstrap.add_hosts` has been read.
    case titled(LogText, Phase)
    case block(LogText, Phase, Trace)
    /// `Ran 13 tests in 12.3s` has been read.
    case ran(Int)
  }

  init(log: String, budget: TraceBudget) {
    self.log = log
    self.budget = budget
  }

  /// Whether lines belong to a failure's block.
  var isInBlock: Bool { if case .block = state { true } else { false } }

  mutating func consume(_ line: Line) {
    let text = line.text
    if Ruled.isRule(text, mark: UInt8(ascii: "=")) {
      endBlock()
      state = .ruled
      return
    }
    switch state {
    case .outside:
      if text.starts(with: "Ran ") { ran(text) }
    case .ruled:
      state = .outside
      if text.starts(with: "ERROR: ") {
        let (name, phase) = Self.name(text.dropFirst(7))
        state = .titled(name, phase)
      } else if text.starts(with: "FAIL: ") {
        let (name, phase) = Self.name(text.dropFirst(6))
        state = .titled(name, phase)
      }
    case .titled(let name, let phase):
      // A test's description may follow its name before the rule.
      if Ruled.isRule(text, mark: UInt8(ascii: "-")) { state = .block(name, phase, Trace()) }
    case .block(let name, let phase, var trace):
      if Ruled.isRule(text, mark: UInt8(ascii: "-")) {
        endBlock()
      } else {
        // The state gives up its trace, so that appending copies nothing.
        state = .outside
        trace.append(line)
        state = .block(name, phase, trace)
      }
    case .ran(let total): ended(text, total)
    }
  }

  mutating func finish() { endBlock() }

  private mutating func endBlock() {
    guard case .block(let name, var phase, let trace) = state else { return }
    state = .outside
    // The title of a class or a module does not say which of its fixtures broke.
    if phase == .setup, trace.lines.contains(where: { $0.text.trimmed.equals("self.tearDown()") }) {
      phase = .teardown
    }
    let faults = FailureBlock(trace).faults(log: log)
    guard !faults.isEmpty else { return }
    guard failures.count < LogFindings.failureLimit else {
      leftOut += 1
      return
    }
    failures.append(
      Failure(
        place: .test(name), phase: phase, faults: faults, trace: budget.fitted(trace), log: log,
        teller: .sections
      ))
  }

  /// The dotted name of a title: `test_x (module.Class)`, `module.test`,
  /// `test suite for <class 'module.Class'>`.
  private static func name(_ title: ArraySlice<UInt8>) -> (LogText, Phase) {
    let title = title.trimmed
    if title.starts(with: "test suite for <"), let open = title.firstIndex(of: UInt8(ascii: "'")),
      let close = title[(open + 1)...].firstIndex(of: UInt8(ascii: "'"))
    {
      return (TestName.dotted(name: title[(open + 1)..<close]), .setup)
    }
    if title.last == UInt8(ascii: ")"), let open = title.range(of: " (") {
      let owner = title[open.upperBound..<(title.endIndex - 1)]
      let test = title[..<open.lowerBound]
      if !owner.contains(UInt8(ascii: " ")), !test.contains(UInt8(ascii: " ")) {
        return (TestName.dotted(classname: owner, name: test), .call)
      }
    }
    return (TestName.dotted(name: title), .call)
  }

  private mutating func ran(_ text: ArraySlice<UInt8>) {
    let words = text.split(separator: UInt8(ascii: " "))
    guard words.count >= 3, words[2].starts(with: "test"), let total = words[1].decimal else {
      return
    }
    state = .ran(total)
  }

  /// Reads `OK (SKIP=1)` or `FAILED (SKIP=1, errors=1, failures=1)`.
  private mutating func ended(_ text: ArraySlice<UInt8>, _ total: Int) {
    guard !text.trimmed.isEmpty else { return }
    state = .outside
    guard text.starts(with: "OK") || text.starts(with: "FAILED") else { return }
    var counts = TestCounts()
    let inside = text.drop { $0 != UInt8(ascii: "(") }.dropFirst()
    for part in inside.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ")") })
    {
      let pair = part.trimmed.split(separator: UInt8(ascii: "="))
      guard pair.count == 2, let number = pair[1].decimal else { continue }
      switch pair[0].shown {
      case "errors": counts = counts + TestCounts(errors: number)
      case "failures": counts = counts + TestCounts(failed: number)
      case "SKIP", "skipped", "expected failures": counts = counts + TestCounts(skipped: number)
      default: break
      }
    }
    counts.passed = TestCounts(passed: total - counts.total).passed
    self.counts = (self.counts ?? TestCounts()) + counts
  }
}
