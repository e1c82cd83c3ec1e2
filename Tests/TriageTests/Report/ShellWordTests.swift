import Testing

@testable import Triage

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("logs/a.log", "logs/a.log"), ("--rules=a", "--rules=a"), ("", "''"), ("a b", "'a b'"),
    ("=ls", "'=ls'"), ("%self", "'%self'"), ("~x", "'~x'"), ("$(x)`x`", "'$(x)`x`'"),
    ("isn't", #"'isn'\''t'"#), ("''", #"\'\'"#), (#"a\"#, #"'a'\\"#), (#"\'"#, #"\\\'"#),
    ("'\u{301};x", "\\''\u{301};x'"), ("é", "'é'"),
  ])
  func `a word means the same in four shells`(_ word: String, _ quoted: String) {
    #expect(ShellWord.quoted(word)?.unicodeScalars.elementsEqual(quoted.unicodeScalars) == true)
  }

  @Test(arguments: ["a\u{1B}", "a\n", "\u{301}", "'\u{FE0F}", "a\u{FFFD}", "\u{202E}", "\u{F600}"])
  func `what nobody can type is no word`(_ word: String) {
    #expect(ShellWord.quoted(word) == nil)
    #expect(ShellWord.command("ost-triage report", paths: ["a", word]) == nil)
    #expect(ShellWord.command("ost-triage report", paths: ["a"], options: [word]) == nil)
  }

  @Test func `a path is no option`() {
    #expect(ShellWord.path("-x") == "./-x")
    #expect(ShellWord.path("-\u{301}") == "'./-\u{301}'")
    #expect(ShellWord.path("-") == "-")
  }
}
