/// What the head of a line tells of an entry, read from raw bytes as fast as can be.
///
/// It says about the same lines what ``EntryHead`` says; most lines of a log need no more.
struct EntryGlance {
  let level: LogLevel

  /// Whether the line tells a date; boot.log has only the time.
  let hasDate: Bool

  /// Reads the beginning of a line; nil where it begins no entry of the engine or of today's vdsm.
  @inline(__always)
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    guard line.count > 16, let base = line.baseAddress else { return nil }
    let bytes = UnsafeRawPointer(base)
    hasDate = base[4] == UInt8(ascii: "-")
    var index: Int
    if hasDate {
      guard line.count >= 24, Self.isMoment(bytes) else { return nil }
      index = 23
    } else {
      guard Self.isTime(bytes) else { return nil }
      index = 12
    }
    Self.skipZone(line, &index)
    guard Self.skipBlanks(line, &index), let level = Self.level(line, &index),
      Self.skipBlanks(line, &index), index < line.count
    else { return nil }
    let open = line[index]
    guard open == UInt8(ascii: "[") || (open == UInt8(ascii: "(") && hasDate) else { return nil }
    self.level = level
  }

  // Written as numbers, which the compiler lays into the program as they are.
  /// The beginning of a date, `0000-00-`.
  private static let date = DigitShape(
    digits: 0x00FF_FF00_FFFF_FFFF, marks: 0x2D00_002D_0000_0000)
  /// What is behind it, `00 00:00`.
  private static let hour = DigitShape(
    digits: 0xFFFF_00FF_FF00_FFFF, marks: 0x0000_3A00_0020_0000)
  /// The rest from the minute's last digit on, `0:00,000`.
  private static let second = DigitShape(
    digits: 0xFFFF_FF00_FFFF_00FF, marks: 0x0000_002C_0000_3A00)
  /// The time of day, `00:00:00`.
  private static let clock = DigitShape(
    digits: 0xFFFF_00FF_FF00_FFFF, marks: 0x0000_3A00_003A_0000)
  /// Its milliseconds, `,000`.
  private static let fraction = DigitShape(digits: 0xFFFF_FF00, marks: 0x2C)

  /// Whether `2019-08-04 22:14:26,898` stands there, and is a moment.
  @inline(__always)
  private static func isMoment(_ bytes: UnsafeRawPointer) -> Bool {
    guard date.fits(bytes.loadUnaligned(as: UInt64.self)),
      hour.fits(bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
      second.fits(bytes.loadUnaligned(fromByteOffset: 15, as: UInt64.self))
    else { return false }
    let (month, dayOfMonth) = (pair(bytes, 5), pair(bytes, 8))
    return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31
      && pair(bytes, 11) < 24 && pair(bytes, 14) < 60 && pair(bytes, 17) <= 60
  }

  /// Whether `22:14:26,898` stands there, and is a time.
  @inline(__always)
  private static func isTime(_ bytes: UnsafeRawPointer) -> Bool {
    clock.fits(bytes.loadUnaligned(as: UInt64.self))
      && fraction.fits(UInt64(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
      && pair(bytes, 0) < 24 && pair(bytes, 3) < 60 && pair(bytes, 6) <= 60
  }

  /// The value of two digits.
  @inline(__always)
  private static func pair(_ bytes: UnsafeRawPointer, _ offset: Int) -> Int {
    let digits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
    return Int(digits & 0xF) &* 10 &+ Int(digits >> 8 & 0xF)
  }

  /// Steps over `Z`, `+02`, `-0400` or `+05:30`.
  @inline(__always)
  private static func skipZone(_ line: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    guard index < line.count else { return }
    let sign = line[index]
    if sign == UInt8(ascii: " ") { return }
    if sign == UInt8(ascii: "Z") { return index += 1 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = number(line, index + 1), hours <= 14
    else { return }
    index += 3
    let colon = index < line.count && line[index] == UInt8(ascii: ":") ? 1 : 0
    if number(line, index + colon) != nil { index += colon + 2 }
  }

  @inline(__always)
  private static func number(_ line: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard index + 2 <= line.count, line[index].isDigit, line[index + 1].isDigit else { return nil }
    return Int(line[index] & 0xF) &* 10 &+ Int(line[index + 1] & 0xF)
  }

  @inline(__always)
  private static func skipBlanks(_ line: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
    let start = index
    while index < line.count, line[index] == UInt8(ascii: " ") { index += 1 }
    return index > start
  }

  /// Reads the level's name; the two that most lines have are told by four bytes at once.
  @inline(__always)
  private static func level(_ line: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> LogLevel? {
    if line.count - index > 8, let base = line.baseAddress {
      let four = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt32.self)
      if four == 0x4F46_4E49 {  // INFO
        index += 4
        return .info
      }
      if four == 0x5542_4544, line[index + 4] == UInt8(ascii: "G") {  // DEBU
        index += 5
        return .debug
      }
    }
    let rest = Array(UnsafeBufferPointer(rebasing: line[index..<min(index + 8, line.count)]))[...]
    var end = rest.startIndex
    let level = LogLevel(rest, at: &end)
    index += end - rest.startIndex
    return level
  }
}

/// The shape of eight bytes as they lie in memory: digits in some places, known bytes in the others.
private struct DigitShape {
  /// All bits of the places of digits.
  let digits: UInt64

  /// The known bytes.
  let marks: UInt64

  @inline(__always)
  func fits(_ word: UInt64) -> Bool {
    let word = UInt64(littleEndian: word)
    let halves: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let threes = digits & 0x3030_3030_3030_3030
    // A digit has 3 in its upper half, and still has it when 6 is added.
    return (word ^ marks) & ~digits == 0 && word & digits & halves == threes
      && ((word & digits) &+ (digits & 0x0606_0606_0606_0606)) & digits & halves == threes
  }
}
