import Triage

/// The lines of a `.properties` file in UTF-8.
///
/// Java read such files as ISO 8859-1 up to version 8 and takes UTF-8 first since; so does this.
struct PropertiesText: Sequence, IteratorProtocol {
  private let text: [UInt8]
  private var start: Int? = 0

  init(_ file: [UInt8]) {
    let bytes = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file[3...] : file[...]
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var last: UInt8 = 0
    for byte in bytes {
      defer { last = byte }
      switch byte {
      // A carriage return with or without a line feed is one line break.
      case UInt8(ascii: "\r"): text.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\n"): if last != UInt8(ascii: "\r") { text.append(byte) }
      case 0x80... where !isUTF8: text += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
      default: text.append(byte)
      }
    }
    self.text = text
  }

  /// Whether another line follows, even an empty one behind the last line break.
  var hasMore: Bool { start != nil }

  /// The next line without its line break.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let begin = start else { return nil }
    let end = text[begin...].firstIndex(of: UInt8(ascii: "\n"))
    start = end.map { $0 + 1 }
    return text[begin..<(end ?? text.endIndex)]
  }
}

/// Undoes the escapes of a key or a value of a `.properties` file.
struct PropertiesUnescape {
  private(set) var bytes: [UInt8] = []

  /// Whether `\u` stood without four hexadecimal digits.
  private(set) var isWrong = false

  /// The first half of a character beyond U+FFFF.
  private var lead: UInt32?

  init(_ escaped: ArraySlice<UInt8>) {
    bytes.reserveCapacity(escaped.count)
    var index = escaped.startIndex
    while index < escaped.endIndex {
      let byte = escaped[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < escaped.endIndex else {
        append(byte)
        continue
      }
      let mark = escaped[index]
      index += 1
      switch mark {
      case UInt8(ascii: "n"): append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): append(UInt8(ascii: "\t"))
      case UInt8(ascii: "r"): append(UInt8(ascii: "\r"))
      case UInt8(ascii: "f"): append(0x0C)
      case UInt8(ascii: "u"):
        let digits = escaped[index...].prefix(4)
        if let unit = Self.number(digits) {
          append(unit: unit)
          index = digits.endIndex
        } else {
          isWrong = true
          append(mark)
        }
      default: append(mark)
      }
    }
    endLead()
  }

  private mutating func append(_ byte: UInt8) {
    endLead()
    bytes.append(byte)
  }

  /// Appends a unit of UTF-16; two of them may be one character.
  private mutating func append(unit: UInt32) {
    if let first = lead, (0xDC00...0xDFFF).contains(unit) {
      lead = nil
      append(scalar: 0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00))
      return
    }
    endLead()
    if (0xD800...0xDBFF).contains(unit) { lead = unit } else { append(scalar: unit) }
  }

  private mutating func endLead() {
    guard lead != nil else { return }
    lead = nil
    append(scalar: 0xFFFD)
  }

  private mutating func append(scalar: UInt32) {
    bytes += Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard digits.count == 4, digits.allSatisfy({ $0.isDigit || (97...102).contains($0 | 0x20) })
    else { return nil }
    return UInt32(digits.shown, radix: 16)
  }
}
