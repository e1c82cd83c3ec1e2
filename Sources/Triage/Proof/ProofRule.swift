/// What a signature wants to find in the build's logs before its explanation counts as proved.
package struct ProofRule: Sendable {
  /// The steps in the order of time; never empty.
  package var steps: [ProofStep]

  /// What must be absent.
  package var not: [ProofStep]

  /// What the evidence adds to the reason, with named values of the steps.
  package var reason: Template?

  package init(steps: [ProofStep], not: [ProofStep] = [], reason: Template? = nil) {
    self.steps = steps
    self.not = not
    self.reason = reason
  }
}

/// One thing that happened, as a line of a log or the engine's locks tell it.
package struct ProofStep: Sendable {
  package var kind: Kind

  /// What it has in common with the step before, or the first step with the failure.
  package var same: Link?

  /// How far it may lie behind the step before, in milliseconds; of what must be absent, behind the
  /// first step.
  package var within: Int

  package init(kind: Kind, same: Link? = nil, within: Int = ProofStep.usualReach) {
    self.kind = kind
    self.same = same
    self.within = within
  }

  /// How far apart two steps may lie where the rule does not say.
  package static let usualReach = 60_000

  package enum Kind: Sendable {
    /// A line of a log.
    case line(Signature.Clause)
    /// A request for a lock that came away empty-handed.
    case refused(LockCondition)
    /// A request for a lock that queued.
    case waited(LockCondition)
  }

  /// What two steps may have in common.
  package enum Link: String, Sendable, CaseIterable {
    /// The correlation id, which vdsm calls the flow id; the thread where there is none.
    case action
    case thread
  }
}

/// Which requests for locks a step of a proof is about; what is nil or empty excludes nothing.
package struct LockCondition: Sendable {
  /// The command that asked, such as `RefreshHostCapabilities*`.
  package var command: [Glob]
  package var origin: LockOwner.Origin?

  /// The command that held the lock, and who asked for that one.
  package var holder: [Glob]
  package var holderOrigin: LockOwner.Origin?

  /// The group of the key, such as `HOST_NETWORK`.
  package var key: [Glob]

  package init(
    command: [Glob] = [], origin: LockOwner.Origin? = nil, holder: [Glob] = [],
    holderOrigin: LockOwner.Origin? = nil, key: [Glob] = []
  ) {
    self.command = command
    self.origin = origin
    self.holder = holder
    self.holderOrigin = holderOrigin
    self.key = key
  }
}
