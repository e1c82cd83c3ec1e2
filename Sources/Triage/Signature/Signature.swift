package import Matching

/// What recognises one kind of fault, and why that kind happens where somebody knows.
package struct Signature: Sendable {
  package var id: ID
  package var title: Template

  /// All must hold for the same failure; never empty.
  package var match: [Clause]

  /// None may hold.
  package var not: [Clause]

  /// Where it applies.
  package var scope: Scope

  /// Why this kind of fault happens; nil where nobody knows yet.
  package var explanation: Explanation?

  /// What must be found in the logs before the explanation counts as proved.
  package var proof: ProofRule?

  /// What its faults follow from, each a way of its own.
  package var follows: [Follow] = []

  /// Where the cause was fixed.
  package var fixes: [Fix]

  /// Signatures that this one wins over where both hold with equally narrow scopes.
  package var before: [ID]

  /// Ids that this signature had earlier.
  package var was: [ID]

  package init(
    id: ID, title: Template, match: [Clause], not: [Clause] = [], scope: Scope = Scope(),
    explanation: Explanation? = nil, proof: ProofRule? = nil, fixes: [Fix] = [],
    before: [ID] = [], was: [ID] = []
  ) {
    self.id = id
    self.title = title
    self.match = match
    self.not = not
    self.scope = scope
    self.explanation = explanation
    self.proof = proof
    self.fixes = fixes
    self.before = before
    self.was = was
  }

  /// A signature's name: the path of its rule file below the rules folder, without `.yaml`.
  package struct ID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let name: String

    package init(_ name: String) {
      self.name = name
    }

    package var description: String { name }

    package static func < (left: ID, right: ID) -> Bool {
      left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
  }

  /// Patterns for one place, any of which will do.
  package struct Clause: Sendable {
    package var place: Place
    package var patterns: [Pattern]

    package init(place: Place, patterns: [Pattern]) {
      self.place = place
      self.patterns = patterns
    }
  }

  /// Whether the signature asks for the key of the message.
  package var asksForKey: Bool { (match + not).contains { $0.place == .key } }

  /// Whether the signature looks at the failure itself; if not, it recognises log lines.
  package var looksAtFailure: Bool { match.contains { !$0.place.isLog } }
}
