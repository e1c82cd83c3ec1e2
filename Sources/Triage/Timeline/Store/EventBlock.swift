/// Events that lie behind each other, and what is known of them without reading them.
struct EventBlock: Sendable {
  /// How many there are.
  var count = 0

  /// The first and the last moment of those whose log tells a zone, and of the others as if in UTC.
  var zoned: ClosedRange<Int>?
  var zoneless: ClosedRange<Int>?

  /// The tags of its events, each a bit; see ``EventStore/append(at:tag:_:)``.
  var tags: UInt64 = 0

  var content: Content = .memory([])

  /// Where its bytes lie.
  enum Content: Sendable {
    case memory([UInt8])
    case spilled(offset: Int, count: Int)
  }

  /// Notes one event more.
  mutating func note(_ moment: Moment, tag: Int) {
    count += 1
    tags |= Self.bit(of: tag)
    let at = moment.milliseconds
    if moment.zone == nil {
      zoneless = zoneless.widened(to: at)
    } else {
      zoned = zoned.widened(to: at)
    }
  }

  /// Whether an event with a tag may be in it; tags share their bits.
  func mayHold(tag: Int) -> Bool { tags & Self.bit(of: tag) != 0 }

  /// The earliest moment, of whatever zone.
  var start: Int { min(zoned?.lowerBound ?? .max, zoneless?.lowerBound ?? .max) }

  /// Whether an event within a time of the build's clock may be in it.
  ///
  /// Of events whose log tells no zone the clock is asked where the first and the last one lie.
  func mayHold(_ time: ClosedRange<Int>, of clock: BuildClock, in log: String) -> Bool {
    if let zoned, zoned.overlaps(time) { return true }
    guard let zoneless,
      let first = clock.moment(Moment(milliseconds: zoneless.lowerBound), in: log),
      let last = clock.moment(Moment(milliseconds: zoneless.upperBound), in: log)
    else { return false }
    return first.milliseconds - Self.slack <= time.upperBound
      && last.milliseconds + Self.slack >= time.lowerBound
  }

  /// How far summer and winter move a clock in the middle of a block, in milliseconds.
  private static let slack = 3_600_000

  private static func bit(of tag: Int) -> UInt64 { 1 << UInt64(truncatingIfNeeded: tag & 63) }
}

extension ClosedRange<Int>? {
  /// The range with one number more.
  func widened(to number: Int) -> ClosedRange<Int> {
    guard let range = self else { return number...number }
    return min(range.lowerBound, number)...max(range.upperBound, number)
  }
}

extension EventBlock: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(count)
    zoned.pack(into: &encoder)
    zoneless.pack(into: &encoder)
    encoder.put(Int(bitPattern: UInt(tags)))
    switch content {
    case .memory(let bytes):
      encoder.put(-1)
      encoder.put(bytes)
    case .spilled(let offset, let count):
      encoder.put(offset)
      encoder.put(count)
    }
  }

  init(from decoder: inout EventDecoder) {
    count = decoder.number()
    zoned = ClosedRange<Int>?(from: &decoder)
    zoneless = ClosedRange<Int>?(from: &decoder)
    tags = UInt64(UInt(bitPattern: decoder.number()))
    let offset = decoder.number()
    content =
      offset < 0
      ? .memory(Array(decoder.text())) : .spilled(offset: offset, count: decoder.number())
  }
}
