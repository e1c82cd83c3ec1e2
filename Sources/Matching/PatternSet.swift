/// Any number of patterns that are looked for in the same texts, in one pass.
///
/// The set is analysed once and never changes, so any number of ``PatternScanner``s on any thread
/// may share it.
package struct PatternSet: Sendable {
  /// The patterns, reported by their index.
  package let patterns: [Pattern]

  /// How candidates of each pattern are found.
  package let means: [Means]

  /// The patterns found by long literals.
  let windows: WindowTable

  /// The patterns found by the automaton.
  let automaton: PositionAutomaton

  /// The patterns that PCRE2 tries on every line, in ascending order.
  let everyLine: [Int]

  /// The patterns that are candidates on every line with `ſ` or the Kelvin sign.
  let folding: [Int]

  /// What tells that a line may match a pattern.
  package enum Means: String, Sendable {
    /// A long literal that every match contains.
    case literal

    /// A part of every match that the common automaton finds.
    case automaton

    /// Nothing: PCRE2 tries the pattern on every line.
    case everyLine
  }

  /// A part with fewer bits of information would make a candidate of every other line.
  private static let fewestBits = 8.0

  /// Analyses patterns.
  ///
  /// - Parameters:
  ///   - patterns: the patterns, in the order in which they are reported.
  ///   - sample: bytes like those that will be searched, from which is learnt what is rare in them;
  ///     it changes the speed only.
  package init(_ patterns: [Pattern], sample: some Collection<UInt8> = []) {
    self.patterns = patterns
    let rarity = Rarity(sample: sample)
    let part = AutomatonPart(rarity: rarity)
    var entries: [WindowTable.Entry] = []
    var automaton = PositionAutomaton()
    var means: [Means] = []
    var folding: [Int] = []
    for (index, pattern) in patterns.enumerated() {
      let analysis = PatternAnalysis(pattern.source)
      var found = Means.everyLine
      if let tree = analysis.tree {
        if let literals = Self.rarestNeed(of: tree, rarity) {
          entries += literals.map { WindowTable.Entry(pattern: index, literal: $0) }
          found = .literal
        } else {
          let best = part.best(of: tree)
          if part.bits(of: best) >= Self.fewestBits, automaton.add(best, for: index) {
            found = .automaton
          }
        }
      }
      means.append(found)
      if analysis.foldsBeyondASCII, found != .everyLine { folding.append(index) }
    }
    automaton.finish()
    self.means = means
    self.automaton = automaton
    self.folding = folding
    windows = WindowTable(entries, rarity: rarity)
    everyLine = means.indices.filter { means[$0] == .everyLine }
  }

  /// Of the literals that a pattern needs those that come least often.
  private static func rarestNeed(of tree: PatternTree, _ rarity: Rarity) -> [Literal]? {
    let needs = RequiredLiterals(of: tree, shortest: WindowKey.shortestLiteral).needs
    func cost(_ need: [Literal]) -> Int {
      need.reduce(0) { $0 + WindowTable.rarest(in: $1, rarity).cost }
    }
    return needs.count < 2 ? needs.first : needs.min { cost($0) < cost($1) }
  }
}
