/// The bytes of a start tag, searched for the place of an attribute's value.
struct RawTag {
  let bytes: [UInt8]

  /// The bytes between the quotation marks of an attribute.
  func value(of name: String) -> Range<Int>? {
    var index = bytes.firstIndex(where: Self.isSpace) ?? bytes.count
    while index < bytes.count {
      index = bytes[index...].firstIndex { !Self.isSpace($0) } ?? bytes.count
      guard let equals = bytes[index...].firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let key = bytes[index..<equals].prefix { !Self.isSpace($0) }
      guard
        let open = bytes[equals...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
        let close = bytes[(open + 1)...].firstIndex(of: bytes[open])
      else { return nil }
      if key.elementsEqual(name.utf8) { return (open + 1)..<close }
      index = close + 1
    }
    return nil
  }

  /// The part of a range up to the first line break, written as it is or as a reference.
  func firstLine(of range: Range<Int>) -> Range<Int> {
    var end = range.lowerBound
    while end < range.upperBound {
      if bytes[end] == 0x0A || bytes[end] == 0x0D { break }
      if bytes[end] == UInt8(ascii: "&"),
        Self.breaks.contains(where: bytes[end..<range.upperBound].starts(with:))
      {
        break
      }
      end += 1
    }
    return range.lowerBound..<end
  }

  private static let breaks = ["&#10;", "&#xA;", "&#xa;", "&#13;", "&#xD;", "&#xd;"].map {
    Array($0.utf8)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
