import Testing

@testable import Triage

@Suite struct LineWrapTests {
  @Test func `lines break at spaces and inside words that are too long`() {
    #expect(LineWrap.lines("one two three", columns: 8) == ["one two", "three"])
    #expect(LineWrap.lines("one two", columns: 7) == ["one two"])
    #expect(LineWrap.lines("abcdefghij k", columns: 4) == ["abcd", "efgh", "ij k"])
    #expect(LineWrap.lines("one two", columns: 3) == ["one", "two"])
    #expect(LineWrap.lines("", columns: 3) == [""])
  }

  @Test func `text beyond the last line is told`() {
    #expect(LineWrap.lines("one two three four", columns: 5, limit: 2) == ["one", "two …"])
    #expect(LineWrap.shortened("網路設定", columns: 4) == "網…")
  }

  @Test func `a grapheme that is wider than a line is cut between its scalars`() {
    let wide = String(repeating: "\u{E33}", count: 5)
    #expect(wide.count == 1 && DisplayWidth.of(wide) == 5)
    let lines = LineWrap.lines(wide, columns: 2)
    #expect(lines.map(DisplayWidth.of) == [2, 2, 1])
    #expect(lines.joined().unicodeScalars.elementsEqual(wide.unicodeScalars))
    #expect(LineWrap.lines("नि\u{93F}", columns: 2).map(DisplayWidth.of) == [2, 1])
  }
}
