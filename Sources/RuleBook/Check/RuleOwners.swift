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
    for path in rules.keys { rules[path]?.sort { $0.lines.lowerBound < $1.lines.lowerBound } }
  }

  /// The rule whose part of its file a diagnostic points at; nil where the rule could not be read.
  func rule(of diagnostic: Diagnostic) -> RuleFile? {
    guard let line = diagnostic.position?.line else { return nil }
    guard let all = rules[diagnostic.path] else { return nil }
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].lines.upperBound < line { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].lines.contains(line) ? all[low].rule : nil
  }
}
