import Triage

/// Finds rules that recorded builds show to be dead, too broad, or a little off.
struct TrialCheck {
  private(set) var problems = Problems()

  init(_ wanted: [RuleFile], _ trial: RuleTrial) {
    for rule in wanted {
      let hits = trial.hits(of: rule.signature.id)
      if hits.faults + hits.beaten + hits.passing.count == 0, trial.builds > 0 {
        problems.tell(
          .neverFires, in: rule, "rule holds for no fault of \(counted(trial.builds, "build"))",
          at: rule.id.place,
          help: "compare it with real messages; where the cause is gone, say so in 'fixes'")
      }
      if let first = hits.passing.first {
        problems.tell(.hitsPassingBuild, in: rule) { Self.passing(hits.passing.count, first, rule) }
      }
      for near in hits.near { problems.tell(.nearMiss, in: rule) { Self.nearMiss(near, rule) } }
    }
  }

  private static func passing(_ count: Int, _ first: RuleHits.Place, _ rule: RuleFile) -> Diagnostic
  {
    let place = first.evidence.map { ": \($0.log):\($0.line)" } ?? ""
    let text = first.evidence.map { [Visible.short($0.text.shown, limit: 160)] } ?? []
    return rule.source.diagnostic(
      .hitsPassingBuild, "rule holds in \(counted(count, "build")) that passed",
      at: rule.id.place, notes: ["the first is \(first.build)\(place)"] + text,
      help: "narrow the pattern, or ask for the failure's message too")
  }

  private static func nearMiss(_ near: RuleHits.Near, _ rule: RuleFile) -> Diagnostic {
    let pattern = rule.match.flatMap(\.patterns).first { $0.text.value == near.pattern }
    let end = min(near.matched + 1, near.pattern.utf8.count)
    let place = pattern?.text.place(ofBytes: near.matched..<end) ?? rule.id.place
    let rest =
      near.rest.isEmpty ? "the message ends there" : "the message goes on with '\(near.rest)'"
    return rule.source.diagnostic(
      .nearMiss,
      "pattern matches \(counted(near.faults, "unexplained fault")) up to here", at: place,
      notes: [
        "the first is in \(near.build): \(Visible.short(near.message, limit: 200))", rest,
      ],
      help: "where it is the same fault, end the pattern here, or add a pattern")
  }
}
