/// The events of several logs in the order of time, read block by block.
///
/// A folder may hold one log twice, at two ages, and a console may quote it: of each line there
/// are as many events as the log has that tells it most often.
struct LockMerge {
  /// How many events of each log could not be read, and when the first of them was, if there are any.
  private(set) var lost: [Int: (count: Int, from: Int)] = [:]

  private let logs: [LockFindings]

  /// The build's clock; nil where the logs are compared as they are.
  private let clock: BuildClock?

  /// The blocks that were not begun, the earliest last.
  private var waiting: [(log: Int, block: EventBlock, start: Int)] = []

  /// The blocks that were begun.
  private var begun: [Begun] = []

  /// How many blocks are read at the same time; a log whose lines are in order needs one.
  static let limit = 128

  /// What is left of a block.
  private struct Begun {
    var log: Int

    /// The events in the order of time, the next one last.
    var events: [LockEvent]

    var next: Int { events.last?.moment.milliseconds ?? .max }
  }

  init(_ logs: [LockFindings], clock: BuildClock? = nil) {
    self.logs = logs
    self.clock = clock
    for (index, log) in logs.enumerated() {
      waiting += log.store.blocks.map { (index, $0, log.start(of: $0, on: clock)) }
    }
    waiting.sort { ($1.start, $1.log) < ($0.start, $0.log) }
  }

  /// All events of the next millisecond that has some, with the index of their log; nil at the end.
  mutating func next() -> [(event: LockEvent, log: Int)]? {
    var time = begun.lazy.map(\.next).min() ?? .max
    while let (log, block, start) = waiting.last, start <= time {
      waiting.removeLast()
      begin(block, of: log)
      time = min(time, begun.last?.next ?? .max)
    }
    guard !begun.isEmpty else { return nil }
    var events: [(event: LockEvent, log: Int)] = []
    for index in begun.indices.reversed() {
      while let event = begun[index].events.last, event.moment.milliseconds == time {
        begun[index].events.removeLast()
        events.append((event, begun[index].log))
      }
      if begun[index].events.isEmpty { begun.remove(at: index) }
    }
    if events.count == 1 { return events }
    events.sort { ($0.log, $0.event.line) < ($1.log, $1.event.line) }
    return Self.withoutCopies(events)
  }

  private mutating func begin(_ block: EventBlock, of log: Int) {
    guard begun.count < Self.limit else { return lose(block.count, block, of: log) }
    var events: [LockEvent] = []
    events.reserveCapacity(block.count)
    let missing = logs[log].store.read(block) { moment, decoder in
      guard var event = LockEvent(at: moment, from: &decoder) else { return }
      if let clock, !clock.isPlain(logs[log].log) {
        guard let placed = clock.moment(moment, in: logs[log].log, line: event.line) else { return }
        event.moment = placed
      }
      events.append(event)
    }
    if missing > 0 { lose(missing, block, of: log) }
    guard !events.isEmpty else { return }
    events.sort {
      ($1.moment.milliseconds, $1.line) < ($0.moment.milliseconds, $0.line)
    }
    begun.append(Begun(log: log, events: events))
  }

  private mutating func lose(_ count: Int, _ block: EventBlock, of log: Int) {
    let known = lost[log]
    lost[log] = (
      (known?.count ?? 0) + count, min(known?.from ?? .max, logs[log].start(of: block, on: clock))
    )
  }

  /// The events of one millisecond without those that an earlier log has told as well.
  private static func withoutCopies(
    _ events: [(event: LockEvent, log: Int)]
  ) -> [(event: LockEvent, log: Int)] {
    guard events.first?.log != events.last?.log else { return events }
    var told: [Int: Int] = [:]
    var counts: [Int: Int] = [:]
    var log = -1
    return events.filter { event in
      if event.log != log {
        log = event.log
        told.merge(counts) { max($0, $1) }
        counts.removeAll(keepingCapacity: true)
      }
      let number = counts[event.event.fingerprint, default: 0] + 1
      counts[event.event.fingerprint] = number
      return number > told[event.event.fingerprint, default: 0]
    }
  }
}
