extension PatternParser {
  /// Reads what stands behind a backslash outside of a class.
  mutating func escape() throws(NotUnderstood) -> PatternTree {
    guard let byte = next else { throw NotUnderstood() }
    if let shorthand = Shorthand(byte) {
      index += 1
      return shorthand.isWide ? .wide(shorthand.ascii) : .oneOf(shorthand.ascii)
    }
    switch byte {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"),
      UInt8(ascii: "Z"), UInt8(ascii: "G"), UInt8(ascii: "K"):
      index += 1
      return .empty
    case UInt8(ascii: "R"), UInt8(ascii: "X"):
      if byte == UInt8(ascii: "R") { spansLines = true }
      index += 1
      return .anything
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      try skipProperty()
      return .wide(.ascii)
    case UInt8(ascii: "N"):
      if startsWith("N{U+") { return try character(try scalarEscape()) }
      index += 1
      return .wide(ByteSet.ascii.subtracting(.lineBreak))
    case UInt8(ascii: "g"), UInt8(ascii: "k"):
      try skipReference()
      return .anything
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      // A reference, or an octal code with characters behind it; either way any bytes cover it.
      _ = number()
      return .anything
    default: return try character(try scalarEscape())
    }
  }

  /// Reads an escape that stands for one character; the backslash is behind the parser.
  mutating func scalarEscape() throws(NotUnderstood) -> Unicode.Scalar {
    guard let byte = next else { throw NotUnderstood() }
    guard byte.isASCIILetter || byte.isASCIIDigit else { return try scalar() }
    index += 1
    switch byte {
    case UInt8(ascii: "a"): return "\u{07}"
    case UInt8(ascii: "e"): return "\u{1B}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "0"): return try code(digits(radix: 8, atMost: 2))
    case UInt8(ascii: "c"):
      guard let control = next, control < 0x80 else { throw NotUnderstood() }
      index += 1
      let upper = control.isASCIILetter ? control & ~0x20 : control
      return Unicode.Scalar(upper ^ 0x40)
    case UInt8(ascii: "o"):
      return try braced(radix: 8)
    case UInt8(ascii: "x"):
      if next == UInt8(ascii: "{") { return try braced(radix: 16) }
      return try code(digits(radix: 16, atMost: 2))
    case UInt8(ascii: "N"):
      guard startsWith("{U+") else { throw NotUnderstood() }
      index += 3
      return try closing(digits(radix: 16, atMost: 8))
    default: throw NotUnderstood()
    }
  }

  private mutating func braced(radix: UInt32) throws(NotUnderstood) -> Unicode.Scalar {
    guard eat("{") else { throw NotUnderstood() }
    return try closing(digits(radix: radix, atMost: 11))
  }

  private mutating func closing(_ value: UInt32) throws(NotUnderstood) -> Unicode.Scalar {
    guard eat("}") else { throw NotUnderstood() }
    return try code(value)
  }

  private func code(_ value: UInt32) throws(NotUnderstood) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(value) else { throw NotUnderstood() }
    return scalar
  }

  private mutating func digits(radix: UInt32, atMost count: Int) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
        digit < radix
      else { break }
      value = value &* radix &+ UInt32(digit)
      index += 1
    }
    return value
  }

  /// Moves over `\pL` or `\p{…}`.
  mutating func skipProperty() throws(NotUnderstood) {
    index += 1
    if next == UInt8(ascii: "{") { return try skip(past: "}") }
    index += 1
  }

  /// Moves over `\g1`, `\g{-1}`, `\g<name>`, `\k'name'` and their like.
  private mutating func skipReference() throws(NotUnderstood) {
    index += 1
    switch next {
    case UInt8(ascii: "{"): try skip(past: "}")
    case UInt8(ascii: "<"): try skip(past: ">")
    case UInt8(ascii: "'"):
      index += 1
      try skip(past: "'")
    default:
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      guard number() != nil else { throw NotUnderstood() }
    }
  }
}

/// A shorthand for a kind of characters, such as `\d`.
struct Shorthand {
  /// The ASCII characters that it stands for.
  var ascii: ByteSet

  /// Whether it stands for characters beyond ASCII too.
  var isWide: Bool

  /// Reads the letter behind the backslash; nil where it is no shorthand.
  init?(_ letter: UInt8) {
    switch letter | 0x20 {
    case UInt8(ascii: "d"): ascii = Self.digits
    case UInt8(ascii: "w"): ascii = Self.word
    case UInt8(ascii: "s"): ascii = Self.space
    case UInt8(ascii: "h"): ascii = Self.horizontal
    case UInt8(ascii: "v"): ascii = Self.vertical
    default: return nil
    }
    let isHorizontalOrVertical =
      letter | 0x20 == UInt8(ascii: "h") || letter | 0x20 == UInt8(ascii: "v")
    let isNegated = letter & 0x20 == 0
    isWide = isNegated || isHorizontalOrVertical
    if isNegated { ascii = ByteSet.ascii.subtracting(ascii) }
  }

  private static let digits = ByteSet("0123456789".utf8)
  private static let space = ByteSet([0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D])
  private static let horizontal = ByteSet([0x20, 0x09])
  private static let vertical = ByteSet([0x0A, 0x0B, 0x0C, 0x0D])
  private static let word = ByteSet(
    (0...0x7F).filter { UInt8($0).isASCIILetter || UInt8($0).isASCIIDigit || $0 == 0x5F }.map {
      UInt8($0)
    })
}
