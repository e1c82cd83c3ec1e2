import Testing

@testable import Intake

@Suite struct TextChecksTests {
  /// A small generator, so that every run tries the same texts.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let parts: [[UInt8]] = [
    Array("a line\n".utf8), Array("שלום\n".utf8), Array("😀 é ﷽".utf8), [0x0A], [0xC0, 0x80],
    [0xED, 0xA0, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xFF], [0x80],
    [0xE2, 0x82],
    [0xF4, 0x8F, 0xBF, 0xBF], [0xC3], [0], Array(String(repeating: "x", count: 130).utf8),
  ]

  /// The line of the first byte that the standard library calls wrong; a cut at the end is none.
  private func firstBadLine(_ bytes: [UInt8]) -> Int? {
    var line = 1
    var index = 0
    while index < bytes.count {
      var length = 1
      while length <= 4, index + length <= bytes.count,
        String(validating: bytes[index..<index + length], as: UTF8.self)?.unicodeScalars.count != 1
      {
        length += 1
      }
      guard length <= 4, index + length <= bytes.count else {
        let rest = bytes[index...]
        // What could still become a character when more bytes come.
        let isOpen =
          rest.count < 4
          && Self.ends.contains { end in
            String(validating: Array(rest) + end, as: UTF8.self)?.unicodeScalars.count == 1
          }
        if isOpen { return nil }
        // The wrong byte may stand behind bytes that began well, but never behind a line break.
        return line
      }
      if bytes[index] == 0x0A { line += 1 }
      index += length
    }
    return nil
  }

  private static let ends: [[UInt8]] = [0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF].flatMap { byte in
    [[byte], [byte, 0x80], [byte, 0x80, 0x80]]
  }

  @Test(
    "zeros and wrong bytes are told by line, wherever pieces end",
    arguments: 1...20 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) {
    var dice = Dice(state: seed)
    for _ in 0..<50 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &dice) {
        bytes += Self.parts.randomElement(using: &dice) ?? []
        if Bool.random(using: &dice) { bytes += Array("plain text\n".utf8) }
      }
      let cut = Int.random(in: 0...bytes.count, using: &dice)
      var checks = TextChecks()
      checks.look(at: bytes[..<cut])
      checks.look(at: bytes[cut...])
      #expect(checks.zeros == bytes.count { $0 == 0 })
      let zero = bytes.firstIndex(of: 0).map { 1 + bytes[..<$0].count { $0 == 0x0A } }
      #expect(checks.firstZeroLine == zero)
      #expect(checks.firstBadLine == firstBadLine(bytes), "\(bytes) cut at \(cut)")
    }
  }
}
