import Triage

/// Checks what rules allow, and finds out which of their findings are allowed.
struct AllowCheck {
  private(set) var problems = Problems()
  private let rule: RuleFile

  /// The findings that are allowed, with the reason.
  private(set) var reasons: [RuleFinding: String] = [:]

  /// - Parameters:
  ///   - rule: the rule.
  ///   - found: what was found in it.
  ///   - isJudged: whether a finding could have been made, with what the check had at hand.
  init(_ rule: RuleFile, found: Set<RuleFinding>, isJudged: (RuleFinding) -> Bool) {
    self.rule = rule
    for allowance in rule.allow {
      let name = allowance.finding
      guard let reason = allowance.reason else {
        tell(
          .allowWithoutReason, "'allow' gives no reason", at: name.place,
          help: "add 'reason:' with why this rule may")
        continue
      }
      guard let finding = allowance.allowed else {
        tellUnknown(name)
        continue
      }
      reasons[finding] = reason.value
      if isJudged(finding), !found.contains(finding) {
        tell(
          .unusedAllow, "nothing to allow: the rule has no '\(finding.name)'", at: name.place,
          help: "take it out")
      }
    }
  }

  private mutating func tellUnknown(_ name: RuleText) {
    if RuleFinding(name: name.value) != nil {
      return tell(
        .unknownFinding, "'\(name.value)' cannot be allowed", at: name.place,
        help: "correct what it tells, and take it out here")
    }
    let near = RuleFinding.near(name.value).first.map { "write '\($0)'" }
    tell(
      .unknownFinding, "no finding is called '\(Visible.short(name.value))'", at: name.place,
      help: near ?? "see 'ost-triage rules explain-finding' for all names")
  }

  private mutating func tell(
    _ finding: RuleFinding, _ sentence: String, at place: Range<Int>, help: String
  ) {
    problems.tell(finding, in: rule, sentence, at: place, help: help)
  }
}
