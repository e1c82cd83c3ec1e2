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
      let captures = rule.match.flatMap { $0.patterns.flatMap { $0.pattern.groups.map(\.name) } }
      for follow in rule.follows {
        tellUnknown(follow.signatures, of: "follows", in: rule, ids, known)
        for name in follow.same where !captures.contains(name.value) {
          diagnostics.append(
            rule.source.diagnostic(
              .error, "nothing fills {\(Visible.short(name.value))}", at: name.place,
              help: "name a capture of the rule's own pattern"))
        }
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
          .error, "rules that go before each other", at: place, notes: [path],
          help: "take one of them out of 'before'"))
    }
  }

  /// Tells the names of a key that no rule has.
  private mutating func tellUnknown(
    _ names: [RuleText], of key: String, in rule: RuleFile, _ ids: [String], _ known: Set<String>
  ) {
    for name in names where !known.contains(name.value) {
      diagnostics.append(
        rule.source.diagnostic(
          .error, "'\(key)' names no rule: \(Visible.short(name.value))", at: name.place,
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
