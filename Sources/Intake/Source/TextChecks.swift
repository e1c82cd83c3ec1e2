/// What is odd about a text: zero bytes and bytes that are no UTF-8, by line.
struct TextChecks {
  /// How many zero bytes there are.
  private(set) var zeros = 0
  private(set) var firstZeroLine: Int?
  private(set) var firstBadLine: Int?

  private var line = 1

  /// How many continuation bytes must follow, and what the next one may be.
  private var missing = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// Looks at the next bytes of the text.
  mutating func look(at piece: ArraySlice<UInt8>) {
    piece.withUnsafeBufferPointer { bytes in
      // Almost every piece is plain ASCII, for which one pass without branches is enough.
      let census = ByteCensus(bytes)
      if census.zeros > 0, firstZeroLine == nil {
        firstZeroLine = line + breaksBefore(bytes.firstIndex(of: 0) ?? 0, in: bytes)
      }
      zeros += census.zeros
      if firstBadLine == nil, !census.isASCII || missing > 0, let bad = firstBad(in: bytes) {
        firstBadLine = line + breaksBefore(bad, in: bytes)
      }
      line += census.breaks
    }
  }

  private func breaksBefore(_ end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes[..<end].count { $0 == 0x0A }
  }

  /// The first byte that is no UTF-8, with what the piece before left open.
  private mutating func firstBad(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var next = 0
    while next < bytes.count {
      if missing == 0 { next = bytes.endOfASCII(from: next) }
      guard next < bytes.count else { return nil }
      let (index, byte) = (next, bytes[next])
      next &+= 1
      if missing > 0 {
        guard allowed.contains(byte) else { return index }
        missing -= 1
        allowed = 0x80...0xBF
        continue
      }
      // The well-formed sequences of the Unicode standard, table 3-7.
      switch byte {
      case 0xC2...0xDF: expect(1, 0x80...0xBF)
      case 0xE0: expect(2, 0xA0...0xBF)
      case 0xED: expect(2, 0x80...0x9F)
      case 0xE1...0xEF: expect(2, 0x80...0xBF)
      case 0xF0: expect(3, 0x90...0xBF)
      case 0xF1...0xF3: expect(3, 0x80...0xBF)
      case 0xF4: expect(3, 0x80...0x8F)
      default: return index
      }
    }
    return nil
  }

  private mutating func expect(_ count: Int, _ next: ClosedRange<UInt8>) {
    missing = count
    allowed = next
  }
}
