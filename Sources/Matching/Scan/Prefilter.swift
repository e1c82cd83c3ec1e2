/// What tells quickly which lines may match which patterns.
struct Prefilter: Sendable {
  /// The patterns found by long literals.
  let windows: WindowTable

  /// The patterns found by the automaton.
  let automaton: PositionAutomaton

  /// The patterns that are candidates on every line, in ascending order.
  let everyLine: [Int]

  /// The patterns that are candidates on every line with `ſ` or the Kelvin sign.
  let folding: [Int]

  /// A pattern and what is known of it.
  struct Entry {
    var pattern: Int
    var analysis: PatternAnalysis
  }

  /// A part with fewer bits of information would make a candidate of every other line.
  private static let fewestBits = 8.0

  /// Chooses how candidates are found.
  ///
  /// - Parameters:
  ///   - entries: the patterns, in ascending order.
  ///   - rarity: what is rare in the texts that will be searched.
  ///   - means: is told the choice for each pattern.
  init(_ entries: [Entry], _ rarity: Rarity, means: inout [PatternSet.Means]) {
    let part = AutomatonPart(rarity: rarity)
    var literals: [WindowTable.Entry] = []
    var automaton = PositionAutomaton()
    var everyLine: [Int] = []
    var folding: [Int] = []
    for entry in entries {
      var found = PatternSet.Means.everyLine
      if let tree = entry.analysis.tree {
        let needs = Self.needs(of: entry.analysis, tree, rarity)
        if !needs.isEmpty {
          literals += needs.map { WindowTable.Entry(pattern: entry.pattern, literal: $0) }
          found = .literal
        } else {
          let best = part.best(of: tree, cutAt: entry.analysis.spansLines ? \.hasGap : \.isGap)
          if part.bits(of: best) >= Self.fewestBits, automaton.add(best, for: entry.pattern) {
            found = .automaton
          }
        }
      }
      means[entry.pattern] = found
      if found == .everyLine { everyLine.append(entry.pattern) }
      if entry.analysis.foldsBeyondASCII, found != .everyLine { folding.append(entry.pattern) }
    }
    automaton.finish()
    self.automaton = automaton
    self.everyLine = everyLine
    self.folding = folding
    windows = WindowTable(literals, rarity: rarity)
  }

  /// Of the literals that a pattern needs those that come least often.
  ///
  /// A pattern that spans lines is tried where any of them comes: where it begins and does not come to
  /// its end within a window, that has to be told.
  private static func needs(
    of analysis: PatternAnalysis, _ tree: PatternTree, _ rarity: Rarity
  ) -> [Literal] {
    let needs = RequiredLiterals(of: tree, shortest: WindowKey.shortestLiteral).needs
    if analysis.spansLines { return needs.flatMap { $0 } }
    func cost(_ need: [Literal]) -> Int {
      need.reduce(0) { $0 + WindowTable.rarest(in: $1, rarity).cost }
    }
    return (needs.count < 2 ? needs.first : needs.min { cost($0) < cost($1) }) ?? []
  }
}
