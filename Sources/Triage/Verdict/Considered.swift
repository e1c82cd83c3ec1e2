/// A signature that was considered for a fault, and what came of it.
package struct Considered: Sendable {
  package var signature: Signature.ID
  package var outcome: Outcome

  /// Why, in one sentence.
  package var reason: String

  /// How far its pattern matches the message, where that is what it missed by.
  package var partial: Partial?

  package init(
    signature: Signature.ID, outcome: Outcome, reason: String, partial: Partial? = nil
  ) {
    self.partial = partial
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

  /// A pattern that matches a message up to some point.
  package struct Partial: Sendable {
    package var pattern: String

    /// How much of the pattern matches, in bytes.
    package var matched: Int

    /// How the message goes on there; empty where it ends.
    package var rest: LogText

    package init(pattern: String, matched: Int, rest: LogText) {
      self.pattern = pattern
      self.matched = matched
      self.rest = rest
    }
  }

  /// How many are told of one fault.
  package static let limit = 8
}
