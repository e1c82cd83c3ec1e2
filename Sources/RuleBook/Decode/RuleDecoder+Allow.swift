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
  mutating func allowances(_ part: Entry) -> [RuleAllowance] {
    guard let mapping = part.declared.shape.mapping else { return [] }
    return nodes(part).compactMap { node in
      guard let entries = entries(of: node, named: Self.item + part.name, as: mapping) else {
        return nil
      }
      var finding: RuleText?
      var reason: RuleText?
      for entry in entries {
        let text = text(entry)
        if entry.name == "reason" { reason = text } else { finding = text }
      }
      requireKeys(of: mapping, in: entries, at: place(of: node))
      return finding.map { RuleAllowance(finding: $0, reason: reason) }
    }
  }
}
