import Triage

/// Tells which rule a diagnostic is about, by its path and line.
struct RuleOwners {
  private var rules: [String: [(lines: ClosedRange<Int>, rule: RuleFile)]] = [:]

  init(_ all: [RuleFile]) {
    for rule in all {
      let first = rule.source.line(at: rule.document.lowerBound)
      let last = rule.source.line(at: max(rule.document.lowerBound, rule.document.upperBound - 1))
      rules[rule.source.path, default: []].append((first...last, rule))
    }
  }

  /// The rule whose part of its file a diagnostic points at; nil where the rule could not be read.
  func rule(of diagnostic: Diagnostic) -> RuleFile? {
    guard let line = diagnostic.position?.line else { return nil }
    return rules[diagnostic.path]?.first { $0.lines.contains(line) }?.rule
  }
}
