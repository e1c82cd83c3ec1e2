/// Makes the windows of a build's tests from what its logs tell of when they ran.
struct WindowMaker {
  private let clock: BuildClock
  private(set) var windows: [TestWindow] = []

  /// The engine's events in the order of time, each once, whatever copies of its log there are.
  private var events: [Event] = []

  /// When the logs end that tell events.
  private var end = Int.min

  /// When the first of them begins.
  private var start = Int.max

  private struct Event: Hashable {
    var at: Int
    var test: LogText
  }

  /// How far the whole seconds of results and consoles may be off, in milliseconds.
  private static let slack = 1000

  init(_ findings: [LogFindings], on clock: BuildClock) {
    self.clock = clock
    addEvents(findings)
    for one in findings { addSpans(one) }
    let orders = findings.filter { !$0.testTimes.order.isEmpty }.sorted {
      // Results name all tests, a console only those that it was told to.
      ($0.summary.kind == .junit ? 0 : 1) < ($1.summary.kind == .junit ? 0 : 1)
    }
    if let order = orders.first?.testTimes.order { addSilent(order) }
  }

  private mutating func addEvents(_ findings: [LogFindings]) {
    var known: Set<Event> = []
    for one in findings {
      let log = one.summary.name
      for span in one.testTimes.spans where span.source == .events {
        guard let at = clock.moment(span.start, in: log, line: span.line) else { continue }
        known.insert(Event(at: at.milliseconds, test: span.test))
        guard let reach = clock.reach(of: log) else { continue }
        (start, end) = (min(start, reach.lowerBound), max(end, reach.upperBound))
      }
    }
    events = known.sorted { ($0.at, $0.test) < ($1.at, $1.test) }
    for index in events.indices {
      let event = events[index]
      windows.append(
        TestWindow(test: event.test, time: event.at...upper(index), source: .events))
    }
  }

  /// When the test of an event is over: when the next one begins.
  private func upper(_ index: Int) -> Int {
    let next = index + 1 < events.count ? events[index + 1].at : end
    return max(events[index].at, next)
  }

  private mutating func addSpans(_ one: LogFindings) {
    let log = one.summary.name
    let spans = one.testTimes.spans.filter { $0.source != .events }
    let placed = spans.map { clock.ownMoment($0.start, in: log, line: $0.line)?.milliseconds }
    for (index, span) in spans.enumerated() {
      guard let from = placed[index] else { continue }
      let told = span.end.flatMap { clock.ownMoment($0, in: log, line: span.line)?.milliseconds }
      let next = placed[(index + 1)...].lazy.compactMap { $0 }.first
      let until = told ?? next ?? clock.ownReach(of: log)?.upperBound ?? from
      windows.append(
        TestWindow(
          test: span.test, time: from - Self.slack...max(from, until) + Self.slack,
          source: span.source))
    }
  }

  /// Adds tests whose fixtures broke before the engine was told of them.
  ///
  /// Such a test ran between the events of the tests before and behind it, or as the first or last.
  private mutating func addSilent(_ order: [LogText]) {
    guard !events.isEmpty else { return }
    var times: [LogText: (first: Int, last: Int)] = [:]
    for event in events { times[event.test] = (times[event.test]?.first ?? event.at, event.at) }
    func time(_ test: LogText) -> (first: Int, last: Int)? {
      times[test] ?? times[LogText(TestName.parts(of: test).head)]
    }
    var next: [Int] = []
    var behind = end
    for test in order.reversed() {
      next.append(behind)
      if let told = time(test) { behind = min(behind, told.first) }
    }
    var before = start
    for (test, behind) in zip(order, next.reversed()) {
      if let told = time(test) {
        before = max(before, told.last)
      } else if before <= behind {
        windows.append(TestWindow(test: test, time: before...behind, source: .order))
      }
    }
  }

  /// Adds tests of which the engine was not told, but which it gave the very answer they failed with.
  ///
  /// Only where all such answers lie between two events: else nobody can tell which one it was.
  mutating func addAnswered(_ faults: [Fault], by actions: [Failure]) {
    guard !events.isEmpty else { return }
    let known = TestWindows(windows)
    let silent = faults.filter { $0.test.map { known.of($0).isEmpty } ?? false }
    guard !silent.isEmpty else { return }
    var answers: [LogText: Set<Int>] = [:]
    for action in actions {
      guard let context = action.context,
        let at = clock.moment(
          context.time, in: action.log, line: action.faults.first?.evidence.line)
      else { continue }
      for text in action.faults {
        answers[text.message, default: []].insert(gap(at: at.milliseconds))
      }
    }
    for fault in silent {
      guard let test = fault.test, let gaps = answers[fault.message], gaps.count == 1,
        let gap = gaps.first
      else { continue }
      let from = gap < 0 ? start : events[gap].at
      let until = gap < 0 ? max(start, events[0].at) : upper(gap)
      windows.append(TestWindow(test: test, time: from...until, source: .answer))
    }
  }

  /// The last event at or before a moment; -1 where there is none.
  private func gap(at moment: Int) -> Int {
    var (low, high) = (0, events.count)
    while low < high {
      let middle = (low + high) / 2
      if events[middle].at <= moment { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}
