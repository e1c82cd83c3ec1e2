import Testing

@testable import Triage

@Suite struct MarkdownEscapeTests {
  @Test(arguments: [
    ("a|b", #"`a\|b`"#), (#"a\|b"#, #"<code>a\\\|b</code>"#), ("`", "`` ` ``"),
    ("a``b`c", "```a``b`c```"),
    ("<b>@x #1", "`<b>@x #1`"), ("end\\", "`end\\`"), ("", ""),
  ])
  func `a code span holds any text`(_ text: String, _ escaped: String) {
    #expect(MarkdownEscape.code(text) == escaped)
  }

  @Test(arguments: [
    ("a*b_c _d_", #"a\*b_c \_d\_"#), ("# x", "\\# x"),
    ("[a](b) <i> &amp;", #"\[a\](b) \<i\> \&amp;"#),
    ("@user #12", "@<!-- -->user #<!-- -->12"),
    ("http://x www.y", "http:<!-- -->//x www<!-- -->.y"),
    (":x: 10 | 20", #":<!-- -->x: 10 \| 20"#), ("a\n- b", "a ⏎ - b"),
    ("~~x~~ $y$", #"\~\~x\~\~ \$y\$"#),
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
