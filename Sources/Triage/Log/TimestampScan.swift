/// Reads moments as consoles write them.
extension Timestamp {
  /// Reads `2019-08-01 12:00:00`, with `T` or a space, then a fraction and a zone where they stand.
  ///
  /// - Returns: the moment and the index behind it; nil where the text does not begin with one.
  package static func scan(_ text: ArraySlice<UInt8>) -> (time: Timestamp, end: Int)? {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2), reader.skip(" ") || reader.skip("T"),
      let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2),
      reader.skip(":"), let second = reader.number(2), (1...12).contains(month),
      (1...31).contains(day), hour < 24, minute < 60, second <= 60
    else { return nil }
    var time = Timestamp(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    if reader.peek == UInt8(ascii: ",") || reader.peek == UInt8(ascii: ".") {
      reader.index += 1
      time.millisecond = reader.fraction()
    }
    time.zone = reader.zone()
    if reader.peek == UInt8(ascii: ",") {
      // OST's live logs write the zone before the milliseconds: `20:53:53+0200,397`.
      reader.index += 1
      time.millisecond = reader.fraction()
    }
    return (time, reader.index)
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
    var clock: ArraySlice<UInt8>?
    var zone: Int?
    for word in words[Swift.max(0, at - 1)...].prefix(7) {
      if let number = word.decimal {
        if word.count == 4 { year = number } else if day == nil { day = number }
      } else if word.contains(UInt8(ascii: ":")) {
        clock = word
      } else if word.elementsEqual("UTC".utf8) || word.elementsEqual("GMT".utf8) {
        zone = 0
      } else if let named = Self.americanZones[word.shown] {
        zone = named
      } else if word.count == 5, word.first == UInt8(ascii: "+") || word.first == UInt8(ascii: "-")
      {
        var reader = DigitReader(word)
        zone = reader.zone()
      }
    }
    guard let day, let year, let clock, (1...31).contains(day) else { return nil }
    var reader = DigitReader(clock)
    guard let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2),
      reader.skip(":"), let second = reader.number(2), hour < 24, minute < 60, second <= 60
    else { return nil }
    return Timestamp(
      year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second,
      zone: zone)
  }

  /// The zones that the laboratories' hosts print by name, in minutes east of UTC.
  private static let americanZones = [
    "EST": -300, "EDT": -240, "CET": 60, "CEST": 120, "IST": 120, "IDT": 180,
  ]
}

/// Reads fixed-width numbers.
struct DigitReader {
  let text: ArraySlice<UInt8>
  var index: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    index = text.startIndex
  }

  var peek: UInt8? { index < text.endIndex ? text[index] : nil }

  mutating func number(_ width: Int) -> Int? {
    guard text.endIndex - index >= width, let value = text[index..<index + width].decimal else {
      return nil
    }
    index += width
    return value
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Milliseconds from a fraction of any length.
  mutating func fraction() -> Int {
    let digits = text[index...].prefix(while: \.isDigit)
    index = digits.endIndex
    let first = digits.prefix(3)
    return (first.decimal ?? 0) * (first.count == 1 ? 100 : first.count == 2 ? 10 : 1)
  }

  /// Minutes east of UTC: `Z`, `+02`, `-0400`, `+05:30`; nil where no zone stands.
  mutating func zone() -> Int? {
    if skip("Z") { return 0 }
    guard let sign = peek, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return nil
    }
    let start = index
    index += 1
    guard let hours = number(2), hours <= 14 else {
      index = start
      return nil
    }
    if peek == UInt8(ascii: ":"), index + 1 < text.endIndex, text[index + 1].isDigit { index += 1 }
    let minutes = number(2) ?? 0
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }
}
