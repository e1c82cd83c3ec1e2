/// Which zones the entries of one log tell, and where its own clock goes back.
package struct LogZones: Sendable {
  /// Entries behind each other that tell the same zone, or none; a clock that goes back begins anew.
  package struct Run: Hashable, Sendable {
    /// Minutes east of UTC; nil where the entries tell no zone.
    package var zone: Int?

    /// Whether the zone is written without minutes.
    package var isHoursOnly: Bool

    /// The number of the first line.
    package var line: Int

    /// The earliest and the latest local time, in milliseconds.
    package var local: ClosedRange<Int>

    /// The same in UTC; of entries without a zone the local time.
    var moments: ClosedRange<Int> {
      let offset = (zone ?? 0) * 60_000
      return local.lowerBound - offset...local.upperBound - offset
    }
  }

  /// A place where a log without zones goes back by about an hour.
  struct Fold: Hashable, Sendable {
    /// The first line behind it, and its local time.
    var line: Int
    var local: Int
  }

  /// The runs in the order of the log; at most ``limit``.
  package private(set) var runs: [Run] = []
  private(set) var folds: [Fold] = []

  /// Whether the zone changes so often that not all runs are kept.
  private(set) var isOverfull = false

  /// The local time of the last entry, and whether it tells its zone.
  private var last: (local: Int, zone: Int?)?

  private static let limit = 100

  /// How far a clock goes back when daylight saving ends, give or take.
  static let foldSize = 30 * 60_000...90 * 60_000

  package init() {}

  package var isEmpty: Bool { runs.isEmpty }

  /// Whether any entry tells its zone, and whether any does not.
  var tellsZone: Bool { runs.contains { $0.zone != nil } }
  var lacksZone: Bool { runs.contains { $0.zone == nil } }

  /// Whether something lies between an entry and the last one that needs to be known line by line.
  func isTurn(_ time: Timestamp) -> Bool {
    guard let last else { return false }
    if last.zone != time.zone { return true }
    return time.zone == nil && Self.foldSize.contains(last.local - time.milliseconds)
  }

  /// Notes an entry.
  ///
  /// - Parameters:
  ///   - time: when it was written, on the log's own clock.
  ///   - isHoursOnly: whether its zone has no minutes.
  ///   - line: the number of its line.
  package mutating func note(
    _ time: Timestamp, isHoursOnly: Bool = false, line: @autoclosure () -> Int
  ) {
    let local = time.milliseconds + (time.zone ?? 0) * 60_000
    let isFold = last.map { $0.zone == nil } ?? false && time.zone == nil && isTurn(time)
    if isFold, folds.count < Self.limit { folds.append(Fold(line: line(), local: local)) }
    last = (local, time.zone)
    if let run = runs.last, run.zone == time.zone, run.isHoursOnly == isHoursOnly, !isFold {
      runs[runs.count - 1].local =
        min(run.local.lowerBound, local)...max(run.local.upperBound, local)
    } else if runs.count < Self.limit {
      runs.append(
        Run(zone: time.zone, isHoursOnly: isHoursOnly, line: line(), local: local...local))
    } else {
      isOverfull = true
    }
  }

  mutating func note(_ found: LineTime, line: @autoclosure () -> Int) {
    note(found.time, isHoursOnly: found.isHoursOnly, line: line())
  }

  /// The earliest and the latest local time of entries without a zone.
  private var local: ClosedRange<Int>? {
    let spans = runs.filter { $0.zone == nil }.map(\.local)
    guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max()
    else { return nil }
    return first...last
  }

  /// Notes that the clock went back before the log begins, where it follows an older part of it.
  ///
  /// A log goes on where its part before ends; where it begins earlier than that by up to an hour, the
  /// clock went back between both, or in the part before.
  mutating func follow(_ part: LogZones) {
    guard folds.isEmpty, let own = local, let before = part.local,
      // Threads write a little out of order.
      (60_000...Self.foldSize.upperBound).contains(before.upperBound - own.lowerBound)
    else { return }
    folds = [Fold(line: 0, local: own.lowerBound)]
  }

  /// Adds what another reading of the same log, or of a part of it, tells.
  mutating func add(_ other: LogZones) {
    let room = Self.limit - runs.count
    isOverfull = isOverfull || other.isOverfull || other.runs.count > room
    runs += other.runs.prefix(room)
    folds += other.folds.prefix(Self.limit - folds.count)
  }
}

extension LogZones: Packable {
  func pack(into encoder: inout EventEncoder) {
    runs.pack(into: &encoder)
    folds.pack(into: &encoder)
    isOverfull.pack(into: &encoder)
    (last?.local).pack(into: &encoder)
    (last?.zone).pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    runs = [Run](from: &decoder)
    folds = [Fold](from: &decoder)
    isOverfull = Bool(from: &decoder)
    let (local, zone) = (Int?(from: &decoder), Int?(from: &decoder))
    last = local.map { ($0, zone) }
  }
}

extension LogZones.Run: Packable {
  func pack(into encoder: inout EventEncoder) {
    zone.pack(into: &encoder)
    isHoursOnly.pack(into: &encoder)
    encoder.put(line)
    local.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    zone = Int?(from: &decoder)
    isHoursOnly = Bool(from: &decoder)
    line = decoder.number()
    local = decoder.range()
  }
}

extension LogZones.Fold: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(line)
    encoder.put(local)
  }

  init(from decoder: inout EventDecoder) { (line, local) = (decoder.number(), decoder.number()) }
}
