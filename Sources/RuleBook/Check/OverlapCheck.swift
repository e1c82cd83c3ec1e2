import Matching
import Triage

/// Checks that no two rules hold for one fault without one of them winning, and that each wins some.
struct OverlapCheck {
  private(set) var diagnostics: [Diagnostic] = []
  private let book: RuleBook

  /// The rules to judge, by their ids.
  private let names: Set<Signature.ID>

  /// The patterns of all first clauses: one pass over them leaves few rules to judge in full.
  private let firsts: [Pattern]

  /// The rule of each of them, as its index in the book.
  private let owners: [Int]

  /// Nothing of a text tells which rules ask for nothing but its key.
  private let ofKeys: [Int]

  init(_ wanted: [RuleFile], in book: RuleBook, with judge: inout ExampleJudge) {
    self.book = book
    names = Set(wanted.map(\.signature.id))
    let owned = book.rules.enumerated().flatMap { rule in
      let clause = rule.element.match.first { $0.place != .key }
      return (clause?.patterns ?? []).map { (rule: rule.offset, pattern: $0.pattern) }
    }
    owners = owned.map(\.rule)
    firsts = owned.map(\.pattern)
    ofKeys = book.rules.indices.filter { index in
      book.rules[index].match.allSatisfy { $0.place == .key }
    }
    let scanner = PatternScanner(PatternSet(firsts))
    for index in book.rules.indices { check(index, scanner, with: &judge) }
  }

  /// Compares a rule with all others that hold for its examples.
  private mutating func check(
    _ index: Int, _ scanner: PatternScanner, with judge: inout ExampleJudge
  ) {
    let rule = book.rules[index]
    var winners: [Signature.ID] = []
    var lost = 0
    for example in rule.examples.matches {
      let texts = ExampleJudge.texts(of: example, for: rule)
      let others = holding(beside: index, for: texts, scanner, with: &judge)
      if let first = Self.winner(over: rule, of: others) {
        lost += 1
        if !winners.contains(first.signature.id) { winners.append(first.signature.id) }
      }
      for other in others where names.contains(rule.signature.id) || isWanted(other) {
        guard Self.tie(rule.signature, other.signature),
          !others.contains(where: { Self.settles($0, rule, other) })
        else { continue }
        diagnostics.append(overlap(rule, example, other))
      }
    }
    guard isWanted(rule), lost > 0, lost == rule.examples.matches.count else { return }
    let first = winners.map(\.name).joined(separator: ", ")
    diagnostics.append(
      rule.source.diagnostic(
        .shadowed, "rule never wins: another one wins for each of its examples",
        at: rule.id.place, notes: ["the winner: \(first)"],
        help: "take this rule out, or let it go before the other, which then must not name it"))
  }

  private func isWanted(_ rule: RuleFile) -> Bool { names.contains(rule.signature.id) }

  /// The other rules that hold for an example of one, where any of them has to be judged.
  private func holding(
    beside index: Int, for texts: [ExampleJudge.Text], _ scanner: PatternScanner,
    with judge: inout ExampleJudge
  ) -> [RuleFile] {
    var candidates = Set(ofKeys)
    judge.scan(texts, with: scanner, of: firsts) { candidates.insert(owners[$0]) }
    candidates.remove(index)
    let others = candidates.sorted().map { book.rules[$0] }
    guard isWanted(book.rules[index]) || others.contains(where: isWanted) else { return [] }
    return others.filter { judge.holds($0, for: texts) }
  }

  private func overlap(
    _ rule: RuleFile, _ example: RuleExample, _ other: RuleFile
  ) -> Diagnostic {
    if isWanted(rule) {
      return rule.source.diagnostic(
        .overlap, "rule '\(other.id.value)' holds for this example too", at: example.place,
        help: "narrow one of them, or write 'before: [\(other.id.value)]' in this rule")
    }
    return other.source.diagnostic(
      .overlap, "rule also holds for an example of '\(rule.id.value)'", at: other.id.place,
      help: "narrow it, or write 'before: [\(rule.id.value)]' in it")
  }

  /// Whether neither rule wins where both hold, and some fault may lie in both scopes.
  private static func tie(_ left: Signature, _ right: Signature) -> Bool {
    left.scope.narrowness == right.scope.narrowness
      && !left.before.contains(right.id) && !right.before.contains(left.id)
      && left.scope.meets(right.scope)
  }

  /// A rule that wins over another wherever both hold; nil where all beat each other in a circle.
  private static func winner(over rule: RuleFile, of others: [RuleFile]) -> RuleFile? {
    let isSettled = others.contains { other in
      !(others + [rule]).contains { beats($0.signature, other.signature) }
    }
    return isSettled ? others.first { beats($0.signature, rule.signature) } : nil
  }

  /// Whether a third rule that holds too takes one of two out of the running.
  private static func settles(_ third: RuleFile, _ left: RuleFile, _ right: RuleFile) -> Bool {
    beats(third.signature, left.signature) || beats(third.signature, right.signature)
  }

  /// Whether a signature wins over another one wherever both hold.
  private static func beats(_ winner: Signature, _ loser: Signature) -> Bool {
    guard winner.id != loser.id, winner.scope.covers(loser.scope) else { return false }
    let (left, right) = (winner.scope.narrowness, loser.scope.narrowness)
    return left > right
      || (left == right && winner.before.contains(loser.id) && !loser.before.contains(winner.id))
  }
}
