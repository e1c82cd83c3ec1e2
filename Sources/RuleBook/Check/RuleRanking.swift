import Triage

/// Which of some rules that hold for the same faults wins, and which tie.
///
/// Rules are compared by their scopes, of which thousands of rules have few, and by the names in their
/// `before`; never each with each.
struct RuleRanking {
  private let relations: RuleRelations

  /// The rules that no other one beats, by their scopes, in ascending order.
  private var unbeaten: [Int: [Int]] = [:]
  private var unbeatenCount = 0

  /// For each rule that is beaten the first one that beats it.
  private var firstBeater: [Int: Int] = [:]

  /// The rules that a rule ties with.
  struct Ties {
    var count = 0
    var first: [Int] = []
  }

  /// Ranks rules of a book; nil where the budget is spent.
  ///
  /// - Parameters:
  ///   - rules: the rules, as ascending indices in the book.
  ///   - relations: what is known of the rules of the book.
  ///   - budget: what comparing may still take.
  init?(_ rules: [Int], _ relations: RuleRelations, budget: inout Int) {
    self.relations = relations
    budget -= rules.count
    var byScope: [Int: [Int]] = [:]
    for rule in rules { byScope[relations.scopes[rule], default: []].append(rule) }
    let scopes = byScope.keys.sorted()
    for winner in scopes {
      for loser in scopes
      where relations.narrowness[winner] > relations.narrowness[loser] {
        guard let covers = relations.covers(winner, loser, budget: &budget) else { return nil }
        guard covers, let first = byScope[winner]?.first else { continue }
        for rule in byScope[loser] ?? [] {
          firstBeater[rule] = min(firstBeater[rule] ?? .max, first)
        }
      }
    }
    let all = Set(rules)
    for winner in rules {
      budget -= relations.before[winner].count
      for loser in relations.before[winner] where all.contains(loser) {
        let (left, right) = (relations.scopes[winner], relations.scopes[loser])
        guard loser != winner, relations.narrowness[left] == relations.narrowness[right],
          !relations.before[loser].contains(winner)
        else { continue }
        guard let covers = relations.covers(left, right, budget: &budget) else { return nil }
        if covers { firstBeater[loser] = min(firstBeater[loser] ?? .max, winner) }
      }
    }
    guard budget > 0 else { return nil }
    for rule in rules where firstBeater[rule] == nil {
      unbeaten[relations.scopes[rule], default: []].append(rule)
      unbeatenCount += 1
    }
  }

  /// A rule that wins over another wherever both hold; nil where all beat each other in a circle.
  func winner(over rule: Int) -> Int? {
    let own = firstBeater[rule] == nil ? 1 : 0
    return unbeatenCount > own ? firstBeater[rule] : nil
  }

  /// The rules with which a rule ties: neither wins, and some fault may lie in both scopes.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - limit: how many are named; the others are counted.
  ///   - budget: what comparing scopes may still take.
  ///   - isCounted: whether a rule counts; nil where all do.
  /// - Returns: nil where the budget is spent.
  func ties(
    with rule: Int, limit: Int, budget: inout Int, where isCounted: ((Int) -> Bool)? = nil
  ) -> Ties? {
    var ties = Ties()
    guard firstBeater[rule] == nil else { return ties }
    let own = relations.scopes[rule]
    for scope in unbeaten.keys.sorted()
    where relations.narrowness[scope] == relations.narrowness[own] {
      guard let meets = relations.meets(own, scope, budget: &budget) else { return nil }
      guard meets, let others = unbeaten[scope] else { continue }
      let apart = relations.named(by: rule).union([rule])
      func counts(_ other: Int) -> Bool { !apart.contains(other) && isCounted?(other) ?? true }
      if isCounted == nil {
        ties.count += others.count
        ties.count -= apart.count {
          relations.scopes[$0] == scope && firstBeater[$0] == nil && isMember($0)
        }
      } else {
        budget -= others.count
        ties.count += others.count(where: counts)
      }
      ties.first += others.lazy.filter(counts).prefix(limit - min(ties.first.count, limit))
    }
    ties.first.sort()
    return ties
  }

  /// Whether a rule is among those that no other one beats.
  private func isMember(_ rule: Int) -> Bool {
    guard let all = unbeaten[relations.scopes[rule]] else { return false }
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle] < rule { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low] == rule
  }
}

/// What the rules of a book say of each other, with their scopes by number.
final class RuleRelations {
  /// The scope of each rule, and how narrow each scope is.
  let scopes: [Int]
  let narrowness: [Int]

  /// The rules that each rule goes before, and those that go before it.
  let before: [Set<Int>]
  private let behind: [Set<Int>]

  private let all: [Scope]
  private var covering: [Pair: Bool] = [:]
  private var meeting: [Pair: Bool] = [:]

  private struct Pair: Hashable {
    var left: Int
    var right: Int
  }

  init(_ book: RuleBook) {
    var numbers: [Scope: Int] = [:]
    var all: [Scope] = []
    scopes = book.rules.map { rule in
      let scope = rule.signature.scope
      if let known = numbers[scope] { return known }
      numbers[scope] = all.count
      all.append(scope)
      return all.count - 1
    }
    self.all = all
    narrowness = all.map(\.narrowness)
    let indices = Dictionary(
      book.rules.enumerated().map { ($1.signature.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    before = book.rules.map { Set($0.signature.before.compactMap { indices[$0] }) }
    var behind = [Set<Int>](repeating: [], count: before.count)
    for (rule, others) in before.enumerated() { for other in others { behind[other].insert(rule) } }
    self.behind = behind
  }

  /// The rules that a rule goes before, and those that go before it.
  func named(by rule: Int) -> Set<Int> { before[rule].union(behind[rule]) }

  /// Whether one scope covers another; nil where the budget is spent.
  func covers(_ left: Int, _ right: Int, budget: inout Int) -> Bool? {
    if left == right { return true }
    return Self.known(Pair(left: left, right: right), &covering, all, &budget) { $0.covers($1) }
  }

  /// Whether some fault can lie in both scopes; nil where the budget is spent.
  func meets(_ left: Int, _ right: Int, budget: inout Int) -> Bool? {
    let pair = Pair(left: min(left, right), right: max(left, right))
    return Self.known(pair, &meeting, all, &budget) { $0.meets($1) }
  }

  private static func known(
    _ pair: Pair, _ answers: inout [Pair: Bool], _ all: [Scope], _ budget: inout Int,
    _ answer: (Scope, Scope) -> Bool
  ) -> Bool? {
    budget -= 1
    if let known = answers[pair] { return known }
    let (left, right) = (all[pair.left], all[pair.right])
    budget -=
      cost(left.branches, right.branches) + cost(left.suites, right.suites)
      + cost(left.tests, right.tests)
    guard budget > 0 else { return nil }
    let found = answer(left, right)
    answers[pair] = found
    return found
  }

  /// How many bytes are compared at most with how many.
  private static func cost(_ left: [Glob], _ right: [Glob]) -> Int {
    left.reduce(0) { $0 + $1.source.utf8.count } * right.reduce(0) { $0 + $1.source.utf8.count }
  }
}
