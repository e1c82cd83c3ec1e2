/// A signature that was considered for a fault, and what came of it.
package struct Considered: Sendable {
  package var signature: Signature.ID
  package var outcome: Outcome

  /// Why, in one sentence.
  package var reason: String

  package init(signature: Signature.ID, outcome: Outcome, reason: String) {
    self.signature = signature
    self.outcome = outcome
    self.reason = reason
  }

  package enum Outcome: String, Sendable {
    /// It stands.
    case won
    /// It holds as well, but another one is narrower.
    case lost
    /// The fault lies outside its scope, although its patterns match.
    case outOfScope = "out-of-scope"
    /// A pattern matched only in part, or something else that it asks for is missing.
    case missed
    /// A pattern ran into its limit.
    case stopped
  }
}
