import Matching
import Triage

/// Checks that no two rules hold for one fault without one of them winning.
struct OverlapCheck {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ wanted: [RuleFile], in book: RuleBook, with judge: inout ExampleJudge) {
    let names = Set(wanted.map(\.signature.id))
    // One pass over all first clauses leaves few rules to judge in full, so thousands can be.
    let firsts = book.rules.enumerated().flatMap { rule in
      let clause = rule.element.match.first { $0.place != .key }
      return (clause?.patterns ?? []).map { (rule: rule.offset, pattern: $0.pattern) }
    }
    // Nothing of a text tells which rules ask for nothing but its key.
    let ofKeys = book.rules.indices.filter { index in
      book.rules[index].match.allSatisfy { $0.place == .key }
    }
    let patterns = firsts.map(\.pattern)
    let scanner = PatternScanner(PatternSet(patterns))
    for (index, rule) in book.rules.enumerated() {
      for example in rule.examples.matches {
        let texts = ExampleJudge.texts(of: example, for: rule)
        var candidates = Set(ofKeys)
        judge.scan(texts, with: scanner, of: patterns) { candidates.insert(firsts[$0].rule) }
        for other in candidates.subtracting([index]).sorted().map({ book.rules[$0] }) {
          guard names.contains(rule.signature.id) || names.contains(other.signature.id),
            Self.tie(rule.signature, other.signature), judge.holds(other, for: texts)
          else { continue }
          diagnostics.append(
            diagnostic(rule, example, other, isOwn: names.contains(rule.signature.id)))
        }
      }
    }
  }

  private func diagnostic(
    _ rule: RuleFile, _ example: RuleExample, _ other: RuleFile, isOwn: Bool
  ) -> Diagnostic {
    if isOwn {
      return rule.source.diagnostic(
        .error, "rule '\(other.id.value)' holds for this example too", at: example.place,
        help: "narrow one of them, or write 'before: [\(other.id.value)]' in this rule")
    }
    return other.source.diagnostic(
      .error, "rule also holds for an example of '\(rule.id.value)'", at: other.id.place,
      help: "narrow it, or write 'before: [\(rule.id.value)]' in it")
  }

  /// Whether neither rule wins where both hold, and some fault may lie in both scopes.
  private static func tie(_ left: Signature, _ right: Signature) -> Bool {
    left.scope.narrowness == right.scope.narrowness
      && !left.before.contains(right.id) && !right.before.contains(left.id)
      && left.scope.meets(right.scope)
  }
}
