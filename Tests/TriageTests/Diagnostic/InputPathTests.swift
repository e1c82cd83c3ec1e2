import Testing

@testable import Triage

/// Paths of a command line, of which some are no text.
@Suite struct InputPathTests {
  @Test(arguments: [
    ("plain/a.log", "plain/a.log", true), ("רשת/e\u{301}.log", "רשת/e\u{301}.log", true),
    ("", "", true),
  ])
  func `text is itself`(_ text: String, _ shown: String, _ isText: Bool) {
    let path = InputPath(InputPath.text(of: Array(text.utf8)))
    #expect(InputPath.text(of: Array(text.utf8)).utf8.elementsEqual(text.utf8))
    #expect(path.bytes == Array(text.utf8))
    #expect(path.shown.utf8.elementsEqual(shown.utf8))
    #expect(path.isText == isText)
  }

  @Test(
    arguments: [
      ([0x63, 0xE9, 0x2E], "c\\xE9."), ([0xFF], "\\xFF"), ([0xC3], "\\xC3"),
      ([0xE2, 0x82, 0x41], "\\xE2\\x82A"), ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"),
      // The character that stands for a byte, spelled out by somebody.
      ([0xF4, 0x8F, 0xBB, 0xA9], "\\xF4\\x8F\\xBB\\xA9"),
    ] as [([UInt8], String)])
  func `other bytes come back as they were`(_ bytes: [UInt8], _ shown: String) {
    let path = InputPath(InputPath.text(of: bytes))
    #expect(path.bytes == bytes)
    #expect(path.shown == shown)
  }

  @Test func `all pairs of bytes come back`() {
    for pair in 0..<(1 << 16) {
      let bytes = [UInt8(pair >> 8), UInt8(pair & 0xFF), 0xE9]
      if InputPath(InputPath.text(of: bytes)).bytes != bytes {
        Issue.record("\(bytes) does not come back")
        return
      }
    }
  }
}
