import Testing

@testable import Matching

/// What slow searches of one log may take together.
struct SearchWorkTests {
  /// Stopped on every line of hostile text: 1,000 steps are soon spent.
  private static let limits = Limits(steps: 1000)
  private static let slow = #"^(\w+\s?)*$"#
  private static let line = String(repeating: "a", count: 60) + "!\n"

  private func findings(
    _ sources: [String], in text: String, piece: Int = .max, profile: SearchProfile? = nil
  ) -> [Finding] {
    let patterns = sources.map { Pattern(checked: $0) }
    let scanner = PatternScanner(PatternSet(patterns, profile: profile), limits: Self.limits)
    var found: [Finding] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let next = rest.prefix(piece)
      scanner.scan(next) { found.append($0) }
      rest = rest.dropFirst(next.count)
    }
    scanner.finish { found.append($0) }
    return found
  }

  @Test func `a pattern that is stopped on every line is given up`() {
    let found = findings([Self.slow], in: String(repeating: Self.line, count: 40))
    let outcomes = found.map(\.outcome)
    #expect(outcomes.count == 40)
    let tried = outcomes.prefix { $0 == .stopped(.steps) }.count
    #expect(tried >= SearchWork.searchesOfPattern && tried <= 2 * SearchWork.searchesOfPattern)
    #expect(outcomes.dropFirst(tried).allSatisfy { $0 == .stopped(.total) })
  }

  @Test func `the other patterns are searched for as before`() {
    let text = String(repeating: "fault " + Self.line, count: 40)
    let found = findings([Self.slow, "fault"], in: text)
    #expect(found.count { $0.pattern == 1 && $0.outcome != .noMatch } == 40)
    #expect(
      found.filter { $0.pattern == 1 }.allSatisfy {
        if case .match = $0.outcome { true } else { false }
      })
  }

  @Test func `what is given up does not depend on how the log is read`() {
    let text = String(repeating: "quick\n" + Self.line, count: 60)
    let sources = [Self.slow, #"(x+x+)+y|^(a|aa)+$"#, #"(?s)^(\w+\s?)*\n!"#]
    let whole = findings(sources, in: text)
    #expect(whole.contains { $0.outcome == .stopped(.total) })
    for piece in [1, 7, 1000] {
      let cut = findings(sources, in: text, piece: piece)
      for pattern in sources.indices {
        #expect(
          cut.filter { $0.pattern == pattern } == whole.filter { $0.pattern == pattern },
          "\(piece)")
      }
    }
  }

  @Test func `many slow patterns share what all may take`() {
    let count = 4 * SearchWork.searchesInAll
    let sources = (0..<count).map { #"^(\w+\s?)*(?:\#($0))?$"# }
    let found = findings(sources, in: String(repeating: Self.line, count: 3))
    #expect(found.count == 3 * count)
    let tried = found.count { $0.outcome == .stopped(.steps) }
    #expect(tried >= SearchWork.searchesInAll && tried <= 2 * SearchWork.searchesInAll)
    #expect(found.count { $0.outcome == .stopped(.total) } == 3 * count - tried)
  }

  @Test func `a pattern that is a little slow stays, however long the log is`() {
    let text = String(
      repeating: String(repeating: "ordinary words of a log ", count: 4) + "\n", count: 5000)
    #expect(findings([#"words.*of.*a.*logs"#, #"(\w+ )+!"#], in: text).isEmpty)
  }

  @Test func `a profile tells what was not tried`() {
    let profile = SearchProfile()
    let found = findings(
      [Self.slow], in: String(repeating: Self.line, count: 40), profile: profile)
    let limits = profile.total.limits
    #expect(limits[.total] == found.count { $0.outcome == .stopped(.total) })
    #expect(limits[.steps] == found.count { $0.outcome == .stopped(.steps) })
  }

  @Test func `texts of a build share their work, and no work means no bound`() throws {
    let pattern = try Pattern(Self.slow)
    let text = Array(Self.line.dropLast().utf8)[...]
    let bounded = Matcher(limits: Self.limits, work: SearchWork(Self.limits))
    let outcomes = (0..<40).map { _ in bounded.firstMatch(of: pattern, in: text) }
    #expect(outcomes.first == .stopped(.steps) && outcomes.last == .stopped(.total))
    let unbounded = Matcher(limits: Self.limits)
    #expect(
      (0..<40).allSatisfy { _ in unbounded.firstMatch(of: pattern, in: text) == .stopped(.steps) })
  }
}
