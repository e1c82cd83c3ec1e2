import Testing

@testable import Triage

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain | text", "plain | text"), ("a\nb\r\nc\td", "a ⏎ b ⏎ c d"),
    ("\u{1B}[1m\u{0}", "⟨U+001B⟩[1m⟨U+0000⟩"), ("\u{202E}x\u{2069}", "⟨U+202E⟩x⟨U+2069⟩"),
    ("\u{61C}\u{200F}\u{200B}", "⟨U+061C⟩⟨U+200F⟩⟨U+200B⟩"), ("רשת mig-net", "רשת mig-net"),
    ("👩‍👧", "👩‍👧"), ("a\u{200D}b", "a⟨U+200D⟩b"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("\u{301}x", "\u{25CC}\u{301}x"), ("\u{E0041}", "⟨U+E0041⟩"), ("a\r", "a⟨U+000D⟩"),
    ("\u{3164}\u{2028}", "⟨U+3164⟩⟨U+2028⟩"), ("\u{34F}x", "⟨U+034F⟩x"), ("\u{93F}", "◌\u{93F}"),
    ("`\u{FE0F}", "`⟨U+FE0F⟩"), ("\u{FE0F}", "⟨U+FE0F⟩"), ("❤\u{FE0F}", "❤\u{FE0F}"),
    ("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}"), ("1\u{FE0F}.", "1⟨U+FE0F⟩."),
    ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}⟨U+FE0F⟩"), ("\u{202E}\u{301}", "⟨U+202E⟩◌\u{301}"),
    ("a\n\u{301}", "a ⏎ ◌\u{301}"), ("\u{1F3FD}", "◌\u{1F3FD}"), ("\u{1161}", "◌\u{1161}"),
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

  @Test func `a mark behind blanks at the start gets a base of its own`() {
    #expect(ShortText(" \n\u{301}x \u{301} ").visible == "◌\u{301}x \u{301}")
  }
}
