/// The beginnings of a pattern that are patterns themselves, for telling how far it matches a text.
///
/// A beginning ends behind an item that stands in no group. Where a longer one matches somewhere, so
/// do the shorter ones, so that a few searches find the longest. Each is compiled when it is needed.
package final class PatternBeginnings {
  /// The pattern.
  package let pattern: Pattern

  /// The cuts of each alternative; empty where the pattern was not understood.
  private let alternatives: [[PatternParser.Cut]]

  /// The beginnings that were compiled, by their ends; at most ``compiledLimit``.
  private var compiled: [Int: Pattern?] = [:]
  private static let compiledLimit = 256

  /// Whether a search ran into the matcher's limits, so that another one may as well.
  package private(set) var hasStopped = false

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

  /// How much of a pattern has to match before that is told.
  package enum Least: Sendable {
    /// Half of its literal bytes, of which there are enough: for texts that may be of anything.
    case half
    /// A few literal bytes: for a text that the pattern is meant to match.
    case some
  }

  /// Patterns with fewer literal bytes match the half of them anywhere.
  private static let fewestLiterals = 8

  /// How many literal bytes are a few.
  private static let someLiterals = 3

  package init(_ pattern: Pattern) {
    self.pattern = pattern
    var parser = PatternParser(pattern.source, notingCuts: true)
    guard (try? parser.parse()) != nil, let cuts = parser.cuts else {
      alternatives = []
      return
    }
    alternatives = Dictionary(grouping: cuts, by: \.alternative).sorted { $0.key < $1.key }
      .map(\.value)
  }

  /// Finds the longest beginning that matches a text which the whole pattern does not match.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - matcher: searches it.
  ///   - least: how much has to match.
  /// - Returns: the longest one of all alternatives; nil where less than that matches, or where a
  ///   search was stopped.
  package func longestMatch(
    in text: ArraySlice<UInt8>, using matcher: Matcher, least: Least = .half
  ) -> Longest? {
    var best: Longest?
    for cuts in alternatives {
      let all = Self.literals(of: cuts)
      // Most texts have nothing in common with a pattern: one search tells.
      let first =
        switch least {
        case .half where all < Self.fewestLiterals: nil as Int?
        case .half: cuts.firstIndex { 2 * $0.literals >= all }
        case .some: cuts.firstIndex { $0.literals >= Self.someLiterals }
        }
      guard let first, matches(cuts[first], text, matcher) != nil,
        let found = longest(of: cuts, from: first, in: text, matcher)
      else { continue }
      if found.literals > best?.literals ?? 0 { best = found }
    }
    return hasStopped ? nil : best
  }

  /// Finds the longest beginning of one alternative, of which a shorter one matches.
  private func longest(
    of cuts: [PatternParser.Cut], from first: Int, in text: ArraySlice<UInt8>, _ matcher: Matcher
  ) -> Longest? {
    var (low, high) = (first, cuts.count - 1)
    var best: Longest?
    while low <= high, !hasStopped {
      let middle = (low + high) / 2
      if let range = matches(cuts[middle], text, matcher) {
        best = Longest(
          length: cuts[middle].offset, literals: cuts[middle].literals,
          literalTotal: Self.literals(of: cuts), range: range)
        low = middle + 1
      } else {
        high = middle - 1
      }
    }
    return best
  }

  /// Where the pattern up to a cut matches; that is none where it asks for a group behind the cut.
  private func matches(
    _ cut: PatternParser.Cut, _ text: ArraySlice<UInt8>, _ matcher: Matcher
  ) -> Range<Int>? {
    let known = compiled[cut.offset]
    let beginning =
      known
      ?? (try? Pattern(String(decoding: pattern.source.utf8.prefix(cut.offset), as: UTF8.self)))
    if known == nil, compiled.count < Self.compiledLimit { compiled[cut.offset] = .some(beginning) }
    guard let beginning else { return nil }
    switch matcher.firstMatch(of: beginning, in: text) {
    case .match(let match): return match.range
    case .noMatch: return nil
    case .stopped:
      hasStopped = true
      return nil
    }
  }

  private static func literals(of cuts: [PatternParser.Cut]) -> Int { cuts.last?.literals ?? 0 }
}

extension Pattern {
  /// Finds how much of the pattern matches a text, where the whole of it does not.
  package func longestMatchingPrefix(
    in text: ArraySlice<UInt8>, using matcher: Matcher = Matcher(),
    least: PatternBeginnings.Least = .half
  ) -> PatternBeginnings.Longest? {
    PatternBeginnings(self).longestMatch(in: text, using: matcher, least: least)
  }
}
