import Matching
import Triage

/// Checks that no two rules hold for one fault without one of them winning, and that each wins some.
///
/// A bundle may hold thousands of rules for one message, so no two rules are compared that need not
/// be: rules that ask for the same are asked once, and what beats what is worked out once for all
/// examples for which the same rules hold.
struct OverlapCheck {
  private(set) var problems = Problems()
  private let book: RuleBook
  private let relations: RuleRelations

  /// Whether each rule is to be judged; the others are compared with.
  private let isWanted: [Bool]

  /// The rules that ask for the same, as ascending indices in the book, and the kind of each rule.
  private let kinds: [[Int]]
  private let kindOf: [Int]

  /// The kinds of which some rule is to be judged.
  private let wantedKinds: Set<Int>

  /// The patterns of all first clauses: one pass over them leaves few kinds to judge in full.
  private let firsts: [Pattern]

  /// The kinds of each of them.
  private let owners: [[Int]]

  /// Nothing of a text tells which rules ask for nothing but its key.
  private let ofKeys: [Int]

  /// What is known of the rules of some kinds together.
  private var rankings: [[Int]: RuleRanking] = [:]
  private static let mostRankings = 64

  /// What comparing may still take, in some nanoseconds each, so that every check ends.
  private(set) var budget: Int

  /// What comparing may take by default.
  static let usualBudget = 200_000_000

  /// What trying one kind on one example takes of that.
  private static let trial = 100

  /// How many examples were not compared with the other rules.
  private var leftOut = 0

  /// For rules to judge that hold for examples of others: the first of these, and how many.
  private var foreign: [Int: (first: [Int], count: Int)] = [:]

  /// How many rules are told one by one.
  private static let named = 3

  init(
    _ wanted: [RuleFile], in book: RuleBook, with judge: inout ExampleJudge,
    budget: Int = usualBudget
  ) {
    self.book = book
    self.budget = budget
    relations = RuleRelations(book)
    let names = Set(wanted.map(\.signature.id))
    let isWanted = book.rules.map { names.contains($0.signature.id) }
    self.isWanted = isWanted
    kinds = Dictionary(grouping: book.rules.indices) { Kind(book.rules[$0]) }.values
      .sorted { $0[0] < $1[0] }
    var kindOf = [Int](repeating: 0, count: book.rules.count)
    for (kind, rules) in kinds.enumerated() { for rule in rules { kindOf[rule] = kind } }
    self.kindOf = kindOf
    wantedKinds = Set(book.rules.indices.filter { isWanted[$0] }.map { kindOf[$0] })
    var places: [String: Int] = [:]
    var firsts: [Pattern] = []
    var owners: [[Int]] = []
    for (kind, rules) in kinds.enumerated() {
      let clause = book.rules[rules[0]].match.first { $0.place != .key }
      for pattern in clause?.patterns.map(\.pattern) ?? [] {
        if let known = places[pattern.source] {
          owners[known].append(kind)
        } else {
          places[pattern.source] = firsts.count
          firsts.append(pattern)
          owners.append([kind])
        }
      }
    }
    (self.firsts, self.owners) = (firsts, owners)
    ofKeys = kinds.indices.filter { [kinds] kind in
      book.rules[kinds[kind][0]].match.allSatisfy { $0.place == .key }
    }
    let scanner = PatternScanner(PatternSet(firsts))
    for index in book.rules.indices { check(index, scanner, with: &judge) }
    for index in foreign.keys.sorted() { tellForeign(index) }
    tellLeftOut()
  }

  /// What a rule asks for; rules that ask for the same hold for the same examples.
  private struct Kind: Hashable {
    let match: [[String]]
    let not: [[String]]

    init(_ rule: RuleFile) {
      match = rule.match.map(Self.words)
      not = rule.not.map(Self.words)
    }

    private static func words(_ clause: RuleClause) -> [String] {
      [clause.place.rawValue] + clause.patterns.map(\.text.value)
    }
  }

  /// Compares a rule with all others that hold for its examples.
  private mutating func check(
    _ index: Int, _ scanner: PatternScanner, with judge: inout ExampleJudge
  ) {
    let rule = book.rules[index]
    var winners: [Int] = []
    var lost = 0
    for example in rule.examples.matches {
      let texts = ExampleJudge.texts(of: example, for: rule)
      let candidates = candidates(for: texts, scanner, judge)
      guard isWanted[index] || candidates.contains(where: wantedKinds.contains) else { continue }
      budget -= candidates.count * Self.trial
      guard budget > 0 else {
        leftOut += 1
        continue
      }
      let holding = candidates.filter { judge.holds(book.rules[kinds[$0][0]], for: texts) }
      guard let ranking = ranking(of: holding, with: index) else {
        leftOut += 1
        continue
      }
      if let winner = ranking.winner(over: index) {
        lost += 1
        if !winners.contains(winner), winners.count <= Self.mostWinners { winners.append(winner) }
      }
      tellTies(by: ranking, at: example, of: index)
    }
    guard isWanted[index], lost > 0, lost == rule.examples.matches.count else { return }
    problems.tell(
      .shadowed, in: rule, "rule never wins: another one wins for each of its examples",
      at: rule.id.place,
      notes: ["the winner: \(Visible.few(winners.map { book.rules[$0].id.value }))"],
      help: "take this rule out, or let it go before the other, which then must not name it")
  }

  /// How many winners are told; behind them it is only said that there are more.
  private static let mostWinners = 20

  /// The kinds of rules that may hold for an example, in ascending order.
  private mutating func candidates(
    for texts: [ExampleJudge.Text], _ scanner: PatternScanner, _ judge: ExampleJudge
  ) -> [Int] {
    var candidates = Set(ofKeys)
    budget -= firsts.count
    judge.scan(texts, with: scanner, of: firsts) { candidates.formUnion(owners[$0]) }
    return candidates.sorted()
  }

  /// Ranks the rules of some kinds together with a rule whose example they hold for.
  private mutating func ranking(of holding: [Int], with index: Int) -> RuleRanking? {
    // A rule that does not hold for its own example is told for that; here it counts.
    let isOwn = holding.contains(kindOf[index])
    if isOwn, let known = rankings[holding] { return known }
    let rules = holding.flatMap { kinds[$0] } + (isOwn ? [] : [index])
    let made = RuleRanking(rules.sorted(), relations, budget: &budget)
    if isOwn, let made {
      if rankings.count >= Self.mostRankings { rankings.removeAll() }
      rankings[holding] = made
    }
    return made
  }

  private mutating func tellTies(
    by ranking: RuleRanking, at example: RuleExample, of index: Int
  ) {
    guard isWanted[index] else {
      let ties = ranking.ties(with: index, limit: .max, budget: &budget) { [isWanted] in
        isWanted[$0]
      }
      for other in ties?.first ?? [] {
        foreign[other, default: ([], 0)].count += 1
        if let known = foreign[other]?.first, known.count < Self.named {
          foreign[other]?.first.append(index)
        }
      }
      if ties == nil { leftOut += 1 }
      return
    }
    guard let ties = ranking.ties(with: index, limit: Self.named, budget: &budget) else {
      leftOut += 1
      return
    }
    let rule = book.rules[index]
    let others = ties.first.map { book.rules[$0].id.value }
    if ties.count > Self.named {
      problems.tell(
        .overlap, in: rule, "\(ties.count) other rules hold for this example too",
        at: example.place, notes: ["such as " + others.map { "'\($0)'" }.joined(separator: ", ")],
        help: "narrow this rule, or write into its 'before:' which of them it wins over")
      return
    }
    for other in others {
      problems.tell(
        .overlap, in: rule, "rule '\(other)' holds for this example too", at: example.place,
        help: "narrow one of them, or write 'before: [\(other)]' in this rule")
    }
  }

  /// Tells a rule that it holds for examples of rules that are not judged.
  private mutating func tellForeign(_ index: Int) {
    guard let found = foreign[index] else { return }
    let rule = book.rules[index]
    let others = found.first.map { book.rules[$0].id.value }
    if found.count > Self.named {
      problems.tell(
        .overlap, in: rule, "rule also holds for \(found.count) examples of other rules",
        at: rule.id.place,
        notes: ["such as those of " + others.unique.map { "'\($0)'" }.joined(separator: ", ")],
        help: "narrow it, or write into its 'before:' which of them it wins over")
      return
    }
    for other in others {
      problems.tell(
        .overlap, in: rule, "rule also holds for an example of '\(other)'", at: rule.id.place,
        help: "narrow it, or write 'before: [\(other)]' in it")
    }
  }

  private mutating func tellLeftOut() {
    guard leftOut > 0 else { return }
    problems += [
      Diagnostic(
        .error,
        "\(counted(leftOut, "example")) not compared with the other rules: there are too many",
        path: "rules check", help: "check fewer rules at once, or give them narrower patterns")
    ]
  }
}
