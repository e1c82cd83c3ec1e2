/// The beginnings of a pattern that are patterns themselves, for telling how far it matches a text.
///
/// A beginning ends behind an item that stands in no group. Where a longer one matches somewhere, so
/// do the shorter ones, so that a few searches find the longest. Each is compiled when it is needed.
package final class PatternBeginnings {
  /// The pattern.
  package let pattern: Pattern

  /// The cuts of each alternative; empty where the pattern was not understood.
  private let alternatives: [[PatternParser.Cut]]

  /// The beginnings that most texts are tried with first, one for each alternative.
  private lazy var halves = alternatives.map { cuts in
    cuts.first { 2 * $0.literals >= Self.literals(of: cuts) }.flatMap(beginning)
  }

  /// How much of a pattern matches, and where.
  package struct Longest: Hashable, Sendable {
    /// How much of the expression matches, in bytes of its source.
    package var length: Int

    /// How many bytes of that stand in the text as they are written.
    package var literals: Int

    /// How many the whole alternative asks for.
    package var literalTotal: Int

    /// What it matches, as offsets from the text's start.
    package var range: Range<Int>
  }

  /// Patterns with fewer literal bytes match the half of them anywhere.
  private static let fewestLiterals = 8

  package init(_ pattern: Pattern) {
    self.pattern = pattern
    var parser = PatternParser(pattern.source, notingCuts: true)
    guard (try? parser.parse()) != nil, let cuts = parser.cuts else {
      alternatives = []
      return
    }
    alternatives = Dictionary(grouping: cuts, by: \.alternative).sorted { $0.key < $1.key }
      .map(\.value).filter { Self.literals(of: $0) >= Self.fewestLiterals }
  }

  /// Finds the longest beginning that matches a text which the whole pattern does not match.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - matcher: searches it; where it stops, a beginning counts as one that does not match.
  /// - Returns: the longest one of all alternatives; nil where none has half of the literal bytes.
  package func longestMatch(in text: ArraySlice<UInt8>, using matcher: Matcher) -> Longest? {
    var best: Longest?
    for (cuts, half) in zip(alternatives, halves) {
      guard let half, matcher.firstMatch(of: half, in: text).range != nil,
        let found = longest(of: cuts, in: text, matcher)
      else { continue }
      if found.literals > best?.literals ?? 0 { best = found }
    }
    return best
  }

  /// Finds the longest beginning of one alternative, of which half matches.
  private func longest(
    of cuts: [PatternParser.Cut], in text: ArraySlice<UInt8>, _ matcher: Matcher
  ) -> Longest? {
    let total = Self.literals(of: cuts)
    var (low, high) = (0, cuts.count - 1)
    var best: Longest?
    while low <= high {
      let middle = (low + high) / 2
      let outcome = beginning(cuts[middle]).map { matcher.firstMatch(of: $0, in: text) }
      if let range = outcome?.range {
        best = Longest(
          length: cuts[middle].offset, literals: cuts[middle].literals, literalTotal: total,
          range: range)
        low = middle + 1
      } else {
        high = middle - 1
      }
    }
    return best.flatMap { 2 * $0.literals >= total ? $0 : nil }
  }

  /// The pattern up to a cut; nil where that is none, since it asks for a group that follows.
  private func beginning(_ cut: PatternParser.Cut) -> Pattern? {
    try? Pattern(String(decoding: pattern.source.utf8.prefix(cut.offset), as: UTF8.self))
  }

  private static func literals(of cuts: [PatternParser.Cut]) -> Int { cuts.last?.literals ?? 0 }
}

extension Pattern {
  /// Finds how much of the pattern matches a text, where the whole of it does not.
  package func longestMatchingPrefix(
    in text: ArraySlice<UInt8>, using matcher: Matcher = Matcher()
  ) -> PatternBeginnings.Longest? {
    PatternBeginnings(self).longestMatch(in: text, using: matcher)
  }
}

extension MatchOutcome {
  fileprivate var range: Range<Int>? {
    if case .match(let match) = self { match.range } else { nil }
  }
}
