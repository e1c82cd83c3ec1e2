/// The matches of a log's patterns beyond the first ones that are told at once.
///
/// A pattern may match early and often, and what proves a fault may be a later match.
package struct HitStore: Sendable {
  /// The log's name in its build.
  package let log: String

  private var store: EventStore

  /// How many matches of one pattern in one log are kept.
  static let limit = 200_000

  /// How much of a line is kept of each.
  private static let textLimit = 1 << 10

  init(log: String, space: EventSpace) {
    self.log = log
    store = EventStore(space: space)
  }

  /// How many matches lie beyond the limit of their pattern.
  private var beyond = 0

  /// How many matches are not kept.
  package var dropped: Int { store.dropped + beyond }

  var isEmpty: Bool { store.count == 0 }

  /// Adds a match; one without an entry lies at no time and is not asked for by time.
  mutating func add(_ hit: LogHit) {
    guard let context = hit.context else { return }
    store.append(at: Moment(context.time), tag: hit.pattern) { encoder in
      encoder.put(hit.pattern)
      encoder.put(hit.signature)
      encoder.put(shared: context.thread)
      encoder.put(shared: context.action)
      encoder.put(hit.evidence.line)
      encoder.put(hit.evidence.column)
      encoder.put(hit.evidence.text.cut(to: Self.textLimit).bytes)
      encoder.put(hit.message.cut(to: Self.textLimit).bytes)
      let captures = hit.captures.sorted { $0.key < $1.key }
      encoder.put(captures.count)
      for (name, value) in captures {
        encoder.put(shared: name)
        encoder.put(value.cut(to: Self.textLimit).bytes)
      }
    }
  }

  /// Counts a match beyond the limit.
  mutating func drop() { beyond += 1 }

  mutating func seal() { store.seal() }

  /// What is to be said of matches that are not kept; nil where all are.
  var remark: NotEvaluated? {
    guard dropped > 0 else { return nil }
    let matches = dropped == 1 ? "1 match of a pattern is" : "\(dropped) matches of patterns are"
    let reason = store.dropped > 0 ? store.problem : "there are more than \(Self.limit) of one"
    return NotEvaluated(log: log, reason: "\(matches) not kept: \(reason)")
  }

  /// Visits the matches of a pattern within a time of the build's clock, in the log's order.
  func visit(
    _ pattern: Int, in time: ClosedRange<Int>, of clock: BuildClock,
    _ visit: (_ at: Int, LogHit) -> Void
  ) {
    store.visit(where: { $0.mayHold(tag: pattern) && $0.mayHold(time, of: clock, in: log) }) {
      moment, decoder in
      let hit = read(moment, &decoder)
      guard hit.pattern == pattern, let context = hit.context,
        let at = clock.moment(context.time, in: log, line: hit.evidence.line)?.milliseconds,
        time.contains(at)
      else { return }
      visit(at, hit)
    }
  }

  private func read(_ moment: Moment, _ decoder: inout EventDecoder) -> LogHit {
    let (pattern, signature) = (decoder.number(), decoder.number())
    let (thread, action) = (decoder.sharedString(), decoder.sharedString())
    let (line, column) = (decoder.number(), decoder.number())
    let (text, message) = (LogText(decoder.text()), LogText(decoder.text()))
    var captures: [String: LogText] = [:]
    for _ in 0..<max(0, decoder.number()) where !decoder.isBroken {
      let name = decoder.sharedString()
      captures[name] = LogText(decoder.text())
    }
    return LogHit(
      signature: signature, pattern: pattern,
      evidence: Evidence(
        log: log, line: line, column: column, length: text.bytes.count, text: text),
      captures: captures, message: message,
      context: LineContext(time: moment.timestamp, thread: thread, action: action))
  }
}

extension HitStore: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(shared: log)
    store.pack(into: &encoder)
    encoder.put(beyond)
  }

  init(from decoder: inout EventDecoder) {
    log = decoder.sharedString()
    store = EventStore(from: &decoder)
    beyond = decoder.number()
  }
}
