/// A request for a lock, from the moment it was asked for to its answer.
package struct LockRequest: Sendable {
  package var owner: LockOwner
  package var lock: EngineLock

  /// What it does while the lock is taken.
  package var mode: Mode

  package var asked: Moment
  package var outcome: Outcome = .open

  /// Whether the lock manager said that it had to wait or was refused.
  package var isBlocked = false

  /// The key that was taken: as the lock manager named it, else as the ledger knows it.
  package var key: LockKey?

  /// The user and the reasons of the refused command.
  package var user: String?
  package var reasons: String?

  /// The test that ran when it was asked for.
  package var test: LogText?

  /// Where the log tells of it.
  package var place: LockPlace

  /// Who held the lock at that time, as an index in ``LockHistory/holds``; nil where no log tells.
  package var holder: Int?

  /// What it was given, as an index in ``LockHistory/holds``.
  package var granted: Int?

  /// What would have been enough, had it waited; nil where nobody can tell.
  package var waitNeeded: WaitNeeded?

  /// What a request does while its lock is taken.
  package enum Mode: Sendable {
    case refused, waits, waitsWithTimeout
  }

  /// How it ended.
  package enum Outcome: Sendable {
    case granted(Moment), refused(Moment), timedOut(Moment), interrupted(Moment)
    /// It still waits when the log ends.
    case open
    /// Its thread went on to something else, and no line tells how it ended.
    case untold
  }

  /// When it was answered; nil where no log tells.
  package var answered: Moment? {
    switch outcome {
    case .granted(let at), .refused(let at), .timedOut(let at), .interrupted(let at): at
    case .open, .untold: nil
    }
  }

  /// How long it took in milliseconds.
  package var waited: Int? { answered.map { $0.milliseconds - asked.milliseconds } }

  /// Whether it came away empty-handed: at once, or when its time was over.
  package var isRefused: Bool {
    switch outcome {
    case .refused, .timedOut: true
    default: false
    }
  }
}

/// How long a refused request would have had to wait.
package struct WaitNeeded: Hashable, Sendable {
  package var milliseconds: Int
  package var bound: Bound

  package enum Bound: String, Sendable {
    case exact
    /// The log ends, or the engine began anew, before the lock was released.
    case atLeast = "at-least"
  }
}
