import Matching
import Triage

/// The proof of a rule as written.
struct RuleProof: Sendable {
  /// The steps in order.
  var steps: [RuleStep] = []

  /// What must be absent.
  var not: [RuleStep] = []

  var reason: RuleText?

  /// How far before the failure the first step may lie, in milliseconds.
  var lookback: Int?

  /// The patterns of all steps.
  var clauses: [RuleClause] { (steps + not).compactMap(\.clause) }

  /// The names that its evidence gives to the reason.
  var names: [String] {
    let captures = steps.compactMap(\.clause).flatMap { clause in
      clause.patterns.flatMap { $0.pattern.groups.map(\.name) }
    }
    return captures + (steps.contains { $0.clause == nil } ? LockValues.names : [])
  }

  /// The proof as the judge looks for it.
  var rule: ProofRule {
    ProofRule(
      steps: steps.map(\.step), not: not.map(\.step),
      reason: reason.map { Template($0.value) }, lookback: lookback)
  }
}

/// One step of a proof as written.
struct RuleStep: Sendable {
  /// The patterns, where the step is a line of a log.
  var clause: RuleClause?
  var step: ProofStep
}
