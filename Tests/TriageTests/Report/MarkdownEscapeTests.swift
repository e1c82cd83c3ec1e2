import Testing

@testable import Triage

@Suite struct MarkdownEscapeTests {
  @Test(arguments: [
    ("a|b", "`a|b`"), (#"a\|b"#, #"<code>a\\|b</code>"#), ("`", "`` ` ``"),
    ("a``b`c", "```a``b`c```"), ("a``b", "`a``b`"),
    ("<b>@x #1", "`<b>@x #1`"), ("end\\", "`end\\`"), ("", ""),
    ("`\u{301}<b>`\u{FE0F}", "`` `\u{301}<b>`⟨U+FE0F⟩ ``"), ("|\u{301}", "`|\u{301}`"),
    ("\\|\u{301}", "<code>\\\\|\u{301}</code>"), ("\u{301}`", "`` ◌\u{301}` ``"),
    ("##[error]@x deadbee", "<code>\\#\\#\\[error\\]@<!-- -->x deadbee</code>"),
    ("##vso[x] ##VSO", ###"<code>\##<!-- -->vso\[x\] \##<!-- -->VSO</code>"###),
  ])
  func `a code span holds any text`(_ text: String, _ escaped: String) {
    #expect(MarkdownEscape.code(text).unicodeScalars.elementsEqual(escaped.unicodeScalars))
  }

  @Test func `the fence of a code span is one that is read, however long its backticks`() {
    let ticks = String(repeating: "`", count: 80)
    #expect(MarkdownEscape.code("a\(ticks)b") == "`a\(ticks)b`")
    #expect(MarkdownEscape.code("a\(ticks)b`") == "`` a\(ticks)b` ``")
  }

  @Test func `a pipe is escaped in a table, and only there`() {
    var table = ""
    MarkdownTable(
      ["A", "B|C"], [[MarkdownEscape.code("a|\u{301}b"), MarkdownEscape.text("c|d\\|")]]
    )
    .write(to: &table)
    let lines = [
      "| A | B\\|C |", "| --- | --- |", "| `a\\|\u{301}b` | c\\|d\\\\\\| |", "",
    ]
    #expect(table.unicodeScalars.elementsEqual(lines.joined(separator: "\n").unicodeScalars))
    #expect(MarkdownEscape.text("c|d") == "c|d")
  }

  @Test(arguments: [
    ("a*b_c _d_", #"a\*b_c \_d\_"#), ("# x", "\\# x"),
    ("[a](b) <i> &amp;", #"\[a\](b) \<i\> \&amp;"#),
    ("@user #12", "@<!-- -->user #<!-- -->12"),
    ("http://x www.y", "http:<!-- -->//x www<!-- -->.y"),
    (":x: 10 | 20", #"\:<!-- -->x: 10 | 20"#), ("a\n- b", "a ⏎ - b"),
    ("~~x~~ $y$ $", #"\~\~x\~\~ \$<!-- -->y\$ \$"#),
    ("foo@-bar.com", "foo@<!-- -->-bar.com"), ("a@ b@", "a@ b@"),
    ("see #\u{301}1", "see \\#\u{301}1"),
    ("12. x", #"12\. x"#), ("12) x", #"12\) x"#), ("1.", #"1\."#), ("12.x 12. y", "12.x 12. y"),
    ("1234567890. x", "`1234567890`. x"), ("x ##", "x \\#\\#"),
    ("::error::x", #"\::<!-- -->error::<!-- -->x"#),
    ("GH-1 gh-1 CVE-2 GHSA-a X-1", "GH-<!-- -->1 gh-<!-- -->1 CVE-<!-- -->2 GHSA-<!-- -->a X-1"),
    ("in 549861b0a8b, abcdef, a_deadbee", "in `549861b0a8b`, abcdef, a_deadbee"),
    ("0f2f4bd2-1a2b", "`0f2f4bd2-1a2b`"), ("x:_a:_", #"x:<!-- -->\_a:<!-- -->\_"#),
    ("a_\u{301}b Ⓐ_Ⓐ", "a\\_\u{301}b Ⓐ\\_Ⓐ"),
  ])
  func `prose holds no markup`(_ text: String, _ escaped: String) {
    #expect(MarkdownEscape.text(text).unicodeScalars.elementsEqual(escaped.unicodeScalars))
  }

  @Test func `only plain web addresses become links`() {
    #expect(MarkdownEscape.link("https://a.b/c_(d)?e=f&g") == "<https://a.b/c_(d)?e=f&g>")
    #expect(MarkdownEscape.link("javascript:alert(1)") == "javascript:<!-- -->alert(1)")
    #expect(MarkdownEscape.link("https://a/>\u{301}<b>") == "https:<!-- -->//a/\\>\u{301}\\<b\\>")
    #expect(MarkdownEscape.link("https://a b") == "https:<!-- -->//a b")
  }
}
