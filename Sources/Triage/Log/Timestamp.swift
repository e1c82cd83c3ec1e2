/// A moment as a log wrote it: local date and time, and the zone where the log gives one.
package struct Timestamp: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int
  package var millisecond: Int

  /// Minutes east of UTC; nil where the log does not say.
  package var zone: Int?

  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    millisecond: Int = 0, zone: Int? = nil
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.millisecond = millisecond
    self.zone = zone
  }

  /// Milliseconds since 1970-01-01T00:00:00Z; a moment without zone is taken as UTC.
  package var milliseconds: Int {
    // Days from civil, after Howard Hinnant's public algorithm; proleptic Gregorian calendar.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    let minutes = (days * 24 + hour) * 60 + minute - (zone ?? 0)
    return (minutes * 60 + second) * 1000 + millisecond
  }

  /// ISO 8601 to the second, such as `2019-07-30T23:10:02-04:00`.
  package var iso8601: String {
    let date = "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    let time = "\(pad(hour, 2)):\(pad(minute, 2)):\(pad(second, 2))"
    guard let zone else { return "\(date)T\(time)" }
    if zone == 0 { return "\(date)T\(time)Z" }
    let sign = zone < 0 ? "-" : "+"
    return "\(date)T\(time)\(sign)\(pad(abs(zone) / 60, 2)):\(pad(abs(zone) % 60, 2))"
  }

  private func pad(_ value: Int, _ width: Int) -> String { Padding.digits(value, width) }
}
