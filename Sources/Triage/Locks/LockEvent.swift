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
  let log: String

  /// Its events in the order of its lines.
  private(set) var store: EventStore

  /// The first and the last moment of the log's entries of the engine.
  ///
  /// Where events were left out, the log ends for whom it concerns with the first of those.
  private(set) var span: ClosedRange<Int>?

  init(log: String, space: EventSpace) {
    self.log = log
    store = EventStore(space: space)
  }

  /// How many events were left out because there were too many.
  var leftOut: Int { store.dropped }

  mutating func note(_ moment: Moment) {
    guard leftOut == 0 else { return }
    span = span.widened(to: moment.milliseconds)
  }

  mutating func add(_ event: LockEvent) {
    note(event.moment)
    store.append(at: event.moment) { event.encode(into: &$0) }
  }

  /// The same with another span.
  func with(span: ClosedRange<Int>) -> LockFindings {
    var copy = self
    copy.span = span
    return copy
  }

  mutating func seal() { store.seal() }
}

extension LockFindings: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(shared: log)
    store.pack(into: &encoder)
    span.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    log = decoder.sharedString()
    store = EventStore(from: &decoder)
    span = ClosedRange<Int>?(from: &decoder)
  }
}
