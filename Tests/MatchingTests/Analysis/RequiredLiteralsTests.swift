import Testing

@testable import Matching

struct RequiredLiteralsTests {
  /// The literals of a pattern, entries as `one|other`; nothing where the pattern is not understood.
  private func literals(_ source: String, shortest: Int = 3) -> [String]? {
    PatternAnalysis(source).tree.map { tree in
      RequiredLiterals(of: tree, shortest: shortest).needs.map { need in
        need.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "|")
      }
    }
  }

  @Test(
    "a pattern needs its literals",
    arguments: [
      (#"Cannot \w+ Host\. Busy"#, ["Cannot ", " Host. Busy"]),
      (#"(add|edit) (network|bond)"#, ["add|edit", "network|bond"]),
      (#"foobar?baz"#, ["fooba", "baz"]),
      (#"foo(bar)*baz"#, ["foo", "baz"]),
      (#"foo(?#c)(bar){2}"#, ["foobarbar"]),
      (#"\Qa.b\E+c\x41\x{42}\o{103}"#, ["a.b", "cABC"]),
      (#"(?i)Timeout"#, ["timeout"]),
      (#"(?x) foo bar # baz"#, ["foobar"]),
      (#"[f]oo[Bb]ar"#, ["foobar"]),
      (#"(?=foo)bar(?!baz)(?<=qux)"#, ["bar"]),
      (#"foo|"#, []),
      (#"(?(1)foo|bar)baz"#, ["baz"]),
      (#"רשת"#, ["רשת"]),
      (#"foo\nbar"#, ["foo", "bar"]),
      (#"foo\12bar"#, ["foo", "bar"]),
      (#"foo(?#c)*bar"#, ["bar"]),
      (#"foo\E?barr"#, ["barr"]),
    ])
  func needs(_ source: String, _ expected: [String]) {
    #expect(literals(source) == expected)
  }

  @Test(
    "of what is not understood nothing is concluded",
    arguments: [
      "(*ACCEPT)foo", "(*UCP)foo", "foo{,3}", "(?C1)foo", "[[.a.]]foo", "((((", "(?", "[abc",
      "foo\\",
    ])
  func unknown(_ source: String) {
    #expect(literals(source) == nil)
  }

  @Test func `letters that Unicode folds from beyond ASCII are told`() {
    #expect(PatternAnalysis("(?i)disk").foldsBeyondASCII)
    #expect(PatternAnalysis("(?i)[j-l]").foldsBeyondASCII)
    #expect(!PatternAnalysis("disk").foldsBeyondASCII)
    #expect(!PatternAnalysis("(?i)error").foldsBeyondASCII)
  }
}
