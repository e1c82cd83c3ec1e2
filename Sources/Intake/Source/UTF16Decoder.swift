/// Turns UTF-16 into UTF-8, piece by piece; what is no character becomes U+FFFD.
struct UTF16Decoder {
  private let isBigEndian: Bool
  private var oddByte: UInt8?
  private var high: UInt16?
  private var isFirst = true

  init(isBigEndian: Bool) {
    self.isBigEndian = isBigEndian
  }

  mutating func decode(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text: [UInt8] = []
    text.reserveCapacity(piece.count)
    for byte in piece {
      guard let first = oddByte else {
        oddByte = byte
        continue
      }
      oddByte = nil
      let unit =
        isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
      if isFirst {
        isFirst = false
        if unit == 0xFEFF { continue }
      }
      take(unit, &text)
    }
    return text[...]
  }

  mutating func finish() -> ArraySlice<UInt8> {
    guard high != nil || oddByte != nil else { return [] }
    high = nil
    oddByte = nil
    return Array("\u{FFFD}".utf8)[...]
  }

  private mutating func take(_ unit: UInt16, _ text: inout [UInt8]) {
    if let first = high {
      high = nil
      if UTF16.isTrailSurrogate(unit) {
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        append(Unicode.Scalar(value) ?? "\u{FFFD}", &text)
        return
      }
      append("\u{FFFD}", &text)
    }
    if UTF16.isLeadSurrogate(unit) {
      high = unit
    } else {
      append(Unicode.Scalar(UInt32(unit)) ?? "\u{FFFD}", &text)
    }
  }

  private func append(_ scalar: Unicode.Scalar, _ text: inout [UInt8]) {
    if scalar.isASCII {
      text.append(UInt8(truncatingIfNeeded: scalar.value))
    } else if let bytes = UTF8.encode(scalar) {
      text.append(contentsOf: bytes)
    }
  }
}
