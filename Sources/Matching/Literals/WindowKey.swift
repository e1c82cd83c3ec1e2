/// How eight bytes of a text are folded and hashed.
///
/// Every byte gets the bit set that tells lower from upper case, so patterns that ignore case need
/// nothing of their own; what this confuses is told apart when the whole literal is compared.
enum WindowKey {
  /// How many bytes a window has.
  static let size = 8

  /// The distance of the windows that are looked at in a text.
  static let stride = 8

  /// The shortest literal that holds a window at every alignment.
  static let shortestLiteral = size + stride - 1

  @inline(__always)
  static func key(at place: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(place).loadUnaligned(as: UInt64.self) | 0x2020_2020_2020_2020
  }

  static func key(of bytes: ArraySlice<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for byte in bytes.reversed() { key = key << 8 | UInt64(byte) }
    return key | 0x2020_2020_2020_2020
  }

  /// Multiplicative hashing by the golden ratio; the upper bits are the good ones.
  @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }
}
