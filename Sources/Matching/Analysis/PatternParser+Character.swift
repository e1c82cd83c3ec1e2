extension PatternParser {
  /// Reads one character of the pattern; a pattern is always UTF-8.
  mutating func scalar() throws(NotUnderstood) -> Unicode.Scalar {
    guard let first = next else { throw NotUnderstood() }
    index += 1
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for _ in 1..<length {
      guard let byte = next, byte & 0xC0 == 0x80 else { throw NotUnderstood() }
      value = value << 6 | UInt32(byte & 0x3F)
      index += 1
    }
    guard let scalar = Unicode.Scalar(value) else { throw NotUnderstood() }
    return scalar
  }

  /// The tree of one character that stands for itself.
  mutating func character(_ scalar: Unicode.Scalar) throws(NotUnderstood) -> PatternTree {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      if byte == 0x0A {
        spansLines = true
        return .oneOf(.lineBreak)
      }
      if options.ignoresCase { noteFolding(of: byte) }
      return .text(Literal(CollectionOfOne(byte), ignoresCase: options.ignoresCase))
    }
    if options.ignoresCase, scalar.mayFold { return .wide(Self.foldedFromBeyond) }
    return .text(Literal(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter))
  }

  /// Remembers that a letter has forms beyond ASCII.
  mutating func noteFolding(of byte: UInt8) {
    let lower = byte | 0x20
    if lower == UInt8(ascii: "k") || lower == UInt8(ascii: "s") { foldsBeyondASCII = true }
  }

  /// The ASCII letters that characters beyond ASCII fold to.
  static let foldedFromBeyond = ByteSet("kKsS".utf8)
}

extension Unicode.Scalar {
  /// Whether a character may have another case; certain only where the answer is no.
  fileprivate var mayFold: Bool {
    let properties = self.properties
    return properties.isCased || properties.changesWhenCaseMapped
      || properties.changesWhenCaseFolded
      || properties.changesWhenLowercased || properties.changesWhenUppercased
      || properties.changesWhenTitlecased || properties.isCaseIgnorable
  }
}
