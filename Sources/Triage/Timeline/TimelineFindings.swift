/// What one log tells for the timeline.
package struct TimelineFindings: Sendable {
  /// The log's name in its build.
  package let log: String

  private(set) var store: EventStore

  init(log: String, space: EventSpace) {
    self.log = log
    store = EventStore(space: space)
  }

  /// Makes findings of known events, in memory.
  package init(log: String, events: [TimelineEvent] = []) {
    self.init(log: log, space: EventSpace(memory: .max))
    for event in events {
      add(
        TimelineLine(event), line: event.line, column: event.column, text: event.text.bytes[...])
    }
    seal()
  }

  /// How many events are kept, and how many there was no room for.
  package var count: Int { store.count }
  package var dropped: Int { store.dropped }

  /// Why, as the end of a sentence.
  var problem: String { store.problem }

  mutating func add(
    _ entry: TimelineLine, line: Int, column: Int, text: ArraySlice<UInt8>
  ) {
    store.append(at: Moment(entry.timestamp), tag: Int(entry.kind.rawValue)) { encoder in
      encoder.put(line)
      encoder.put(Int(entry.kind.rawValue) << 3 | entry.level.rawValue)
      encoder.put(shared: Array(entry.source.rawValue.utf8)[...])
      encoder.put(shared: entry.thread)
      encoder.put(shared: entry.action)
      encoder.put(shared: entry.logID)
      encoder.put(column)
      encoder.put(text)
    }
  }

  mutating func seal() { store.seal() }

  /// Visits the events of the blocks that may hold a time of the build's clock, in the log's order.
  ///
  /// - Parameters:
  ///   - time: the time.
  ///   - clock: the build's clock.
  ///   - visit: is given each event with its moment on that clock.
  /// - Returns: how many events could not be read back.
  func visit(
    in time: ClosedRange<Int>, of clock: BuildClock, _ visit: (TimelineEvent) -> Void
  ) -> Int {
    store.visit(where: { $0.mayHold(time, of: clock, in: log) }) { moment, decoder in
      let line = decoder.number()
      let number = decoder.number()
      let source = LogKind(rawValue: decoder.sharedString()) ?? .text
      let (thread, action) = (decoder.sharedString(), decoder.sharedString())
      let logID = decoder.sharedString()
      let column = decoder.number()
      let text = decoder.text()
      let time = moment.timestamp
      guard let kind = TimelineEvent.Kind(rawValue: UInt8(truncatingIfNeeded: number >> 3)),
        let level = LogLevel(rawValue: number & 7)
      else { return }
      visit(
        TimelineEvent(
          moment: clock.moment(moment, in: log, line: line),
          context: LineContext(time: time, thread: thread, action: action), log: log,
          source: source, line: line, level: level, kind: kind,
          logID: logID.isEmpty ? nil : logID, column: column, text: LogText(text)))
    }
  }
}

extension TimelineLine {
  fileprivate init(_ event: TimelineEvent) {
    (timestamp, level, source, kind) = (event.context.time, event.level, event.source, event.kind)
    thread = Array(event.context.thread.utf8)[...]
    action = Array(event.context.action.utf8)[...]
    logID = Array((event.logID ?? "").utf8)[...]
    message = event.text.bytes[...]
  }
}

extension TimelineFindings: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(shared: log)
    store.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    log = decoder.sharedString()
    store = EventStore(from: &decoder)
  }
}
