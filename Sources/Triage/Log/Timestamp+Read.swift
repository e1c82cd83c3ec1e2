/// Reads moments as logs and results write them, from the bytes of a line.
///
/// Each reader takes an index and moves it behind what it read; where it fails it stays.
extension Timestamp {
  /// Reads the moment that an entry of a product's log begins with: `2019-08-04 22:14:26,898`.
  ///
  /// Nothing else will do there, as lines of prose begin with dates, too.
  static func read(_ line: ArraySlice<UInt8>, at index: inout Int) -> Timestamp? {
    let start = index
    guard line.endIndex - start >= 23, line[start + 10] == UInt8(ascii: " "),
      let date = date(line, start)
    else { return nil }
    var end = start + 11
    guard var moment = readTime(line, at: &end) else { return nil }
    moment.year = date.year
    moment.month = date.month
    moment.day = date.day
    index = end
    return moment
  }

  /// Reads the time that boot.log has instead: `22:14:26,898`; the date is the year 0.
  static func readTime(_ line: ArraySlice<UInt8>, at index: inout Int) -> Timestamp? {
    guard line.endIndex - index >= 12, line[index + 8] == UInt8(ascii: ","),
      let clock = clock(line, index), let millisecond = number(line, index + 9, 3)
    else { return nil }
    index += 12
    return Timestamp(
      year: 0, month: 1, day: 1, hour: clock.hour, minute: clock.minute, second: clock.second,
      millisecond: millisecond)
  }

  /// Reads `Z`, `+02`, `-0400` or `+05:30`; nil where no zone stands.
  static func readZone(_ line: ArraySlice<UInt8>, at index: inout Int) -> Int? {
    guard index < line.endIndex else { return nil }
    let sign = line[index]
    if sign == UInt8(ascii: "Z") {
      index += 1
      return 0
    }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = number(line, index + 1, 2), hours <= 14
    else { return nil }
    index += 3
    let colon = line.matches(":", at: index) ? 1 : 0
    let minutes = number(line, index + colon, 2)
    if minutes != nil { index += colon + 2 }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + (minutes ?? 0))
  }

  /// Reads `2019-08-01T12:00:00`, with `T` or a space, then a fraction and a zone where they stand.
  ///
  /// - Returns: the moment and the index behind it; nil where the text does not begin with one.
  package static func scan(_ text: ArraySlice<UInt8>) -> (time: Timestamp, end: Int)? {
    let start = text.startIndex
    guard text.count >= 19, [UInt8(ascii: " "), UInt8(ascii: "T")].contains(text[start + 10]),
      let date = date(text, start), let clock = clock(text, start + 11)
    else { return nil }
    var time = Timestamp(
      year: date.year, month: date.month, day: date.day, hour: clock.hour, minute: clock.minute,
      second: clock.second)
    var end = start + 19
    if text.matches(",", at: end) || text.matches(".", at: end) {
      time.millisecond = fraction(text, at: &end)
    }
    time.zone = readZone(text, at: &end)
    if time.zone == nil, text.matches(":+", at: end) || text.matches(":-", at: end) {
      // pytest.log has a colon between: `12:00:00:+0000,123`.
      var behind = end + 1
      time.zone = readZone(text, at: &behind)
      if time.zone != nil { end = behind }
    }
    // OST's live logs write the zone before the milliseconds: `20:53:53+0200,397`.
    if text.matches(",", at: end) { time.millisecond = fraction(text, at: &end) }
    return (time, end)
  }

  /// Reads ISO 8601 as JUnit XML and `build.json` write it; nil where the text is anything else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)[...]
    guard let (time, end) = Self.scan(bytes), end == bytes.endIndex else { return nil }
    self = time
  }

  /// Reads what `date` prints: `Thu Aug  1 22:05:12 UTC 2019`, with or without a weekday.
  package static func scanDate(_ text: ArraySlice<UInt8>) -> Timestamp? {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let words = text.split(separator: UInt8(ascii: " "))
    guard let at = words.firstIndex(where: { months.contains($0.shown) }),
      let month = months.firstIndex(of: words[at].shown)
    else { return nil }
    // English: `Thu Aug  1 22:05:12 UTC 2019`; mails: `Thu, 1 Aug 2019 22:05:12 +0000`.
    var day: Int?
    var year: Int?
    var time: ArraySlice<UInt8>?
    var zone: Int?
    for word in words[Swift.max(0, at - 1)...].prefix(7) {
      if let number = word.decimal {
        if word.count == 4 { year = number } else if day == nil { day = number }
      } else if word.contains(UInt8(ascii: ":")) {
        time = word
      } else if word.elementsEqual("UTC".utf8) || word.elementsEqual("GMT".utf8) {
        zone = 0
      } else if let named = Self.namedZones[word.shown] {
        zone = named
      } else if word.count == 5 {
        var index = word.startIndex
        zone = readZone(word, at: &index) ?? zone
      }
    }
    guard let day, let year, let time, (1...31).contains(day),
      let clock = clock(time, time.startIndex)
    else { return nil }
    return Timestamp(
      year: year, month: month + 1, day: day, hour: clock.hour, minute: clock.minute,
      second: clock.second, zone: zone)
  }

  /// The zones that the laboratories' hosts print by name, in minutes east of UTC.
  private static let namedZones = [
    "EST": -300, "EDT": -240, "CET": 60, "CEST": 120, "IST": 120, "IDT": 180,
  ]

  /// The date `2019-08-01` at an index.
  @inline(__always)
  private static func date(
    _ line: ArraySlice<UInt8>, _ start: Int
  ) -> (year: Int, month: Int, day: Int)? {
    guard line.endIndex - start >= 10, line[start + 4] == UInt8(ascii: "-"),
      line[start + 7] == UInt8(ascii: "-"), let year = number(line, start, 4),
      let month = number(line, start + 5, 2), let day = number(line, start + 8, 2),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return (year, month, day)
  }

  /// The time `22:14:26` at an index; leap seconds are told as 60.
  @inline(__always)
  private static func clock(
    _ line: ArraySlice<UInt8>, _ start: Int
  ) -> (hour: Int, minute: Int, second: Int)? {
    guard line.endIndex - start >= 8, line[start + 2] == UInt8(ascii: ":"),
      line[start + 5] == UInt8(ascii: ":"), let hour = number(line, start, 2),
      let minute = number(line, start + 3, 2), let second = number(line, start + 6, 2),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    return (hour, minute, second)
  }

  /// Milliseconds from a fraction of any length, with the mark before it.
  private static func fraction(_ text: ArraySlice<UInt8>, at index: inout Int) -> Int {
    let digits = text[(index + 1)...].prefix(while: \.isDigit)
    index = digits.endIndex
    let first = digits.prefix(3)
    return (first.decimal ?? 0) * (first.count == 1 ? 100 : first.count == 2 ? 10 : 1)
  }

  /// The value of a fixed number of digits.
  @inline(__always)
  private static func number(_ line: ArraySlice<UInt8>, _ index: Int, _ width: Int) -> Int? {
    guard index + width <= line.endIndex else { return nil }
    var value = 0
    for at in index..<(index + width) {
      let byte = line[at]
      guard byte.isDigit else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
    }
    return value
  }
}
