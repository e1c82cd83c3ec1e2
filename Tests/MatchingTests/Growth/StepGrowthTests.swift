import Testing

@testable import Matching

/// Patterns whose steps grow into the limit, and others that only look as if they did.
@Suite struct StepGrowthTests {
  private let limits = Limits(milliseconds: 60_000)

  private func growth(_ pattern: String, ofLines: Bool = false) throws -> StepGrowth? {
    StepGrowth.found(in: try Pattern(pattern), ofLines: ofLines, limits: limits)
  }

  @Test(arguments: [
    "(a+)+$", "(\\w+\\s?)+: failed", "(?:a|a)*b", "(x+x+)+y", "x([a-z]+)*\\d", "^(a|a|aa)+$",
    "(?<!x)(\\w+\\d+)+!",
  ])
  func `nested repetitions grow beyond all powers`(_ pattern: String) throws {
    let found = try #require(try growth(pattern))
    #expect(found.degree == .beyond)
    #expect(found.length <= 32)
  }

  @Test(arguments: [
    ("\\s+$", 2), ("^\\s+|\\s+$", 2), ("(?=.*host)(?=.*busy)", 2), (".*.*=.*x", 3),
    ("Error.*code.*reason.*done", 4),
  ])
  func `repetitions beside each other grow with a power`(_ pattern: String, _ power: Int) throws {
    let found = try #require(try growth(pattern))
    #expect(found.degree == .power(power))
  }

  @Test(arguments: [
    "Cannot add Host", "took \\d+ms", "id \\w+ is \\w+ or \\w+ now", "name '[^']*' is used",
    "a{3}b", "^\\d+ [A-Z]+ done$", "(?:abc)+d", "host-\\d+(?:, host-\\d+)*: up",
  ])
  func `what ends where another text begins does not grow`(_ pattern: String) throws {
    #expect(try growth(pattern) == nil)
  }

  @Test func `the text that shows it stops a search as reports make it`() throws {
    let pattern = try Pattern("(\\w+\\s?)+: failed")
    let found = try #require(StepGrowth.found(in: pattern, ofLines: true, limits: limits))
    var text = found.text.head
    for _ in 0..<found.repetitions { text += found.text.pump }
    text += found.text.tail
    #expect(text.count == found.length)
    #expect(Matcher(limits: limits).firstMatch(of: pattern, in: text[...]) == .stopped(.steps))
    #expect(found.text.shown(times: found.repetitions) == "'a' × 23 + ': faile!d'")
  }

  @Test func `texts for lines have no line break`() throws {
    for text in HostileTexts(of: try Pattern("(.+)+@")).texts where text.hasLineBreak {
      #expect(text.tail.contains(0x0A))
    }
    let found = try #require(try growth("(.+)+@", ofLines: true))
    #expect(!found.text.hasLineBreak)
  }

  @Test(arguments: [
    ("a?", 20_000), ("(?:x{300}){300}", 3), ("(?:a|b)*", 2_000), ("(?=.*x)\\d", 1),
    ("(a)(?1)*\\1+$", 1),
  ])
  func `odd patterns take no longer than their budget`(_ part: String, _ times: Int) throws {
    let begin = ContinuousClock.now
    if let pattern = try? Pattern(String(repeating: part, count: times)) {
      _ = StepGrowth.found(in: pattern, ofLines: true, limits: limits)
    }
    #expect(ContinuousClock.now - begin < .seconds(30))
  }
}
