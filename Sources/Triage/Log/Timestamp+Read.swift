extension Timestamp {
  /// Reads `2019-08-04 22:14:26,898` at an index and moves the index behind it.
  static func read(_ line: ArraySlice<UInt8>, at index: inout Int) -> Timestamp? {
    let start = index
    guard line.endIndex - start >= 23, line[start + 4] == UInt8(ascii: "-"),
      line[start + 7] == UInt8(ascii: "-"), line[start + 10] == UInt8(ascii: " "),
      let year = number(line, start, 4), let month = number(line, start + 5, 2),
      let day = number(line, start + 8, 2), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var time = start + 11
    guard var moment = readTime(line, at: &time) else { return nil }
    moment.year = year
    moment.month = month
    moment.day = day
    index = time
    return moment
  }

  /// Reads `22:14:26,898` at an index and moves the index behind it; the date is the year 0.
  static func readTime(_ line: ArraySlice<UInt8>, at index: inout Int) -> Timestamp? {
    guard line.endIndex - index >= 12, line[index + 2] == UInt8(ascii: ":"),
      line[index + 5] == UInt8(ascii: ":"), line[index + 8] == UInt8(ascii: ","),
      let hour = number(line, index, 2), let minute = number(line, index + 3, 2),
      let second = number(line, index + 6, 2), let millisecond = number(line, index + 9, 3),
      hour < 24, minute < 60, second < 61
    else { return nil }
    index += 12
    return Timestamp(
      year: 0, month: 1, day: 1, hour: hour, minute: minute, second: second,
      millisecond: millisecond)
  }

  /// Reads `Z`, `+05` or `-0400` at an index and moves the index behind it; nil where none stands there.
  static func readZone(_ line: ArraySlice<UInt8>, at index: inout Int) -> Int? {
    guard index < line.endIndex else { return nil }
    let sign = line[index]
    if sign == UInt8(ascii: "Z") {
      index += 1
      return 0
    }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = number(line, index + 1, 2)
    else { return nil }
    index += 3
    var minutes = hours * 60
    if let rest = number(line, index, 2) {
      minutes += rest
      index += 2
    }
    return sign == UInt8(ascii: "-") ? -minutes : minutes
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
