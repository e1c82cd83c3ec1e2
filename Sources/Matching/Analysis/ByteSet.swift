/// A set of bytes.
struct ByteSet: Hashable, Sendable {
  private var words = SIMD4<UInt64>(repeating: 0)

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  /// Every byte that a line can hold; a line break is none of them.
  static let line = ByteSet(0...255).subtracting(lineBreak)

  /// The bytes of characters beyond ASCII, and of what is no UTF-8.
  static let high = ByteSet(0x80...0xFF)

  static let ascii = ByteSet(0...0x7F)

  /// The end of a line.
  static let lineBreak = ByteSet([0x0A])

  func contains(_ byte: UInt8) -> Bool {
    words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
  }

  mutating func insert(_ byte: UInt8) {
    words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
  }

  func union(_ other: ByteSet) -> ByteSet {
    var result = self
    result.words |= other.words
    return result
  }

  func intersection(_ other: ByteSet) -> ByteSet {
    var result = self
    result.words &= other.words
    return result
  }

  func subtracting(_ other: ByteSet) -> ByteSet {
    var result = self
    result.words &= ~other.words
    return result
  }

  var count: Int { words.indices.reduce(0) { $0 + words[$1].nonzeroBitCount } }

  /// The smallest byte of the set.
  var first: UInt8? {
    for index in words.indices where words[index] != 0 {
      return UInt8(index << 6 + words[index].trailingZeroBitCount)
    }
    return nil
  }

  /// Adds the other case of every ASCII letter.
  mutating func closeUnderCase() {
    for lower in UInt8(ascii: "a")...UInt8(ascii: "z") {
      if contains(lower) { insert(lower - 0x20) } else if contains(lower - 0x20) { insert(lower) }
    }
  }
}
