/// The message behind a failure: one (test or stage, phase, message) of a build.
package struct Fault: Sendable {
  package var place: Failure.Place
  package var phase: Phase?
  package var message: LogText
  package var http: Int?

  /// How often the same fault was told by one log, such as by reruns.
  package var count: Int

  /// Whether the logs hold only the beginning of the message, or nothing of it.
  package var isCut = false

  /// Where the message stands; at most ``Evidence/limit``.
  package var evidence: [Evidence]

  /// How many pieces of evidence there were.
  package var evidenceTotal: Int

  /// The failure's own blocks, each with the log that holds it.
  package var traces: [(log: String, trace: Trace)]

  package init(
    place: Failure.Place, phase: Phase?, message: LogText, http: Int?, count: Int = 1,
    evidence: [Evidence], traces: [(log: String, trace: Trace)] = []
  ) {
    self.place = place
    self.phase = phase
    self.message = message
    self.http = http
    self.count = count
    self.evidence = evidence
    self.evidenceTotal = evidence.count
    self.traces = traces
  }

  /// The dotted test name, where the fault is a test's.
  package var test: LogText? {
    if case .test(let name) = place { name } else { nil }
  }

  /// The stage, where the build broke outside a test.
  package var stage: Stage? {
    if case .stage(let stage) = place { stage } else { nil }
  }
}
