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

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain | text", "plain | text"), ("a\nb\r\nc\td", "a ⏎ b ⏎ c d"),
    ("\u{1B}[1m\u{0}", "⟨U+001B⟩[1m⟨U+0000⟩"), ("\u{202E}x\u{2069}", "⟨U+202E⟩x⟨U+2069⟩"),
    ("\u{61C}\u{200F}\u{200B}", "⟨U+061C⟩⟨U+200F⟩⟨U+200B⟩"), ("רשת mig-net", "רשת mig-net"),
    ("👩‍👧", "👩‍👧"), ("a\u{200D}b", "a⟨U+200D⟩b"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("\u{301}x", "\u{25CC}\u{301}x"), ("\u{E0041}", "⟨U+E0041⟩"), ("a\r", "a⟨U+000D⟩"),
    ("\u{3164}\u{2028}", "⟨U+3164⟩⟨U+2028⟩"),
  ])
  func `what cannot be seen becomes visible`(_ text: String, _ shown: String) {
    #expect(VisibleText.of(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    #expect(VisibleText.of(shown).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test func `an endless pile of marks cannot hide or overflow`() {
    let shown = VisibleText.of("e" + String(repeating: "\u{301}", count: 100_000))
    #expect(shown.contains("⟨U+0301⟩"))
    let short = ShortText("e" + String(repeating: "\u{301}", count: 100_000))
    #expect(short.visible.count <= 2 * ShortText.limit + 1)
    #expect(short.bytesLeftOut > 0)
  }
}

@Suite struct MarkdownEscapeTests {
  @Test(arguments: [
    ("a|b", #"`a\|b`"#), (#"a\|b"#, #"`a\\\|b`"#), ("`", "`` ` ``"), ("a``b`c", "```a``b`c```"),
    ("<b>@x #1", "`<b>@x #1`"), ("end\\", "`end\\`"), ("", ""),
  ])
  func `a code span holds any text`(_ text: String, _ escaped: String) {
    #expect(MarkdownEscape.code(text) == escaped)
  }

  @Test(arguments: [
    ("a*b_c _d_", #"a\*b_c \_d\_"#), ("# x", "\\# x"), ("[a](b) <i> &amp;", #"\[a\](b) \<i\> \&amp;"#),
    ("@user #12", "@<!-- -->user #<!-- -->12"), ("http://x www.y", "http:<!-- -->//x www.<!-- -->y"),
    (":x: 10 | 20", #":<!-- -->x: 10 \| 20"#), ("a\n- b", "a ⏎ - b"), ("~~x~~ $y$", #"\~\~x\~\~ \$y\$"#),
  ])
  func `prose holds no markup`(_ text: String, _ escaped: String) {
    #expect(MarkdownEscape.text(text) == escaped)
  }

  @Test func `only plain web addresses become links`() {
    #expect(MarkdownEscape.link("https://a.b/c_(d)?e=f&g") == "<https://a.b/c_(d)?e=f&g>")
    #expect(MarkdownEscape.link("javascript:alert(1)") == "javascript:<!-- -->alert(1)")
    #expect(MarkdownEscape.link("https://a b") == "https:<!-- -->//a b")
  }
}
