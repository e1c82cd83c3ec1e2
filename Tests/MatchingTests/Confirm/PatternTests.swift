import Testing

@testable import Matching

struct PatternTests {
  @Test func `a wrong expression is refused with the place`() {
    #expect(throws: PatternSyntaxError(reason: "missing closing parenthesis", offset: 4)) {
      try Pattern("a(bc")
    }
    #expect(throws: PatternSyntaxError.self) { try Pattern(#"\C"#) }
  }

  @Test func `an expression tells its groups before it is compiled for matching`() throws {
    let source = #"(?<host>\w+) (\d+) (?<nic>eth\d)"#
    let expected = [Pattern.Group(name: "host", number: 1), Pattern.Group(name: "nic", number: 3)]
    #expect(try Pattern(source).groups == expected)
    #expect(Pattern(checked: source).groups == expected)
  }

  @Test func `threads that meet a pattern first agree`() async {
    let pattern = Pattern(checked: #"code=(?<code>\d+)"#)
    let text = Array("exit code=42".utf8)[...]
    let outcomes = await withTaskGroup(of: MatchOutcome.self) { group in
      for _ in 0..<16 { group.addTask { Matcher().firstMatch(of: pattern, in: text) } }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(
      outcomes == [.match(Match(range: 5..<12, captures: [.init(name: "code", range: 10..<12)]))])
  }

  @Test func `what is outside of a slice is not seen`() throws {
    let text = Array("foobar".utf8)
    #expect(
      Matcher().firstMatch(of: try Pattern("^bar"), in: text[3...])
        == .match(Match(range: 0..<3, captures: [])))
    #expect(Matcher().firstMatch(of: try Pattern("(?<=foo)bar"), in: text[3...]) == .noMatch)
    #expect(
      Matcher().firstMatch(of: try Pattern("$"), in: [])
        == .match(Match(range: 0..<0, captures: [])))
  }

  @Test(
    "where JIT finds other matches than the interpreter, the interpreter decides",
    arguments: [
      (#"a(?R)?"#, true), (#"(a)(?1)"#, true), (#"(a)(?-1)"#, true), (#"(?&x)(?<x>a)"#, true),
      (#"(?P>x)(?P<x>a)"#, true), (#"(?<x>a)\g<x>"#, true), ("(*THEN)a", true),
      (#"(?>a*b|.+)$"#, true), (#"(?:a>b|[(]>)"#, false),
      (#"(?P<x>a)(?-i:b)(?+1)"#, true), (#"(?P<x>a)(?-i:b)\g{x}(?P=x)"#, false),
    ])
  func interpreted(_ source: String, _ expected: Bool) {
    #expect(Pattern(checked: source).isInterpreted == expected)
  }

  @Test func `an atomic group keeps its first choice`() {
    let outcome = Matcher().firstMatch(
      of: Pattern(checked: "(?>a*b|.+)$"), in: Array("aabx".utf8)[...])
    #expect(outcome == .match(Match(range: 3..<4, captures: [])))
  }

  @Test func `an endless recursion says on a long line what PCRE2 alone says`() throws {
    let source = #"(?i)((?s:(?1){9})s{,2}\R)\N$"#
    let line = Array(("(code= " + String(repeating: "s\rn", count: 900)).utf8)
    #expect(try #require(Reference(source)).firstMatch(in: line[...]) == .noMatch)
    #expect(Matcher().firstMatch(of: Pattern(checked: source), in: line[...]) == .noMatch)
  }
}
