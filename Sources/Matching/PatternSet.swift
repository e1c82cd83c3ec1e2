/// Any number of patterns that are looked for in the same texts, in one pass.
///
/// The set is analysed once and never changes, so any number of ``PatternScanner``s on any thread
/// may share it.
package struct PatternSet: Sendable {
  /// The patterns, reported by their index.
  package let patterns: [Pattern]

  /// How candidates of each pattern are found.
  package let means: [Means]

  /// The patterns that ask for line breaks, by `\R`, `\n` or a dot under `(?s)`.
  ///
  /// They are searched for in ``LineWindow``s of several lines, all others line by line.
  package let spanning: Set<Int>

  /// What finds the candidates of the patterns that are searched for line by line.
  let lines: Prefilter

  /// The same for patterns that span lines; nil where there is none.
  let spans: Prefilter?

  /// Is told what searching costs, where somebody asks.
  let profile: SearchProfile?

  /// The longest match of each pattern, in bytes; nil where nothing bounds it.
  let longest: [Int?]

  /// What tells that a line may match a pattern.
  package enum Means: String, Sendable {
    /// A long literal that every match contains.
    case literal

    /// A part of every match that the common automaton finds.
    case automaton

    /// Nothing: PCRE2 tries the pattern on every line.
    case everyLine
  }

  /// Analyses patterns.
  ///
  /// - Parameters:
  ///   - patterns: the patterns, in the order in which they are reported.
  ///   - sample: bytes like those that will be searched, from which is learnt what is rare in them;
  ///     it changes the speed only.
  ///   - profile: is told what searching costs; nil where nobody asks, which costs nothing.
  package init(
    _ patterns: [Pattern], sample: some Collection<UInt8> = [], profile: SearchProfile? = nil
  ) {
    self.patterns = patterns
    self.profile = profile
    let rarity = Rarity(sample: sample)
    let entries = patterns.enumerated().map {
      Prefilter.Entry(pattern: $0.offset, analysis: PatternAnalysis($0.element.source))
    }
    var means = [Means](repeating: .everyLine, count: patterns.count)
    lines = Prefilter(entries.filter { !$0.analysis.spansLines }, rarity, means: &means)
    let spanning = entries.filter(\.analysis.spansLines)
    spans = spanning.isEmpty ? nil : Prefilter(spanning, rarity, means: &means)
    self.spanning = Set(spanning.map(\.pattern))
    self.means = means
    longest = entries.map { $0.analysis.tree?.longest }
  }
}
