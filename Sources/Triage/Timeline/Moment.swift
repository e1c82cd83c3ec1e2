/// A moment on the one clock of all logs, and the zone in which its log wrote it.
package struct Moment: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; a log that tells no zone is taken as UTC.
  package var milliseconds: Int

  /// Minutes east of UTC; nil where the log does not say.
  package var zone: Int?

  package init(milliseconds: Int, zone: Int? = nil) {
    self.milliseconds = milliseconds
    self.zone = zone
  }

  /// Makes the moment that a log wrote.
  package init(_ timestamp: Timestamp) {
    self.init(milliseconds: timestamp.milliseconds, zone: timestamp.zone)
  }

  /// The moment for people, in the way of the log, such as `2019-08-02 23:40:45,168-04`.
  package var shown: String {
    let time = timestamp
    let clock = time.iso8601.split(separator: "T")
    let seconds = clock[1].prefix(8)
    return "\(clock[0]) \(seconds),\(fraction(time))\(shortZone)"
  }

  /// ISO 8601 to the millisecond, such as `2019-08-02T23:40:45.168-04:00`.
  package var iso8601: String {
    let time = timestamp
    let text = time.iso8601
    return "\(text.prefix(19)).\(fraction(time))\(text.dropFirst(19))"
  }

  private func fraction(_ time: Timestamp) -> String { Padding.digits(time.millisecond, 3) }

  /// The zone as the engine writes it: hours alone, where they are whole.
  private var shortZone: String {
    guard let zone else { return "" }
    if zone == 0 { return "Z" }
    let sign = zone < 0 ? "-" : "+"
    let (hours, minutes) = (abs(zone) / 60, abs(zone) % 60)
    return "\(sign)\(hours < 10 ? "0" : "")\(hours)" + (minutes == 0 ? "" : "\(minutes)")
  }

  /// Date and time in the log's zone; the inverse of ``Timestamp/milliseconds``.
  var timestamp: Timestamp {
    let local = milliseconds + (zone ?? 0) * 60_000
    let day = Int((Double(local) / 86_400_000).rounded(.down))
    let rest = local - day * 86_400_000
    // Civil from days, after Howard Hinnant's public algorithm.
    let z = day + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    return Timestamp(
      year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0),
      month: month < 10 ? month + 3 : month - 9,
      day: dayOfYear - (153 * month + 2) / 5 + 1, hour: rest / 3_600_000,
      minute: rest / 60_000 % 60, second: rest / 1000 % 60, millisecond: rest % 1000, zone: zone)
  }
}

extension Moment: Comparable {
  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
