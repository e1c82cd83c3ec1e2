import Matching
import Triage

/// Checks that `before` names rules that exist, and that no rule wins over itself.
struct ReferenceCheck {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ wanted: [RuleFile], in book: RuleBook) {
    let ids = book.rules.map(\.id.value)
    let known = Set(ids)
    for rule in wanted {
      tellUnknown(rule.before, of: "before", in: rule, ids, known)
    }
    for rule in wanted {
      for follow in rule.follows {
        tellUnknown(follow.signatures, of: "follows", in: rule, ids, known)
        let others = follow.signatures.compactMap { book[Signature.ID($0.value)] }
        for name in follow.same { tellUnfilled(name, by: [rule] + others, in: rule) }
      }
    }
    let names = Set(wanted.map(\.signature.id))
    for cycle in Self.cycles(in: book) {
      guard let rule = cycle.first(where: { names.contains($0.signature.id) }) else { continue }
      let path = (cycle + cycle.prefix(1)).map(\.id.value).joined(separator: " before ")
      let inCycle = Set(cycle.map(\.id.value))
      let place = rule.before.first { inCycle.contains($0.value) }?.place ?? rule.id.place
      diagnostics.append(
        rule.source.diagnostic(
          .beforeCycle, "rules that go before each other", at: place, notes: [path],
          help: "take one of them out of 'before'"))
    }
  }

  /// Tells a name that not all rules whose faults are compared by it give a value.
  private mutating func tellUnfilled(
    _ name: RuleText, by owners: [RuleFile], in rule: RuleFile
  ) {
    // A key's names are those of the message, which only a catalogue knows.
    let owner = owners.first { owner in
      !owner.match.contains { $0.place == .key } && !owner.captures.contains(name.value)
    }
    guard let owner else { return }
    diagnostics.append(
      rule.source.diagnostic(
        .unfilledSame,
        "nothing fills {\(Visible.short(name.value))} in \(Visible.short(owner.id.value))",
        at: name.place,
        help: Nearest.of(name.value, in: owner.captures).map { "write '\($0)'" }
          ?? "name a capture that all these rules have"))
  }

  /// Tells the names of a key that no rule has.
  private mutating func tellUnknown(
    _ names: [RuleText], of key: String, in rule: RuleFile, _ ids: [String], _ known: Set<String>
  ) {
    for name in names where !known.contains(name.value) {
      diagnostics.append(
        rule.source.diagnostic(
          .unknownReference, "'\(key)' names no rule: \(Visible.short(name.value))", at: name.place,
          help: Nearest.of(name.value, in: ids).map { "write '\($0)'" }
            ?? "name the id of an existing rule"))
    }
  }

  /// Every cycle once, beginning with its smallest id.
  private static func cycles(in book: RuleBook) -> [[RuleFile]] {
    var finished: Set<Signature.ID> = []
    var cycles: [[RuleFile]] = []
    for start in book.rules where !finished.contains(start.signature.id) {
      // Depth first without recursion: a bundle may chain thousands of rules.
      var path: [(rule: RuleFile, next: Int)] = [(start, 0)]
      while let (rule, next) = path.last {
        guard next < rule.before.count else {
          finished.insert(rule.signature.id)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let id = Signature.ID(rule.before[next].value)
        if let loop = path.firstIndex(where: { $0.rule.signature.id == id }) {
          cycles.append(rotated(path[loop...].map(\.rule)))
        } else if !finished.contains(id), let rule = book[id] {
          path.append((rule, 0))
        }
      }
    }
    return cycles
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
