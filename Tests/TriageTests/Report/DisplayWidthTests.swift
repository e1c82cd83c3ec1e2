import Testing

@testable import Triage

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("רשת", 3), ("e\u{301}", 1), ("\u{301}", 0), ("網路", 4), ("ｅｔｈ", 6),
    ("👩‍👩‍👧‍👦", 2), ("🇮🇱", 2), ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("a\u{200B}b", 2),
    ("\u{2068}ab\u{2069}", 2), ("각", 2), ("각", 2), ("नि", 2), ("שָׁלוֹם", 4),
    ("…×·–⏎", 5), ("\u{1B}", 0), ("\u{FFFD}", 1), ("\u{600}1", 2),
  ])
  func `a text takes as many columns as a terminal gives it`(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func `a beginning never cuts a grapheme`() {
    #expect(DisplayWidth.prefix("網路x", fitting: 3) == "網")
    #expect(DisplayWidth.prefix("👩‍👩‍👧‍👦!", fitting: 1) == "")
    #expect(DisplayWidth.prefix("e\u{301}e\u{301}", fitting: 1) == "e\u{301}")
    #expect(DisplayWidth.prefix("abc", fitting: 9) == "abc")
  }

  @Test func `the table of wide characters is in order`() {
    let table = DisplayWidth.wide
    #expect(zip(table, table.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
  }
}
