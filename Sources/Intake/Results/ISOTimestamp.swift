import Triage

extension Timestamp {
  /// Reads `2019-07-30T23:10:02.123456-04:00`; fraction and zone may be missing.
  init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= bytes.count else { return nil }
      let digits = bytes[start..<(start + count)]
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    guard bytes.count >= 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 62
    else { return nil }
    var rest = bytes[19...]
    var fraction: [UInt8] = []
    if let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
      fraction = Array(rest.dropFirst().prefix { (0x30...0x39).contains($0) })
      rest = rest.dropFirst(1 + fraction.count)
    }
    let digits = (fraction + [0x30, 0x30, 0x30]).prefix(3)
    let millisecond = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    var zone: Int?
    switch rest.first {
    case UInt8(ascii: "Z"): zone = 0
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let start = rest.startIndex + 1
      let colon = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: ":") ? 1 : 0
      guard let hours = number(start, 2), let minutes = number(start + 2 + colon, 2) else {
        return nil
      }
      zone = (hours * 60 + minutes) * (rest.first == UInt8(ascii: "-") ? -1 : 1)
    default: break
    }
    self.init(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      millisecond: millisecond, zone: zone)
  }
}
