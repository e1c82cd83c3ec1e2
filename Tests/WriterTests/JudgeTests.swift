import Testing

/// The judges themselves: what they are there for does not pass them.
@Suite struct JudgeTests {
  private static let twin = "| a | b |\n| - | - |\n| \(Filler.word) | `\(Filler.word)` |\n\nend\n"

  private func problem(_ payload: String) throws -> String? {
    let document = Self.twin.replacing(Filler.word, with: payload)
    let pieces = try MarkdownJudge.pieces(of: [document, Self.twin])
    let twin = Twin(pieces[1].map(\.whole))
    return Judge.markdown.problem(
      in: document, pieces[0], from: twin, showing: Shown(Payload(payload.utf8)))
  }

  @Test(arguments: [
    "<b>x</b>", "a | b", "x ` y", "*x*", "~~x~~", "www.evil.test", "a@evil.test", "![x](y)",
    "[x](y)",
    "@somebody", "#12", "GH-12", ":tada:", "x\n\n# y", "\u{301}x", "\u{1B}[31m", "##[error]x",
    "\\*", "&amp;",
  ])
  func `markup in a cell or code does not pass`(_ payload: String) throws {
    #expect(try problem(payload) != nil)
  }

  @Test(arguments: ["x", "x y", "a-b_c", "1 + 2", "é", "x: y", "רשת"])
  func `text does`(_ payload: String) throws {
    #expect(try problem(payload) == nil)
  }

  @Test(arguments: [
    "a\u{1B}b", "a\rb", "\u{202E}", "x\n  ::error::y", "a ##[group]", "\u{9B}", "x\n  \u{301}",
    "\u{2028}", "\u{FFFE}", "\u{E0041}", "\t",
  ])
  func `what a terminal or a server obeys does not pass as text`(_ text: String) {
    #expect(TextJudge.problem(in: text) != nil)
  }

  @Test(arguments: ["{\"a\": \"\u{1}\"}", "{\"a\": 1,}", "{'a': 1}", "{\"a\": 1} x", ""])
  func `what is nearly JSON does not pass`(_ text: String) {
    #expect(DataJudge.json(text) == nil)
  }

  @Test(arguments: [
    "<a b=\"<\"/>", "<a>&x;</a>", "<a>\u{1}</a>", "<a b=\"1\" b=\"2\"/>", "<a>", "<a/><b/>",
  ])
  func `what is nearly XML does not pass`(_ text: String) {
    #expect(DataJudge.xml(text) == nil)
  }

  @Test(arguments: ShellJudge.all)
  func `a command that runs another leaves a canary`(_ shell: ShellJudge) throws {
    let answer = try shell.words(of: ["ost-triage x; touch canary", "ost-triage 'a b' c"])
    #expect(answer.canaries == ["canary"])
    #expect(answer.words == [["x"], ["a b", "c"]])
  }
}
