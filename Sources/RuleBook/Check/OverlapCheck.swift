import Triage

/// Checks that no two rules hold for one fault without one of them winning.
struct OverlapCheck {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ wanted: [RuleFile], in book: RuleBook, with judge: inout ExampleJudge) {
    let names = Set(wanted.map(\.signature.id))
    for rule in book.rules {
      for example in rule.examples.matches {
        let texts = ExampleJudge.texts(of: example, for: rule)
        for other in book.rules where other.signature.id != rule.signature.id {
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
