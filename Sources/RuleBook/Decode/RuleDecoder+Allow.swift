import Triage
import Yams

/// A finding that a rule says is right in it, as written.
struct RuleAllowance: Sendable {
  /// The name of the finding; nobody has looked yet whether there is such a one.
  var finding: RuleText

  /// Why; nil where the rule gives no reason.
  var reason: RuleText?

  /// The finding that is allowed; nil where there is none of this name or it cannot be allowed.
  var allowed: RuleFinding? {
    RuleFinding(name: finding.value).flatMap { $0.canBeAllowed ? $0 : nil }
  }
}

extension RuleDecoder {
  /// Reads `allow`: the findings that a rule says are right in it.
  mutating func allowances(_ node: Node) -> [RuleAllowance] {
    let cure = "write a list, as in [{finding: overlap, reason: 'why this rule may'}]"
    return items(of: node, named: "allow", cure: cure).compactMap { node in
      guard
        let entries = entries(
          of: node, named: Self.item + "allow", keys: ["finding", "reason"], cure: cure)
      else { return nil }
      var allowance = RuleAllowance(finding: RuleText(value: "", place: place(of: node)))
      for entry in entries {
        guard let text = nonEmptyText(entry.node, named: entry.key.value, cure: cure) else {
          continue
        }
        if entry.key.value == "reason" { allowance.reason = text } else { allowance.finding = text }
      }
      guard entries.contains(where: { $0.key.value == "finding" }) else {
        report(.missingKey, "an 'allow' without a 'finding'", at: place(of: node), help: cure)
        return nil
      }
      return allowance
    }
  }
}
