import Triage

/// The table of what rules do on recorded builds, for a terminal.
package struct HitTable {
  private let rows: [(id: String, hits: RuleHits)]
  private let idle: Int
  private let trial: RuleTrial

  package init(of rules: [RuleFile], in trial: RuleTrial) {
    self.trial = trial
    let all = rules.map { (id: $0.signature.id.name, hits: trial.hits(of: $0.signature.id)) }
    let active = all.filter { row in
      row.hits.faults + row.hits.beaten + row.hits.passing.count + row.hits.near.count > 0
    }
    rows = active.sorted { ($1.hits.faults, $0.id) < ($0.hits.faults, $1.id) }
    idle = all.count - active.count
  }

  /// Writes the table; rules that do nothing are counted only.
  package func write(to output: inout some TextOutputStream) {
    let head = ["faults", "builds", "beaten", "passed", "near"]
    let width = max(rows.map { DisplayWidth.of($0.id) }.max() ?? 0, 4)
    if !rows.isEmpty { output.write(line("rule", head, width)) }
    for (id, hits) in rows {
      let numbers = [
        hits.faults, hits.builds, hits.beaten, hits.passing.count, hits.nearFaults,
      ]
      output.write(line(id, numbers.map(String.init), width))
    }
    let passed = trial.passing == 0 ? "" : ", \(trial.passing) of them passed"
    output.write(
      "\(counted(trial.builds, "build"))\(passed); \(counted(idle, "rule")) "
        + "never came near a fault\n")
  }

  private func line(_ first: String, _ rest: [String], _ width: Int) -> String {
    let cells = rest.map { Padding.right($0, to: 6) }
    return ([Padding.left(first, to: width)] + cells).joined(separator: "  ") + "\n"
  }
}
