import Matching
import Triage

/// Finds patterns whose steps grow into the limit on hostile texts made from their own parts.
struct GrowthCheck {
  private(set) var problems = Problems()

  init(_ rule: RuleFile, with patterns: inout PatternFindings) {
    let clauses = rule.match + rule.not + (rule.proof?.clauses ?? [])
    for clause in clauses where clause.place != .key {
      for pattern in clause.patterns {
        guard let growth = patterns.growth(of: pattern.pattern, at: clause.place) else { continue }
        problems.tell(.superLinear, in: rule) { Self.diagnostic(growth, pattern, of: rule) }
      }
    }
  }

  private static func diagnostic(
    _ growth: StepGrowth, _ pattern: RulePattern, of rule: RuleFile
  ) -> Diagnostic {
    let speed =
      switch growth.degree {
      case .beyond: "faster than power \(StepGrowth.highestPower) of"
      case .power(2): "with the square of"
      case .power(3): "with the cube of"
      case .power(let power): "with power \(power) of"
      }
    let steps = growth.steps.suffix(3).map { "\($0.steps) for \($0.length) bytes" }
    return rule.source.diagnostic(
      .superLinear, "steps of the pattern grow \(speed) the text's length", at: pattern.text.place,
      notes: [
        "it is stopped on \(growth.length) bytes: "
          + Visible.short(growth.text.shown(times: growth.repetitions), limit: 200),
        "steps: " + (steps + ["stopped at \(Limits().steps)"]).joined(separator: ", "),
      ],
      help: "let each repetition end where another text begins, or bound it, as in [^ ]{1,200}")
  }
}
