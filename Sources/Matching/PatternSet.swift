/// Any number of patterns that are looked for in the same texts.
package struct PatternSet: Sendable {
  /// The patterns, reported by their index.
  package let patterns: [Pattern]

  package init(_ patterns: [Pattern]) {
    self.patterns = patterns
  }

  /// Reports each pattern that matches a text or had to give up on it, in the patterns' order.
  package func scan(
    _ text: ArraySlice<UInt8>, with matcher: Matcher, report: (Int, MatchOutcome) -> Void
  ) {
    for (index, pattern) in patterns.enumerated() {
      let outcome = matcher.firstMatch(of: pattern, in: text)
      if outcome != .noMatch { report(index, outcome) }
    }
  }
}
