/// When one log says that tests ran.
package struct TestTimes: Sendable {
  /// The time in which a test ran, on the log's own clock.
  package struct Span: Sendable {
    /// The test's dotted name.
    package var test: LogText
    package var start: Moment

    /// When it ended; nil where the log does not say.
    package var end: Moment?

    /// The number of the line that tells it.
    package var line: Int
    package var source: TestWindow.Source

    package init(
      test: LogText, start: Moment, end: Moment? = nil, line: Int, source: TestWindow.Source
    ) {
      self.test = test
      self.start = start
      self.end = end
      self.line = line
      self.source = source
    }
  }

  /// The spans in the order of the log.
  package private(set) var spans: [Span] = []

  /// The tests in the order in which they ran, whether or not the log says when.
  package private(set) var order: [LogText] = []

  /// How many tests were left out because there were too many.
  package private(set) var leftOut = 0

  /// How many spans and names of one log are kept, and how many bytes of names.
  private static let limit = 20_000
  private var room = 8 << 20

  package init() {}

  package mutating func add(_ span: Span) {
    guard spans.count < Self.limit, take(span.test) else { return leftOut += 1 }
    spans.append(span)
  }

  /// Adds a test behind those that ran before it.
  package mutating func add(next test: LogText) {
    guard order.last != test else { return }
    guard order.count < Self.limit, take(test) else { return leftOut += 1 }
    order.append(test)
  }

  mutating func add(_ other: TestTimes) {
    for span in other.spans { add(span) }
    for test in other.order { add(next: test) }
    leftOut += other.leftOut
  }

  /// What is to be said of tests that were left out.
  func notEvaluated(in log: String) -> [NotEvaluated] {
    guard leftOut > 0 else { return [] }
    return [
      NotEvaluated(log: log, reason: "when \(counted(leftOut, "test")) more ran is left out")
    ]
  }

  private mutating func take(_ test: LogText) -> Bool {
    guard room >= test.bytes.count else { return false }
    room -= test.bytes.count
    return true
  }
}

extension TestTimes.Span {
  /// Reads the engine's event `OST invoked: tests/test_x.py::test_y`; nil for any other line.
  init?(event line: Line) {
    guard let entry = EngineEntry(line.text), entry.hasDate,
      let event = ProductMessage.event(entry.message), event.starts(with: Self.mark)
    else { return nil }
    let id = event.dropFirst(Self.mark.utf8CodeUnitCount).trimmed
    guard !id.isEmpty else { return nil }
    self.init(
      test: TestName.dotted(nodeID: id), start: Moment(entry.timestamp), line: line.number,
      source: .events)
  }

  private static let mark: StaticString = "OST invoked: "
}

extension TestTimes: Packable {
  func pack(into encoder: inout EventEncoder) {
    spans.pack(into: &encoder)
    order.pack(into: &encoder)
    encoder.put(leftOut)
    encoder.put(room)
  }

  init(from decoder: inout EventDecoder) {
    spans = [Span](from: &decoder)
    order = [LogText](from: &decoder)
    (leftOut, room) = (decoder.number(), decoder.number())
  }
}

extension TestTimes.Span: Packable {
  func pack(into encoder: inout EventEncoder) {
    test.pack(into: &encoder)
    start.pack(into: &encoder)
    end.pack(into: &encoder)
    encoder.put(line)
    encoder.put(source.rank)
  }

  init(from decoder: inout EventDecoder) {
    test = LogText(from: &decoder)
    start = Moment(from: &decoder)
    end = Moment?(from: &decoder)
    line = decoder.number()
    let rank = decoder.number()
    let all = TestWindow.Source.allCases
    source = all.indices.contains(rank) ? all[rank] : .order
  }
}

extension Moment: Packable {
  func pack(into encoder: inout EventEncoder) { encoder.put(self) }
  init(from decoder: inout EventDecoder) { self = decoder.moment() }
}
