/// The lines of a build's product logs that can matter, on one clock.
///
/// Empty where nobody asked for it while the logs were read; see ``ReadAspects``.
package struct Timeline: Sendable {
  /// What each log tells.
  private var logs: [TimelineFindings]

  private var clock: BuildClock

  package init(_ logs: [TimelineFindings] = [], clock: BuildClock = BuildClock()) {
    self.logs = logs
    self.clock = clock
  }

  /// How many events one question is answered with.
  package static let limit = 10_000

  /// How far the answer to a client may lie behind the refusal of its thread, in milliseconds.
  package static let answerReach = 1000

  /// How long a command on a host or a verb of the API is followed, in milliseconds.
  package static let callReach = 600_000

  package var isEmpty: Bool { logs.isEmpty }

  /// The first events within a time of the build's clock, in order.
  package func events(in time: ClosedRange<Int>, limit: Int = limit) -> [TimelineEvent] {
    events(in: time, limit: limit) { _ in true }
  }

  /// The events of one action of the engine, in all logs: its correlation id is vdsm's flow id.
  ///
  /// The engine answers its client with an empty id; the answer belongs to the refusal or failure
  /// that its thread wrote within a second before.
  package func events(
    ofAction action: String, in time: ClosedRange<Int>, limit: Int = limit
  ) -> [TimelineEvent] {
    guard !action.isEmpty else { return [] }
    var last: [TimelineThread: Int] = [:]
    return events(in: time, limit: limit) { event in
      let thread = TimelineThread(log: event.log, name: event.context.thread)
      if event.context.action == action {
        if event.source == .engine, let at = event.moment { last[thread] = at.milliseconds }
        return true
      }
      guard event.kind == .answer, event.context.action.isEmpty,
        let at = event.moment?.milliseconds, let before = last[thread]
      else { return false }
      return at - before <= Self.answerReach
    }
  }

  /// The events on whose behalf a line was written: its action's, or where it has no id those of the
  /// action that its thread worked for within a second before, or else the thread's own.
  package func events(
    of context: LineContext, in log: String, reach: Int = callReach, limit: Int = limit
  ) -> [TimelineEvent] {
    guard let at = clock.moment(context.time, in: log)?.milliseconds else { return [] }
    let time = (at - reach)...(at + reach)
    if !context.action.isEmpty { return events(ofAction: context.action, in: time, limit: limit) }
    let near = events(
      ofThread: context.thread, of: log, in: (at - Self.answerReach)...at, limit: limit)
    if let action = near.last(where: { !$0.context.action.isEmpty })?.context.action {
      return events(ofAction: action, in: time, limit: limit)
    }
    return events(
      ofThread: context.thread, of: log, in: (at - Self.answerReach)...(at + Self.answerReach),
      limit: limit)
  }

  /// The events that a thread of one log wrote within a time.
  package func events(
    ofThread thread: String, of log: String, in time: ClosedRange<Int>, limit: Int = limit
  ) -> [TimelineEvent] {
    events(in: time, limit: limit, logs: [log]) { $0.context.thread == thread }
  }

  /// The beginning and the end of a command on a host, which a `log id` joins.
  package func events(
    ofLogID id: String, in time: ClosedRange<Int>, limit: Int = limit
  ) -> [TimelineEvent] {
    events(in: time, limit: limit) { $0.logID == id }
  }

  /// What a thread wrote from the beginning of a command or verb to its end, both included.
  ///
  /// Where its end is not near, all that the thread wrote within ``callReach`` is told.
  package func call(from start: TimelineEvent, limit: Int = limit) -> [TimelineEvent] {
    guard let at = start.moment?.milliseconds else { return [start] }
    let all = events(
      ofThread: start.context.thread, of: start.log, in: at...(at + Self.callReach),
      limit: Self.limit)
    guard let first = all.firstIndex(where: { $0.line >= start.line }) else { return [start] }
    let end = all[first...].firstIndex { event in
      guard event.line > start.line, event.kind == .finish || event.kind == .failed else {
        return false
      }
      return start.logID == nil ? event.verb == start.verb : event.logID == start.logID
    }
    return Array(all[first...(end ?? all.count - 1)].prefix(limit))
  }

  /// The first events that a question is about.
  private func events(
    in time: ClosedRange<Int>, limit: Int, logs names: [String]? = nil,
    where matches: (TimelineEvent) -> Bool
  ) -> [TimelineEvent] {
    var found: [TimelineEvent] = []
    for log in logs where names?.contains(log.log) ?? true {
      for var event in log.events {
        event.moment = clock.moment(event.context.time, in: event.log)
        guard let at = event.moment?.milliseconds, time.contains(at) else { continue }
        found.append(event)
      }
    }
    return Array(found.sorted(by: <).filter(matches).prefix(limit))
  }
}

/// A thread of a log.
private struct TimelineThread: Hashable {
  var log: String
  var name: String
}

extension TimelineEvent {
  /// The verb or command that the line tells of, such as `setupNetworks`.
  package var verb: String {
    var rest = text.bytes[...]
    for word: StaticString in ["START", "FINISH", "ERROR", "call", "return", "Error in"]
    where rest.starts(with: word) {
      rest = rest.dropFirst(word.utf8CodeUnitCount)
      break
    }
    let name = rest.drop { !$0.isWord }.prefix { $0.isWord }
    return name.shown
  }
}

extension TimelineEvent: Comparable {
  /// The order of time, then that of the logs' names and of their lines.
  package static func < (left: TimelineEvent, right: TimelineEvent) -> Bool {
    let times = (left.moment?.milliseconds ?? .max, right.moment?.milliseconds ?? .max)
    return (times.0, left.log, left.line) < (times.1, right.log, right.line)
  }
}

/// What one log tells for the timeline.
package struct TimelineFindings: Sendable {
  /// The log's name in its build.
  package var log: String

  package var events: [TimelineEvent]

  package init(log: String, events: [TimelineEvent] = []) {
    self.log = log
    self.events = events
  }
}
