package import Matching

/// What searching for the patterns of rules cost on some builds.
package struct RuleProfile: Sendable {
  /// What each part of each rule cost, the costliest first.
  package var rows: [Row]

  /// How many rules and builds there were.
  package var rules: Int
  package var builds: Int

  /// What the patterns of all rules cost.
  package var total: SearchProfile.Costs

  /// What the program's own patterns cost, which look for lines about locks, tests and results.
  package var own: SearchProfile.Costs

  /// The processor time that the prefilters of all patterns took together.
  package var prefilterNanoseconds: Int

  /// The patterns that one rule has for one place.
  package struct Row: Sendable {
    package var signature: Signature.ID
    package var part: Part
    package var place: Place
    package var patterns: [(source: String, costs: SearchProfile.Costs)]
    package var costs: SearchProfile.Costs

    /// Why it is slow, a sentence each; empty where it is not.
    package var reasons: [String] = []
  }

  /// The part of a rule that patterns stand in.
  package enum Part: String, Sendable, CaseIterable {
    case match, not, proof
  }

  /// Takes what was noted while builds were read and judged.
  ///
  /// - Parameters:
  ///   - set: the signatures that were looked for, profiled.
  ///   - builds: how many builds were read.
  package init(of set: SignatureSet, builds: Int) {
    let profile = set.profile ?? SearchProfile()
    self.builds = builds
    rules = set.signatures.count
    prefilterNanoseconds = profile.prefilterNanoseconds
    rows = set.signatures.flatMap { Self.rows(of: $0, profile) }
    total = rows.reduce(into: SearchProfile.Costs()) { sum, row in sum += row.costs }
    own = profile.total
    own -= total
    // Of all patterns together there is no telling in how many lines they were looked for.
    (total.lines, own.lines) = (0, 0)
    for index in rows.indices { rows[index].reasons = rows[index].slowness(among: total) }
    // Times differ from run to run, so they decide nothing.
    rows.sort { left, right in
      let (l, r) = (left.costs, right.costs)
      if l.steps != r.steps { return l.steps > r.steps }
      if l.confirmations != r.confirmations { return l.confirmations > r.confirmations }
      if left.signature != right.signature { return left.signature < right.signature }
      return (left.part.rawValue, left.place.rawValue) < (right.part.rawValue, right.place.rawValue)
    }
  }

  private static func rows(of signature: Signature, _ profile: SearchProfile) -> [Row] {
    func clauses(_ steps: [ProofStep]) -> [Signature.Clause] {
      steps.compactMap { step in if case .line(let clause) = step.kind { clause } else { nil } }
    }
    let proof = signature.proof.map { clauses($0.steps) + clauses($0.not) } ?? []
    return [(Part.match, signature.match), (.not, signature.not), (.proof, proof)]
      .flatMap { part, clauses in
        Place.allCases.compactMap { place -> Row? in
          let patterns = clauses.filter { $0.place == place }.flatMap(\.patterns)
          if patterns.isEmpty { return nil }
          let told = patterns.map { (source: $0.source, costs: profile.costs(of: $0)) }
          var sum = told.reduce(into: SearchProfile.Costs()) { sum, one in sum += one.costs }
          // They are looked for in the same lines, in one pass.
          sum.lines = told.map(\.costs.lines).max() ?? 0
          return Row(
            signature: signature.id, part: part, place: place, patterns: told, costs: sum)
        }
      }
  }
}

extension RuleProfile.Row {
  /// From how many confirmations on it matters how many of them are in vain.
  private static let manyConfirmations = 100
  /// One match in so many confirmations is few.
  private static let fewMatches = 20
  /// From how many steps on a search is long; a line of a log takes a few hundred.
  private static let manySteps = 2_000

  /// Why the patterns cost much, or would on larger logs.
  fileprivate func slowness(among total: SearchProfile.Costs) -> [String] {
    var reasons: [String] = []
    if costs.means.contains(.everyLine), costs.lines > 0 {
      reasons.append("tried on every line: nothing in the pattern can be searched for")
    }
    for (limit, count) in costs.limits.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      reasons.append("ran into the \(limit.rawValue) \(count == 1 ? "once" : "\(count) times")")
    }
    guard costs.confirmations > 0 else { return reasons }
    let each = costs.steps / costs.confirmations
    if each >= Self.manySteps { reasons.append("\(each) steps a search: it tries much in vain") }
    let isVain = costs.matches * Self.fewMatches < costs.confirmations
    if place.isLog, !costs.means.contains(.everyLine), isVain,
      costs.confirmations >= Self.manyConfirmations
    {
      reasons.append(
        "\(costs.matches) of \(costs.confirmations) candidates match: its text is common")
    }
    return reasons
  }
}

extension SearchProfile.Costs {
  fileprivate static func -= (left: inout Self, right: Self) {
    left.prefilterHits -= right.prefilterHits
    left.confirmations -= right.confirmations
    left.matches -= right.matches
    left.steps -= right.steps
    left.nanoseconds -= right.nanoseconds
    left.limits.merge(right.limits) { $0 - $1 }
    left.limits = left.limits.filter { $0.value > 0 }
  }
}
