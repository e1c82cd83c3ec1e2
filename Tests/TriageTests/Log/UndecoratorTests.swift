import Testing
@testable import Triage

@Suite struct UndecoratorTests {
  private static let texts = [
    "E       Error: no", "", " ", "[a] b", "  # add_hosts: ERROR (in 0:00:16)", "שלום",
    "12:34 is no time", "[basic] x", "\t\tat a.B", "@@@@ ERROR: Failed running x",
  ]

  private static let before = [
    "", "12:00:57 ", "[basic-suite.el7.x86_64] ", "12:00:57 [basic-suite.el7.x86_64] ",
    "[2019-08-01T12:00:57.123Z] ", "2019-08-01T12:00:57.1234567Z ", "\u{1B}[8mha:AAAA==\u{1B}[0m",
    "\u{1B}[31m", "12:00:57 \u{1B}[8mha:x\u{1B}[0m\u{1B}[1;31m", "\u{1B}]0;title\u{7}", "\u{1B}(B",
  ]

  private func line(_ raw: [UInt8]) -> Line { Undecorator.line(number: 7, raw: raw[...]) }

  @Test("a decoration leaves the text", arguments: before, texts)
  func text(_ decoration: String, _ text: String) {
    let raw = Array((decoration + text + (decoration.contains("\u{1B}") ? "\u{1B}[0m" : "")).utf8)
    #expect(line(raw).text.shown == text)
  }

  @Test("evidence quotes exactly the raw bytes", arguments: before, texts)
  func evidence(_ decoration: String, _ text: String) throws {
    // A colour in the middle of the text as well, where it can be.
    for colour in ["", "\u{1B}[1m"] where !text.isEmpty {
      let half = text.index(text.startIndex, offsetBy: text.count / 2)
      let raw = Array((decoration + text[..<half] + colour + text[half...]).utf8)
      for line in [line(raw), line(raw).detached] {
        try #require(line.text.shown == text)
        for start in 0..<line.text.count {
          for end in start + 1...line.text.count {
            let one = line.evidence(of: start..<end, in: "a.log")
            let quoted = raw[(one.column - 1)..<(one.column - 1 + one.length)]
            #expect(one.text.bytes == Array(quoted))
            #expect(one.line == 7)
            let plain = Undecorator.line(number: 1, raw: Array(quoted)[...]).text
            if colour.isEmpty, !decoration.contains("\u{1B}") {
              #expect(Array(quoted) == Array(line.text.part(start..<end)))
            } else {
              #expect(plain.count <= end - start)
            }
          }
        }
      }
    }
  }

  @Test(
    "what only looks like a decoration is text",
    arguments: [
      "12:00:57", "12:00:5 x", "[2019-08-01T12:00:57.123Z]", "[basic-suite el7.x86_64] x",
      "[x86_64] x", "2019-08-01T12:00:57Z x", "[stage.x86_64]x",
    ])
  func other(_ text: String) {
    #expect(line(Array(text.utf8)).text.shown == text)
  }

  @Test(
    "an escape sequence that is cut off swallows no more than itself",
    arguments: [
      ("a\u{1B}", "a"), ("a\u{1B}[", "a"), ("a\u{1B}[31", "a"), ("a\u{1B}]0;t", "a"),
      ("a\u{1B}[8mha:never ends", "anever ends".replacing("anever", with: "aha:never")),
      ("\u{1B}\u{1B}[31mb", "[31mb"), ("a\u{1B}[31\u{5D0}b", "a\u{5D0}b"),
    ])
  func cut(_ raw: String, _ text: String) {
    #expect(line(Array(raw.utf8)).text.shown == text)
  }

  @Test func `a title ends with BEL or with ESC and a backslash`() {
    for end in ["\u{7}", "\u{1B}\\"] {
      #expect(line(Array("a\u{1B}]0;title\(end)b\u{1B}[0m".utf8)).text.shown == "ab")
    }
    #expect(line(Array("a\u{1B}]0;title\u{1B}[1mb".utf8)).text.shown == "ab")
  }

  @Test(.timeLimit(.minutes(1)))
  func `a line of notes that never end takes no longer than any other`() {
    let raw = Array(String(repeating: "\u{1B}[8mha:", count: 150_000).utf8)
    #expect(line(raw).text.count == 150_000 * 3)
  }

  @Test func `whole lines, parts and copies keep their place behind a first column`() {
    let raw = Array("abc def".utf8)
    let line = Line(number: 3, raw: raw[...], text: raw[4...], firstColumn: 11)
    #expect(
      line.detached.evidence(of: 1..<3, in: "x")
        == Evidence(log: "x", line: 3, column: 16, length: 2, text: "ef"))
    #expect(line.evidence(in: "x").column == 15)
    #expect(line.evidence(of: 0..<0, in: "x").length == 0)
  }
}
