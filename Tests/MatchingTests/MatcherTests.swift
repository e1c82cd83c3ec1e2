import Testing

@testable import Matching

@Suite struct MatcherTests {
  private func outcome(_ pattern: String, _ text: [UInt8], _ limits: Limits = Limits())
    throws -> MatchOutcome
  {
    Matcher(limits: limits).firstMatch(of: try Pattern(pattern), in: text[...])
  }

  private func match(_ pattern: String, _ text: String) throws -> Match? {
    guard case .match(let match) = try outcome(pattern, Array(text.utf8)) else { return nil }
    return match
  }

  @Test func `a match has its range in bytes and its named groups`() throws {
    let match = try match("(?<nic>eth\\d+)( by (?<who>\\w+))? \\((x)\\)", "שלום eth12 (x)")
    #expect(match?.range == 9..<18)
    #expect(match?.captures == [Match.Capture(name: "nic", range: 9..<14)])
  }

  @Test func `offsets count from the start of a slice`() throws {
    let text = Array("aab".utf8)
    let outcome = Matcher().firstMatch(of: try Pattern("b"), in: text[1...])
    #expect(outcome == .match(Match(range: 1..<2, captures: [])))
  }

  @Test(
    "a start that is set anew is never behind the end",
    arguments: [("a\\Kb", "ab", 1..<2), ("(?=ab\\K)", "ab", 2..<2), ("(?<=\\Ka)b", "ab", 0..<2)])
  func reset(_ pattern: String, _ text: String, _ range: Range<Int>) throws {
    // Newer versions of PCRE2 refuse \K in a lookaround; then there is nothing to match.
    guard let compiled = try? Pattern(pattern) else { return }
    guard case .match(let match) = Matcher().firstMatch(of: compiled, in: Array(text.utf8)[...])
    else {
      Issue.record("no match")
      return
    }
    #expect(match.range.upperBound == range.upperBound)
    #expect(match.range.lowerBound <= match.range.upperBound)
  }

  @Test func `an empty text is searched as any other`() throws {
    #expect(try outcome("^$", []) == .match(Match(range: 0..<0, captures: [])))
    #expect(try outcome("a", []) == .noMatch)
    #expect(try outcome("", []) == .match(Match(range: 0..<0, captures: [])))
  }

  @Test(
    "bytes that are no UTF-8 neither stop nor hide a match",
    arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF8, 0x88], [0x00]] as [[UInt8]])
  func invalid(_ bytes: [UInt8]) throws {
    let text = bytes + Array("eth1".utf8) + bytes
    #expect(
      try outcome("eth\\d", text)
        == .match(Match(range: bytes.count..<bytes.count + 4, captures: [])))
    #expect(try outcome("eth2", text) == .noMatch)
  }

  @Test func `a step limit stops, and does not say no`() throws {
    let text = Array(repeating: UInt8(ascii: "a"), count: 40) + Array("!".utf8)
    let few = Limits(steps: 1000)
    #expect(try outcome("^(a+)+$", text, few) == .stopped(.steps))
    #expect(try outcome("^a+!$", text, few) == .match(Match(range: 0..<41, captures: [])))
  }

  @Test func `a JIT stack that overflows leaves the answer to the interpreter`() throws {
    let small = Limits(depth: 10_000_000, heap: 1 << 20, jitStack: 32 << 10)
    let text = Array(String(repeating: "ab", count: 20_000).utf8)
    let nested = "^((?:a|b)(?1)?)$"
    #expect(
      try outcome(nested, text, small) == .match(Match(range: 0..<40_000, captures: [])))
  }

  @Test func `one matcher serves patterns of any number of groups`() throws {
    let matcher = Matcher()
    let text = Array("abcdef".utf8)
    for groups in [0, 5, 1, 6, 3] {
      let pattern = try Pattern((0..<groups).map { "(?<g\($0)>.)" }.joined() + ".*")
      guard case .match(let match) = matcher.firstMatch(of: pattern, in: text[...]) else {
        Issue.record("no match with \(groups) groups")
        continue
      }
      #expect(match.captures.map(\.range) == (0..<groups).map { $0..<$0 + 1 })
    }
  }
}

@Suite struct PatternSyntaxTests {
  @Test(
    "what is wrong is told with its place in bytes",
    arguments: [
      ("(", "missing closing parenthesis", 1), ("שלום(", "missing closing parenthesis", 9),
      ("b[", "missing terminating ] for character class", 2),
      ("\\C", "using \\C is disabled by the application", 2),
    ])
  func wrong(_ source: String, _ reason: String, _ offset: Int) {
    #expect(throws: PatternSyntaxError.self) { try Pattern(source) }
    do {
      _ = try Pattern(source)
    } catch {
      #expect(error.reason == reason)
      #expect(error.offset == offset)
    }
  }

  @Test func `groups are known by name and number`() throws {
    let pattern = try Pattern("(a)(?<second>b)(?<שלום>c)?")
    #expect(pattern.groups.map(\.name) == ["second", "שלום"])
    #expect(pattern.groups.map(\.number) == [2, 3])
  }
}
