/// A step of a proof as it was found in a log.
package struct FoundStep: Sendable {
  /// The line that tells it.
  package var evidence: Evidence

  /// When it happened, on the build's clock.
  package var moment: Moment?

  package var context: LineContext?

  package init(evidence: Evidence, moment: Moment?, context: LineContext? = nil) {
    self.evidence = evidence
    self.moment = moment
    self.context = context
  }
}

/// A refused request for a lock that a fault follows from.
package struct Refusal: Sendable {
  package var request: LockRequest { told.request }

  /// Who held the lock; nil where no log tells.
  package var holder: LockHold? { told.holder }

  /// Both in memory of their own, since few faults have them.
  private let told: Told

  package init(request: LockRequest, holder: LockHold?) {
    told = Told(request, holder)
  }

  private final class Told: Sendable {
    let request: LockRequest
    let holder: LockHold?

    init(_ request: LockRequest, _ holder: LockHold?) {
      (self.request, self.holder) = (request, holder)
    }
  }
}
