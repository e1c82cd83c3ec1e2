/// What the signatures say about a fault.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// A signature with a confirmed explanation holds.
  case explained
  /// A signature holds whose explanation is a hypothesis.
  case suspected
  /// No signature holds, or only one without an explanation.
  case unexplained
  /// A pattern or the input ran into a limit, so nobody may say "no match".
  case notEvaluated = "not-evaluated"
}
