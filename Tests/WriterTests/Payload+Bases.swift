extension Payload {
  /// What a log, a rule or a name may hold to become markup, a command, a new field or a new line.
  static let bases: [String] =
    code + cells + links + references + blocks + commands + files + shells

  private static let code = [
    "`", "``", "` <img src=x onerror=alert(1)> `", String(repeating: "`", count: 80) + " <b>x</b>",
    String(repeating: "`", count: 81), "a ` b `` c ```` d", "\\", "\\`<b>`", "<b>bold</b>",
    "<!-- x", "--> <i>y", "<script>alert(1)</script>", "&lt;b&gt; &amp; &#64;x &copy;", "<br>",
    "</td></tr></table>", "**bold** _em_ __x__ ~~gone~~", "$x$ $$y$$", "<https://evil.test>",
  ]

  private static let cells = [
    "|", "||", "a | 99 | explained, proved: `host/x` |", "\\|", "\\\\|", "a \\\\\\| b", "`|`",
    "x |\n| y", "a || b \\| c \\",
  ]

  private static let links = [
    "[click](http://evil.test)", "![x](http://evil.test/x.png)", "[ref]: http://evil.test",
    "[ref][ref] [ref]", "http://evil.test/x", "(https://evil.test)", "www.evil.test",
    "ftp://evil.test", "mailto:a@evil.test", "xmpp:a@evil.test", "foo@-bar.com", "a@b.example",
    "a.b-c_d@evil.test", "[^1] [^1]: x", "[x]", "hTTp://evil.test", "_a@b.example_",
  ]

  private static let references = [
    "@oVirt-admin", "@org/team", "#1", "fixes #12, x", "GH-12", "org/repo#12", ":tada:", ":+1:",
    "a:-1:b", "(@x)", "see @x.", "gh-7", "_@x",
  ]

  private static let blocks = [
    "# heading", "## Explained Failures", "- item", "* item", "+ item", "12. item", "3) item",
    "> quote", "---", "***", "===", "    code", "```", "~~~ x", "- [x] task",
    "first\n## Explained Failures\n| 1 | x |\n| - | - |\n\n- item", "x\n===", "x\n---",
    "> [!NOTE]\n> x",
    "a\r\n\r\n# b", "2019\\. x",
  ]

  private static let commands = [
    "::error::pwned", String(repeating: "x ::error::pwned ", count: 10), "##[error]pwned",
    "##vso[task.complete result=Failed]x", "  ::set-output name=x::y", "x\n::error::y",
    String(repeating: "word ##[group]x ", count: 10),
  ]

  private static let files = [
    "\"", "x\" inj=\"1", "]]>", "<![CDATA[x", "</failure>", "key: value", "- x: y", "%TAG ! x",
    "null", "--- x", "&anchor", "*alias", "!!python/object", "'': x", "{x}", "«x»", "? x", "x #y",
    "\\u0041 \\x41 \\0", "{\"a\": 1}", "../../etc/passwd",
  ]

  private static let shells = [
    "'", "'; touch canary; '", "$(touch canary)", "`touch canary`", "\\'; touch canary; #'",
    "=ls", "~root", "-rf", "!! !$", "a b", "*", "{a,b}", "%1", "$HOME", "a;touch canary", "\\",
    "x\\",
    "'\\''", "(touch canary)", "a&touch canary", "x'\\", "^a^b", "x\ntouch canary", "#x", "[a-z]*",
  ]

  /// What joins with the character before it, hides, or moves what stands around it.
  static let marks: [[UInt8]] = scalars.map { Array($0.utf8) } + brokenBytes

  private static let scalars = [
    "\u{301}", "\u{FE0F}", "\u{200D}", "\u{20DD}", "\u{E33}", "\u{94D}\u{937}", "\u{200D}👩",
    "\u{1F3FB}", String(repeating: "\u{300}", count: 12), "\u{308}\u{200C}", "\u{1B}", "\u{1B}[31m",
    "\u{1B}]0;t\u{7}", "\u{9B}2J", "\u{85}", "\u{0}", "\u{8}", "\u{202E}", "\u{2066}", "\u{200F}",
    "\u{61C}", "\u{2028}", "\u{2029}", "\r", "\r\n", "\t", "\u{B}", "\u{C}", "\u{FFFE}", "\u{FEFF}",
    "\u{E0041}", "\u{AD}", "\u{180B}", "\u{115F}", "\u{3164}", "\u{200B}", "\u{7F}", "\u{A0}",
    "\u{903}", "\u{1F1EE}", "\u{10FFFF}", "\u{2060}", "\u{FFF9}", "\u{E0100}", "\u{3000}",
    "\u{5D0}",
  ]

  /// Bytes that begin, end or are no character.
  private static let brokenBytes: [[UInt8]] = [
    [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xE2, 0x80], [0xF4, 0x90, 0x80, 0x80],
  ]
}
