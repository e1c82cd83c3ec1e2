/// Bytes that follow one another in a match, each exact or an ASCII letter of either case.
struct Literal: Hashable, Sendable {
  /// The bytes; a letter of either case is lower case here.
  private(set) var bytes: [UInt8] = []

  /// For each byte what is set in it before it is compared: 0x20 for a letter of either case, else 0.
  private(set) var folds: [UInt8] = []

  init() {}

  init(_ bytes: some Sequence<UInt8>, ignoresCase: Bool = false) {
    for byte in bytes { append(byte, ignoresCase: ignoresCase) }
  }

  var count: Int { bytes.count }

  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ byte: UInt8, ignoresCase: Bool) {
    let folds = ignoresCase && byte.isASCIILetter
    bytes.append(folds ? byte | 0x20 : byte)
    self.folds.append(folds ? 0x20 : 0)
  }

  mutating func append(_ other: Literal) {
    bytes += other.bytes
    folds += other.folds
  }

  /// The bytes that can stand at a place.
  func set(at index: Int) -> ByteSet {
    folds[index] == 0 ? ByteSet([bytes[index]]) : ByteSet([bytes[index], bytes[index] - 0x20])
  }
}

extension UInt8 {
  var isASCIILetter: Bool {
    let lower = self | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
