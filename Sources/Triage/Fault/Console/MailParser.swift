/// Reads the failures of a Jenkins failure mail (email-ext's FAILED_TESTS token), alone or quoted.
///
///     FAILED:  network-suite-4.3.tests.test_x.test_y
///
///     Error Message:
///     test setup failure
///
///     Stack Trace:
///     ...
struct MailParser {
  private let log: String
  private let budget: TraceBudget
  private var state = State.outside

  private(set) var failures: [Failure] = []

  /// How many failures were not kept.
  private(set) var leftOut = 0

  private enum State {
    case outside
    case named(Open)
    case message(Open)
    case trace(Open)
  }

  private struct Open {
    var name: LogText
    var message: [Line] = []
    var trace = Trace()
  }

  init(log: String, budget: TraceBudget) {
    self.log = log
    self.budget = budget
  }

  /// Whether lines belong to a failed test's block.
  ///
  /// A name alone is no block yet: a test may print such a line.
  var isInBlock: Bool {
    switch state {
    case .outside, .named: false
    case .message, .trace: true
    }
  }

  /// The failed tests: those that broke outside the test's own code are errors, as pytest counts.
  var counts: TestCounts? {
    guard !failures.isEmpty else { return nil }
    let errors = failures.count { $0.phase != .call }
    return TestCounts(failed: failures.count - errors + leftOut, errors: errors)
  }

  mutating func consume(_ line: Line) {
    if let name = Self.name(line.text) {
      end()
      state = .named(Open(name: name))
      return
    }
    let before = state
    // Moved out, so that the lines kept so far are not copied for each new one.
    state = .outside
    switch consume before {
    case .outside: break
    case .named(let open):
      if line.text.trimmed.elementsEqual("Error Message:".utf8) {
        state = .message(open)
      } else if line.text.trimmed.elementsEqual("Stack Trace:".utf8) {
        state = .trace(open)
      } else if line.text.trimmed.isEmpty {
        state = .named(open)
      }
    // Else something other than a failed test's block follows the name.
    case .message(var open):
      if line.text.trimmed.elementsEqual("Stack Trace:".utf8) {
        state = .trace(open)
      } else if Self.endsMail(line.text) {
        end(open)
      } else {
        if open.message.count < 200 { open.message.append(line.cut(to: 64 << 10).detached) }
        state = .message(open)
      }
    case .trace(var open):
      if Self.endsMail(line.text) {
        end(open)
      } else {
        // The state gives up its trace, so that appending copies nothing.
        state = .outside
        open.trace.append(line)
        state = .trace(open)
      }
    }
  }

  mutating func finish() { end() }

  /// The test of a line such as `FAILED:  network-suite-4.3.tests.test_x.test_y`.
  private static func name(_ text: ArraySlice<UInt8>) -> LogText? {
    guard text.starts(with: "FAILED:  ") || text.starts(with: "REGRESSION:  ") else { return nil }
    let name = text[(text.firstIndex(of: UInt8(ascii: ":")) ?? text.startIndex)...].dropFirst()
      .trimmed
    return name.isEmpty ? nil : TestName.dotted(name: name)
  }

  /// Whether a line ends the mail where it is quoted in another text.
  private static func endsMail(_ text: ArraySlice<UInt8>) -> Bool {
    let text = text.trimmed
    return text.elementsEqual("</pre>".utf8) || text.elementsEqual("```".utf8)
      || (text.count >= 10 && text.allSatisfy { $0 == UInt8(ascii: "-") })
      || text.starts(with: "_______________________________________________")
  }

  private mutating func end() {
    defer { state = .outside }
    switch state {
    case .outside, .named: break
    case .message(let open), .trace(let open): end(open)
    }
  }

  private mutating func end(_ open: Open) {
    let message = open.message.drop { $0.text.trimmed.isEmpty }
    guard !message.isEmpty || !open.trace.isEmpty else { return }
    let faults = FailureBlock(open.trace).faults(log: log, fallback: nil)
    let told = faults.isEmpty ? Self.faults(in: message, log: log) : faults
    guard !told.isEmpty else { return }
    guard failures.count < LogFindings.failureLimit else {
      leftOut += 1
      return
    }
    var trace = Trace(message)
    trace.append(contentsOf: open.trace)
    failures.append(
      Failure(
        place: .test(open.name), phase: PhaseMessage.phase(of: message.first?.text ?? []) ?? .call,
        faults: told, trace: budget.fitted(trace), log: log, teller: .mail))
  }

  private static func faults(in message: some Sequence<Line>, log: String) -> [FaultText] {
    var text = ExceptionText()
    for line in message where text.bytes.isEmpty || text.isOpen { text.append(line, from: 0) }
    return text.faults(log: log)
  }
}
