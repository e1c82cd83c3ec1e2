import Glibc
import Testing

@testable import Matching

/// Hostile patterns on hostile lines must stop, tell why, and tell the same every time.
///
/// `MATCHING_RUNS=10 swift test -c release -Xswiftc -enable-testing --filter Bounds` runs each so
/// often within the default limits, and prints how long it took.
@Suite(.serialized) struct BoundsTests {
  /// A pattern, a line, and what the search must say.
  struct Case: CustomStringConvertible, Sendable {
    var description: String
    var pattern: String
    var line: [UInt8]
    var expected: MatchOutcome
  }

  private static func repeated(_ unit: String, _ count: Int, _ end: String = "") -> [UInt8] {
    let unit = Array(unit.utf8)
    var line: [UInt8] = []
    line.reserveCapacity(count + end.utf8.count)
    while line.count < count { line += unit }
    return line + Array(end.utf8)
  }

  static let cases = [
    Case(
      description: "quadratic, short", pattern: #"[^)]*k\(x[yz]"#,
      line: repeated("a", 2000, "k(xk"), expected: .noMatch),
    Case(
      description: "quadratic, 512 KiB", pattern: #"a[^b]*[cd]"#,
      line: repeated("a", 512 << 10), expected: .stopped(.steps)),
    Case(
      description: "quadratic over words", pattern: #"\S+ [vw]=\d"#,
      line: repeated("ab", 512 << 10, " v=x"), expected: .stopped(.steps)),
    Case(
      description: "quadratic gap", pattern: #"foo.*bar[xyz]"#,
      line: repeated("foo ", 512 << 10, "bar"), expected: .stopped(.steps)),
    Case(
      description: "cubic gaps", pattern: #"a.*b.*[cd]"#, line: repeated("ab", 8000),
      expected: .stopped(.steps)),
    Case(
      description: "exponential, nested repetition", pattern: #"(a+)+[bc]"#,
      line: repeated("a", 100), expected: .stopped(.steps)),
    Case(
      description: "exponential, alternatives", pattern: #"(a|aa)+[bc]"#,
      line: repeated("a", 200), expected: .stopped(.steps)),
    Case(
      description: "exponential, words", pattern: #"(\w+\s*)+[=:]"#,
      line: repeated("ab_ ", 300), expected: .stopped(.steps)),
    Case(
      description: "deep recursion", pattern: #"(\((?1)*\))[xy]"#,
      line: repeated("(", 200_000, ")"), expected: .stopped(.depth)),
    Case(
      description: "JIT stack", pattern: #"(?:(a)|b)*[xy]"#, line: repeated("ab", 200_000),
      expected: .stopped(.depth)),
    Case(
      description: "long backreference", pattern: #"(.*)\1[xy]"#, line: repeated("a", 100_000),
      expected: .stopped(.steps)),
    Case(
      description: "bytes that are no UTF-8", pattern: #"a[^b]*[cd]"#,
      line: repeated("a", 100_000) + [0xFF] + repeated("a", 100_000), expected: .stopped(.steps)),
    Case(
      description: "exponential on bytes that are no UTF-8", pattern: #"(a+)+[bc]"#,
      line: repeated("a", 100) + [0xFF], expected: .stopped(.steps)),
    Case(
      description: "lookaheads", pattern: #"(?=.*x)(?=.*y).*[vw]"#,
      line: repeated("xy", 300_000), expected: .stopped(.steps)),
    Case(
      description: "thousands of alternatives",
      pattern: "(?:\((0..<3000).map { "word\($0)x" }.joined(separator: "|")))$",
      line: repeated("word299", 1 << 20), expected: .stopped(.steps)),
    Case(
      description: "an ordinary pattern on a long line", pattern: #"code=(\d+)"#,
      line: repeated("value=12, ", 1 << 20, "code=42"),
      expected: .match(Match(range: 1_048_580..<1_048_587, captures: []))),
  ]

  @Test("a hostile pattern stops in time and says why", arguments: cases)
  func stops(_ one: Case) throws {
    let pattern = try Pattern(one.pattern)
    let runs = getenv("MATCHING_RUNS").flatMap { Int(String(cString: $0)) }
    // Without optimisation a step takes so long that the backstop would come first.
    let matcher = Matcher(
      limits: runs == nil ? Limits(steps: 1_000_000, milliseconds: 60_000) : Limits())
    let clock = ContinuousClock()
    var outcomes: Set<MatchOutcome> = []
    for _ in 0..<(runs ?? 1) {
      let time = clock.measure {
        outcomes.insert(matcher.firstMatch(of: pattern, in: one.line[...]))
      }
      if runs != nil { print("\(one.description): \(time) \(outcomes)") }
    }
    #expect(outcomes == [one.expected])
  }
}
