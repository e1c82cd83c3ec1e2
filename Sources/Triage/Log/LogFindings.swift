/// What one log tells about its build.
package struct LogFindings: Sendable {
  /// Which log it is, and how long.
  package var summary: LogSummary

  /// The failures in the order in which the log tells them; at most ``failureLimit`` are kept.
  package var failures: [Failure] = []

  /// How many failures there were.
  package var failureTotal = 0

  /// How its tests ended, each teller on its own; several suites of one teller are added up.
  package var tests: [Failure.Teller: TestCounts] = [:]

  /// Whether the tests came to their end, so that no failure among them means a passing run.
  package var testsEnded = false

  /// The lines that patterns for logs matched.
  package var hits: [LogHit] = []

  /// The matches of patterns that match more often than is told at once.
  package var moreHits: HitStore?

  /// Patterns that gave up on a line, as indices in ``SignatureSet/logPatterns``.
  package var stopped: Set<Int> = []

  /// What the text says about who the build is.
  package var identity = Build.ID()

  /// How the run ended, as the log says.
  package var result: Build.Result = .unknown

  /// The earliest moment the log tells, which is when its part of the build began.
  package var started: Timestamp?

  /// Product versions by package name.
  package var versions: [String: String] = [:]

  /// Which zones its own entries tell, and those of other logs that it quotes.
  package var zones = LogZones()
  package var quotedZones = LogZones()

  /// When it says that tests ran.
  package var testTimes = TestTimes()

  /// What it tells about the engine's locks, where somebody asked for them.
  package var locks: LockFindings?

  /// Its lines for the timeline, where somebody asked for them.
  package var timeline: TimelineFindings?

  /// The lines that somebody asked for by number.
  package var excerpt: [Line] = []

  /// What could not be read or judged.
  package var notEvaluated: [NotEvaluated] = []

  package init(summary: LogSummary) {
    self.summary = summary
  }

  /// How many failures of one log are kept.
  package static let failureLimit = 2000

  /// How many bytes of traces one log keeps; behind it only the end of a block is kept.
  package static let traceLimit = 16 << 20

  private var traceRoom = traceLimit

  /// Adds what results told that stand in this log.
  mutating func add(_ results: LogFindings) {
    for failure in results.failures { add(failure) }
    failureTotal += results.failureTotal - results.failures.count
    for (teller, counts) in results.tests {
      tests[teller] = (tests[teller] ?? TestCounts()) + counts
    }
    identity.suite = identity.suite ?? results.identity.suite
    identity.branch = identity.branch ?? results.identity.branch
    started = started ?? results.started
    testTimes.add(results.testTimes)
    notEvaluated += results.notEvaluated
  }

  /// Adds a failure, or counts it where there are too many.
  package mutating func add(_ failure: Failure) {
    failureTotal += 1
    guard failures.count < Self.failureLimit else { return }
    var failure = failure
    failure.trace.fit(into: &traceRoom)
    failures.append(failure)
  }
}
