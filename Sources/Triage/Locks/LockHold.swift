/// Who asked the engine for a lock.
package struct LockOwner: Hashable, Sendable {
  /// The command, such as `ActivateVds`; nil where only the lock manager told of it.
  package var command: String?

  /// The correlation id; empty where the engine had none.
  package var correlation: String

  package var thread: String

  /// The action that a client called last in its thread, at that time.
  var call: String?

  /// Whether a client asked for it or the engine itself did.
  package var origin: Origin = .unknown

  /// Who asked for a command.
  package enum Origin: String, Sendable {
    case external, `internal`, unknown
  }

  /// What tells its doings from those of others: the correlation id, or the thread without one.
  var actor: String { correlation.isEmpty ? "thread \(thread)" : correlation }
}

/// The time in which somebody held a lock.
package struct LockHold: Sendable {
  package var owner: LockOwner
  package var lock: EngineLock

  /// Since when; nil where it was held before the log begins.
  package var since: Moment?

  package var end: End = .open

  /// When it was asked for, where that is told: its owner may have waited for it.
  package var asked: Moment?

  /// The user that its thread worked for, where the log names one.
  var user: String?

  /// The test that ran when it was acquired, or released where that is all that is known.
  package var test: LogText?

  /// Where the log tells of it.
  package var place: LockPlace

  /// How the hold ends.
  package enum End: Hashable, Sendable {
    case released(Moment)
    /// No release was told, but by then somebody else had got a key of it.
    case passedOn(by: Moment)
    /// The engine began anew, and its locks with it.
    case cleared(Moment)
    /// It is held when the log ends.
    case open
  }

  /// When it was released; nil where the log does not tell.
  package var until: Moment? {
    if case .released(let moment) = end { moment } else { nil }
  }
}

/// A line of a build's log.
package struct LockPlace: Hashable, Sendable {
  package var log: String
  package var line: Int
}
