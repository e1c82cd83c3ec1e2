import Testing
import Triage

/// The look of messages about our own input.
@Suite struct DiagnosticPrinterTests {
  private func printed(_ line: String, _ marked: Range<Int>, color: Bool = false) -> String {
    let diagnostic = Diagnostic(
      .error, "wrong", path: "a.yaml",
      position: Diagnostic.Position(line: 12, column: marked.lowerBound + 1),
      snippet: Diagnostic.Snippet(text: line, marked: marked), notes: ["a note"], help: "a cure")
    var output = ""
    DiagnosticPrinter(usesColor: color).write(diagnostic, to: &output)
    return output
  }

  @Test func `place, line, caret, note and help stand below each other`() {
    #expect(
      printed("fault: 'a('", 10..<11) == """
        a.yaml:12:11: error: wrong
         12 | fault: 'a('
            |           ^
          = note: a note
          = help: a cure

        """)
  }

  @Test func `without a place there is nothing to quote`() {
    var output = ""
    DiagnosticPrinter().write(Diagnostic(.warning, "odd", path: "a\nb"), to: &output)
    #expect(output == "a⟨U+000A⟩b: warning: odd\n")
  }

  @Test(arguments: [
    ("ネット) x", 3..<4, "      ^"), ("a\tb)", 3..<4, "     ^"), ("ab", 2..<2, "  ^"),
    ("ab", 0..<2, "^^"), ("a\u{202E}b", 2..<3, "         ^"), ("ab", 7..<9, "  ^"),
  ])
  func `carets count columns of the terminal`(_ line: String, _ marked: Range<Int>, _ caret: String)
  {
    #expect(printed(line, marked).split(separator: "\n")[2] == "    | \(caret)")
  }

  @Test(arguments: [
    ("רשת) x", 3..<4, "')'"), ("cafe\u{301}) x", 5..<6, "')'"), ("רשת", 3..<3, "behind 'רשת'"),
  ])
  func `the part is quoted where columns mislead`(
    _ line: String, _ marked: Range<Int>, _ fragment: String
  ) {
    #expect(printed(line, marked).split(separator: "\n")[2] == "    | here: \(fragment)")
  }

  @Test func `no mark sits on what the message says itself`() {
    let lines = printed("\u{301}a\tb`\u{FE0F}", 0..<1).split(separator: "\n")
    #expect(lines[1] == " 12 | ◌\u{301}a    b`⟨U+FE0F⟩")
    #expect(lines[2] == "    | here: '◌\u{301}'")
    let long = String(repeating: "x", count: 300) + "\u{301}" + String(repeating: "y", count: 300)
    #expect(printed(long, 400..<401).split(separator: "\n")[1].contains("| …◌\u{301}y"))
  }

  @Test func `a long line is cut around the part`() {
    let line = String(repeating: "x", count: 5_000) + "(" + String(repeating: "y", count: 5_000)
    let lines = printed(line, 5_000..<5_001).split(separator: "\n")
    #expect(
      lines[1] == " 12 | …" + String(repeating: "x", count: 100) + "("
        + String(repeating: "y", count: 99) + "…")
    #expect(lines[2] == "    | " + String(repeating: " ", count: 101) + "^")
  }

  @Test func `colour is for terminals only`() {
    #expect(!printed("x", 0..<1).contains("\u{1B}"))
    #expect(printed("x", 0..<1, color: true).contains("\u{1B}[1;31merror:\u{1B}[0m"))
  }
}
