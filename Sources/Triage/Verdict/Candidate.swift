/// What one signature says about one fault.
package struct Candidate: Sendable {
  /// The signature's index in its set.
  package var signature: Int

  /// What it says.
  package var outcome: Outcome

  /// An answer to whether a signature holds.
  package enum Outcome: Sendable {
    /// All clauses hold; with the named values, and lines of logs that prove it.
    case holds(Holding)
    /// Nobody may say, for a reason.
    case stopped(String)
    case no
  }

  /// What makes a signature hold.
  package struct Holding: Sendable {
    package var captures: [String: LogText]

    /// The lines beside the fault's own.
    package var evidence: [Evidence] = []

    /// Whether lines of a product's log are among them that were written in the test's time.
    package var isInTime = false
  }
}

extension Candidate {
  /// Whether the signature holds.
  package var holds: Bool { if case .holds = outcome { true } else { false } }

  /// Why the signature could not be judged.
  package var reason: String? { if case .stopped(let reason) = outcome { reason } else { nil } }
}
