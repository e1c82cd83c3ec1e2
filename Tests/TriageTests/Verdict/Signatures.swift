import Matching

@testable import Triage

/// A signature with one pattern for the message, confirmed unless said otherwise.
func signature(
  _ id: String, _ fault: String, _ status: Explanation.Status? = .confirmed,
  scope: Scope = Scope(), before: [String] = []
) throws -> Signature {
  try signature(id, match: [(.fault, [fault])], status: status, scope: scope, before: before)
}

/// A signature with any clauses.
func signature(
  _ id: String, match: [(Place, [String])], not: [(Place, [String])] = [],
  status: Explanation.Status? = .confirmed, scope: Scope = Scope(), before: [String] = [],
  title: String = "title", reason: String = "reason"
) throws -> Signature {
  func clauses(_ pairs: [(Place, [String])]) throws -> [Signature.Clause] {
    try pairs.map { place, patterns in
      Signature.Clause(place: place, patterns: try patterns.map { try Pattern($0) })
    }
  }
  return Signature(
    id: Signature.ID(id), title: Template(title), match: try clauses(match), not: try clauses(not),
    scope: scope,
    explanation: status.map { Explanation(status: $0, reason: Template(reason), links: []) },
    before: before.map { Signature.ID($0) })
}
