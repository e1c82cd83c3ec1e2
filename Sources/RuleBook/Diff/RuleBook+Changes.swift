package import Triage

extension RuleBook {
  /// How this book differs from an older one, by what the rules' files say.
  package func changes(since old: RuleBook) -> RuleSetChanges {
    let (before, after) = (Self.ids(of: old), Self.ids(of: self))
    let names = rules.flatMap { rule in rule.signature.was.map { (from: $0, to: rule.signature.id) }
    }
    let renamed = names.filter { before.contains($0.from) && !after.contains($0.from) }
    let gone = Set(renamed.map(\.from))
    let come = Set(renamed.map(\.to)).subtracting(before)
    return RuleSetChanges(
      before: old.rules.count, after: rules.count,
      added: rules.map(\.signature.id).filter { !before.contains($0) && !come.contains($0) },
      removed: old.rules.map(\.signature.id).filter { !after.contains($0) && !gone.contains($0) },
      changed: rules.filter { rule in
        old[rule.signature.id].map { $0.yaml.utf8.elementsEqual(rule.yaml.utf8) } == false
      }
      .map(\.signature.id),
      renamed: renamed)
  }

  private static func ids(of book: RuleBook) -> Set<Signature.ID> {
    Set(book.rules.map(\.signature.id))
  }
}
