/// One line of the engine that says something about locks, or about who asks for them.
struct LockEvent: Sendable {
  var moment: Moment

  /// The number of its line.
  var line: Int

  /// What tells the line from others of its log and from its copies in other logs.
  var fingerprint: Int

  /// The command that wrote the line; nil where the lock manager did, or somebody else.
  var command: String?

  var thread: String

  /// The correlation id; empty where the engine has none.
  var correlation: String

  var deed: Deed

  /// What was done.
  enum Deed: Sendable {
    case asked(EngineLock, LockRequest.Mode)
    /// The lock manager names the key that it could not give.
    case taken(LockKey)
    case queued(EngineLock)
    case acquired(EngineLock)
    case refused(EngineLock)
    case timedOut(EngineLock)
    case interrupted(EngineLock)
    case released(EngineLock)
    /// What is being released was not held any more, which the lock manager says in between.
    case releasedNothing

    /// Monitoring of a host pauses; its lock is told by the host's name.
    case monitoringAsked(String)
    case monitoringPaused(String)
    case monitoringResumed(String)

    /// All locks are gone: they live in the engine's memory.
    case cleared

    case ran(isInternal: Bool)
    case invalid(action: String, user: String?, reasons: String)
    case called(action: String, user: String)
    case calledInternally(action: String)
    case test(LogText)
  }
}

/// What one log tells about locks.
package struct LockFindings: Sendable {
  /// The log's name in its build.
  var log: String

  var events: [LockEvent] = []

  /// The first and the last moment of the log's entries of the engine.
  var span: ClosedRange<Int>?

  /// How many events were left out because there were too many.
  var leftOut = 0

  /// How many events of one log are kept: some 20 MiB.
  static let limit = 100_000

  /// How many bytes of locks and reasons that are not told again and again one log keeps.
  static let textLimit = 8 << 20
}
