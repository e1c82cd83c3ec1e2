/// How one set of rules differs from another, rule by rule.
package struct RuleSetChanges: Sendable {
  /// How many rules there were, and how many there are.
  package var before: Int
  package var after: Int

  /// Rules that only the new set has, by their ids.
  package var added: [Signature.ID]

  /// Rules that only the old set has.
  package var removed: [Signature.ID]

  /// Rules of both sets whose files say something else.
  package var changed: [Signature.ID]

  /// Rules that go by another id: the new one names the old one under `was`.
  package var renamed: [(from: Signature.ID, to: Signature.ID)]

  package init(
    before: Int, after: Int, added: [Signature.ID] = [], removed: [Signature.ID] = [],
    changed: [Signature.ID] = [], renamed: [(from: Signature.ID, to: Signature.ID)] = []
  ) {
    self.before = before
    self.after = after
    self.added = added
    self.removed = removed
    self.changed = changed
    self.renamed = renamed
  }

  /// Whether both sets say the same.
  package var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && changed.isEmpty && renamed.isEmpty
  }

  /// The id by which an old rule goes in the new set.
  func current(_ id: Signature.ID) -> Signature.ID {
    renamed.first { $0.from == id }?.to ?? id
  }

  /// The kinds of change that there are, with the names of their rules.
  var lines: [(word: String, names: [String])] {
    [
      ("added", added.map(\.name)), ("removed", removed.map(\.name)),
      ("changed", changed.map(\.name)),
      ("renamed", renamed.map { "\($0.from.name) to \($0.to.name)" }),
    ]
    .filter { !$0.1.isEmpty }
  }
}
