import Matching
import Triage

/// Checks that `before` names rules that exist, and that no rule wins over itself.
struct ReferenceCheck {
  private(set) var problems = Problems()
  private let book: RuleBook
  private let ids: [String]

  /// How many near names are looked for, in a book of thousands of rules.
  private static let suggestions = 200
  private var suggested = 0

  /// How many circles are told.
  private static let circles = 1000

  init(_ wanted: [RuleFile], in book: RuleBook) {
    self.book = book
    ids = book.rules.map(\.id.value)
    for rule in wanted { tellUnknown(rule.before, of: "before", in: rule) }
    var captures: [Signature.ID: Set<String>] = [:]
    for rule in wanted {
      for follow in rule.follows {
        tellUnknown(follow.signatures, of: "follows", in: rule)
        let others = follow.signatures.compactMap { book[Signature.ID($0.value)] }
        // A key's names are those of the message, which only a catalogue knows.
        let owners = ([rule] + others).filter { !$0.match.contains { $0.place == .key } }
        for owner in owners where captures[owner.signature.id] == nil {
          captures[owner.signature.id] = Set(owner.captures)
        }
        for name in follow.same {
          let owner = owners.first { captures[$0.signature.id]?.contains(name.value) == false }
          if let owner { tellUnfilled(name, by: owner, in: rule) }
        }
      }
    }
    tellCircles(Set(wanted.map(\.signature.id)))
  }

  private mutating func tellCircles(_ names: Set<Signature.ID>) {
    let (cycles, more) = Self.cycles(in: book)
    for cycle in cycles {
      guard let rule = cycle.first(where: { names.contains($0.signature.id) }) else { continue }
      problems.tell(
        .beforeCycle, in: rule, "rules that go before each other",
        at: Self.place(of: cycle, in: rule), notes: [Self.shown(cycle)],
        help: "take one of them out of 'before'")
    }
    guard more > 0 else { return }
    problems += [
      Diagnostic(
        .error, "\(counted(more, "more circle")) of rules that go before each other", path: "rules",
        help: "take the ones out first that are told")
    ]
  }

  private static func place(of cycle: [RuleFile], in rule: RuleFile) -> Range<Int> {
    let ids = Set(cycle.map(\.id.value))
    return rule.before.first { ids.contains($0.value) }?.place ?? rule.id.place
  }

  /// The way round, or its beginning and its end.
  private static func shown(_ cycle: [RuleFile]) -> String {
    let ids = (cycle + cycle.prefix(1)).map(\.id.value)
    let way = " before "
    guard ids.count > 12 else { return ids.joined(separator: way) }
    return (ids.prefix(10) + ["…", ids[ids.count - 1]]).joined(separator: way)
  }

  /// Tells a name that a rule whose faults are compared by it gives no value.
  private mutating func tellUnfilled(_ name: RuleText, by owner: RuleFile, in rule: RuleFile) {
    problems.tell(
      .unfilledSame, in: rule,
      "nothing fills {\(Visible.short(name.value))} in \(Visible.short(owner.id.value))",
      at: name.place,
      help: Nearest.of(name.value, in: owner.captures).map { "write '\($0)'" }
        ?? "name a capture that all these rules have")
  }

  /// Tells the names of a key that no rule has.
  private mutating func tellUnknown(_ names: [RuleText], of key: String, in rule: RuleFile) {
    for name in names where book[Signature.ID(name.value)] == nil {
      suggested += 1
      let near = suggested <= Self.suggestions ? Nearest.of(name.value, in: ids) : nil
      problems.tell(
        .unknownReference, in: rule, "'\(key)' names no rule: \(Visible.short(name.value))",
        at: name.place,
        help: near.map { "write '\($0)'" } ?? "name the id of an existing rule")
    }
  }

  /// Cycles, each once and beginning with its smallest id, and how many more there are.
  private static func cycles(in book: RuleBook) -> (told: [[RuleFile]], more: Int) {
    var finished: Set<Signature.ID> = []
    var cycles: [[RuleFile]] = []
    var more = 0
    for start in book.rules where !finished.contains(start.signature.id) {
      // Depth first without recursion: a bundle may chain thousands of rules.
      var path: [(rule: RuleFile, next: Int)] = [(start, 0)]
      var places = [start.signature.id: 0]
      while let (rule, next) = path.last {
        guard next < rule.before.count else {
          finished.insert(rule.signature.id)
          places[rule.signature.id] = nil
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let id = Signature.ID(rule.before[next].value)
        if let loop = places[id] {
          if cycles.count < circles {
            cycles.append(rotated(path[loop...].map(\.rule)))
          } else {
            more += 1
          }
        } else if !finished.contains(id), let rule = book[id] {
          places[id] = path.count
          path.append((rule, 0))
        }
      }
    }
    return (cycles, more)
  }

  private static func rotated(_ cycle: [RuleFile]) -> [RuleFile] {
    let least = cycle.indices.min { cycle[$0].signature.id < cycle[$1].signature.id } ?? 0
    return Array(cycle[least...] + cycle[..<least])
  }
}

extension RuleFile {
  /// The names that its own patterns and its proof give values.
  fileprivate var captures: [String] {
    match.flatMap { $0.patterns.flatMap { $0.pattern.groups.map(\.name) } } + (proof?.names ?? [])
  }
}
