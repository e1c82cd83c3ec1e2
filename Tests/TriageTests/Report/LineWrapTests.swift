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
}
