/// Tells when a console's lines were printed, where Jenkins puts the time before them.
///
/// Its `12:00:57 ` holds no date: a line that tells one, as the chroot's does, is the anchor.
struct ConsoleClock {
  /// The last moment that was told.
  private var last: Moment?

  /// Reads a line: when it was printed; nil where nobody can tell.
  mutating func moment(of line: Line) -> Moment? {
    guard let first = line.raw.first, first.isDigit || first == UInt8(ascii: "[") else {
      return nil
    }
    if let instant = Self.instant(line.raw) { return instant }
    guard let time = Self.timeOfDay(line.raw) else { return nil }
    if last == nil, line.text.starts(with: "@@ "), line.text.contains(" Running chroot for script")
    {
      last = Timestamp.scanDate(line.text.dropFirst(3)).flatMap { Self.anchor($0, time) }
    } else if let known = last {
      // A step back is midnight, unless it is small: threads write out of order.
      let day = 86_400_000
      let local = known.milliseconds + (known.zone ?? 0) * 60_000
      var step = (time - local) % day
      if step < -day / 2 { step += day }
      if step > day / 2 { step -= day }
      last = Moment(milliseconds: known.milliseconds + step, zone: known.zone)
    }
    return last
  }

  /// The moment of the anchor's line in the zone of Jenkins' own clock.
  private static func anchor(_ date: Timestamp, _ time: Int) -> Moment? {
    guard date.zone != nil else { return nil }
    let told = Moment(date)
    // Zones differ by quarters of an hour; what is left is the time that printing took.
    let minutes = (time - told.milliseconds) % 86_400_000 / 60_000
    let quarters = Int((Double(minutes) / 15).rounded())
    var zone = quarters * 15
    if zone > 14 * 60 { zone -= 24 * 60 }
    if zone < -12 * 60 { zone += 24 * 60 }
    return Moment(milliseconds: told.milliseconds, zone: zone)
  }

  /// The time in `[2019-08-01T12:00:57.123Z] `, with or without brackets.
  private static func instant(_ raw: ArraySlice<UInt8>) -> Moment? {
    let text = raw.first == UInt8(ascii: "[") ? raw.dropFirst() : raw
    guard text.count > 20, text[text.startIndex + 10] == UInt8(ascii: "T"),
      let (time, _) = Timestamp.scan(text), time.zone != nil
    else { return nil }
    return Moment(time)
  }

  /// The milliseconds of the day in `12:00:57 `.
  private static func timeOfDay(_ raw: ArraySlice<UInt8>) -> Int? {
    let parts = raw.prefix(9)
    guard parts.count == 9, parts.last == UInt8(ascii: " ") else { return nil }
    let fields = parts.dropLast().split(separator: UInt8(ascii: ":"))
    guard fields.count == 3, let hour = fields[0].decimal, let minute = fields[1].decimal,
      let second = fields[2].decimal, hour < 24, minute < 60, second <= 60
    else { return nil }
    return ((hour * 60 + minute) * 60 + second) * 1000
  }
}
