/// What another set of rules makes of one fault.
package struct VerdictChange: Sendable {
  /// The build, as the new rules judge it.
  package var build: JudgedBuild

  /// The fault by the old rules; nil where only a new rule makes it a fault.
  package var before: JudgedFault?

  /// The fault by the new rules; nil where only an old rule made it a fault.
  package var after: JudgedFault?

  package var kind: Kind

  /// Whether the verdict tells less than before, whoever has it now.
  package var isWeaker: Bool {
    guard let before, let after else { return after == nil }
    return after.verdict.rank > before.verdict.rank
  }

  /// The kinds of change, the ones that a reviewer must see first.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// No signature any more, a weaker verdict, a proof that no longer holds, or no fault.
    case lost
    /// Another signature has it, with whatever verdict.
    case moved
    /// A signature at last, a stronger verdict, or a proof.
    case gained
    /// Still unexplained, in other company; or a fault follows from another one than before.
    case regrouped
    /// The same signature and verdict; what else is told of it differs: title, reason, links,
    /// captures, standing, evidence, or the other signatures that hold.
    case reworded
  }

  /// The fault itself, which both sides share.
  var fault: Fault? { (after ?? before)?.fault }

  /// Compares two judgements of one fault.
  ///
  /// - Parameters:
  ///   - before: the old judgement; nil where there was no such fault.
  ///   - after: the new one.
  ///   - rules: says which old id goes by which new one.
  ///   - isRegrouped: whether the fault stands in other company than before.
  /// - Returns: the kind of change; nil where both are the same.
  static func kind(
    from before: JudgedFault?, to after: JudgedFault?, _ rules: RuleSetChanges, isRegrouped: Bool
  ) -> Kind? {
    guard let before else { return after == nil ? nil : .gained }
    guard let after else { return .lost }
    let old = before.signature.map(rules.current)
    let strength = before.verdict.rank - after.verdict.rank
    if let old, let new = after.signature, old != new { return .moved }
    if strength < 0 || (old != nil && after.signature == nil) { return .lost }
    if strength > 0 || old != after.signature { return .gained }
    if before.proof == .proved, after.proof != .proved { return .lost }
    if before.proof != .proved, after.proof == .proved { return .gained }
    if isRegrouped { return .regrouped }
    return before.isTold(like: after, rules) ? nil : .reworded
  }
}

extension JudgedFault {
  /// Whether two judgements tell the same about one verdict.
  fileprivate func isTold(like other: JudgedFault, _ rules: RuleSetChanges) -> Bool {
    title == other.title && fullReason == other.fullReason && links == other.links
      && captures == other.captures && isAmbiguous == other.isAmbiguous
      && proofNote == other.proofNote && keys == other.keys && standing == other.standing
      && Set(also.map(rules.current)) == Set(other.also) && evidence == other.evidence
  }
}
