@testable import Matching
import Testing

/// What a profile says of searching, and that asking for it changes nothing else.
@Suite struct SearchProfileTests {
  private func scan(
    _ patterns: [Pattern], _ text: String, profile: SearchProfile? = nil, pieces: Int = .max,
    limits: Limits = Limits()
  ) -> [Finding] {
    var findings: [Finding] = []
    let scanner = PatternScanner(PatternSet(patterns, profile: profile), limits: limits)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      scanner.scan(rest.prefix(pieces)) { findings.append($0) }
      rest = rest.dropFirst(pieces)
    }
    scanner.finish { findings.append($0) }
    return findings
  }

  private let text =
    "lift is stuck at floor 7\nlift is late\nthe lift is stuck again\nstairs 12 are fine\n\n"

  @Test func `lines, hits of the prefilter, confirmations and matches are counted`() {
    let common = Pattern(checked: "lift is .*floor")
    let every = Pattern(checked: "\\d+")
    let profile = SearchProfile()
    _ = scan([common, every], text, profile: profile)
    let costs = profile.costs(of: common)
    #expect((costs.lines, costs.prefilterHits) == (5, 3))
    #expect((costs.confirmations, costs.matches) == (3, 1))
    #expect(costs.means.intersection([.literal, .automaton]).count == 1)
    let tried = profile.costs(of: every)
    #expect((tried.lines, tried.prefilterHits) == (5, 0))
    #expect((tried.confirmations, tried.matches) == (5, 2))
    #expect(tried.means == [.everyLine])
    #expect(profile.total.confirmations == 8)
    #expect(profile.costs(of: Pattern(checked: "another")) == SearchProfile.Costs())
  }

  @Test func `steps are the same on every run, however the text comes`() {
    func steps(pieces: Int) -> [Int] {
      let patterns = [
        Pattern(checked: "lift is .*floor"), Pattern(checked: "\\d+"),
        Pattern(checked: "late\\nthe (?:l|li)ft"),
      ]
      let profile = SearchProfile()
      _ = scan(patterns, text, profile: profile, pieces: pieces)
      return patterns.map { profile.costs(of: $0).steps }
    }
    let first = steps(pieces: .max)
    #expect(first.allSatisfy { $0 > 0 })
    for pieces in [1, 7, 30, .max] { #expect(steps(pieces: pieces) == first) }
  }

  @Test func `more work takes more steps`() {
    let pattern = Pattern(checked: "a.*b.*c")
    func steps(_ length: Int) -> Int {
      let profile = SearchProfile()
      let matcher = Matcher(profile: profile)
      _ = matcher.firstMatch(
        of: pattern, in: Array((String(repeating: "ab", count: length) + "c!").utf8)[...])
      return profile.costs(of: pattern).steps
    }
    #expect(steps(20) < steps(200))
  }

  @Test func `a bound that was run into is counted`() {
    let pattern = Pattern(checked: "the lift (?:a+)+$")
    let profile = SearchProfile()
    let limits = Limits(steps: 2_000, milliseconds: 60_000)
    let line = "the lift " + String(repeating: "a", count: 300) + "!\n"
    let findings = scan([pattern], line + line, profile: profile, limits: limits)
    #expect(findings.map(\.outcome) == [.stopped(.steps), .stopped(.steps)])
    let costs = profile.costs(of: pattern)
    #expect(costs.limits == [.steps: 2])
    #expect(costs.steps == 4_000)
  }

  @Test func `findings are the same with a profile and without`() {
    var numbers = SeededRandom(seed: 7)
    let words = ["lift", "stuck", "late", " ", "\n", "12", "floor", "\u{E9}", "\r\n"]
    let patterns = [
      "lift", "\\d+", "stuck.*late", "lift\\R.*floor", "(?s)late.{1,40}12", "(a|.)*z",
    ]
    .map { Pattern(checked: $0) }
    for pieces in [1, 13, 4_096] {
      let text = (0..<3_000).map { _ in words.randomElement(using: &numbers) ?? "" }.joined()
      let plain = scan(patterns, text, pieces: pieces)
      #expect(!plain.isEmpty)
      #expect(scan(patterns, text, profile: SearchProfile(), pieces: pieces) == plain)
    }
  }

  @Test func `lines that are too long to be held are measured too`() {
    let pattern = Pattern(checked: "needle in a haystack")
    let profile = SearchProfile()
    let long = String(repeating: "hay ", count: 400_000) + "needle in a haystack\n"
    let plain = scan([pattern], long)
    #expect(plain.count == 1)
    #expect(scan([pattern], long, profile: profile) == plain)
    #expect(profile.costs(of: pattern).matches == 1)
  }
}
