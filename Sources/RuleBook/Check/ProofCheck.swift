import Triage

/// Checks that an example's logs prove what the rule's proof asks for.
struct ProofCheck {
  private(set) var problems = Problems()

  private static let kinds: [Place: LogKind] = [
    .engine: .engine, .vdsm: .vdsm, .supervdsm: .supervdsm, .console: .console,
  ]

  init(_ rule: RuleFile) {
    guard rule.proof != nil, !rule.examples.matches.isEmpty else { return }
    let isTried = rule.examples.matches.map { tryExample($0, of: rule) }.contains(true)
    guard !isTried else { return }
    problems.tell(
      .missingProofExample, in: rule, "proof without an example whose logs prove it",
      at: rule.id.place,
      help: "add an example with its message and lines of logs, as in {fault: '…', engine: '…'}")
  }

  /// Tries the proof on one example alone.
  init(_ example: RuleExample, of rule: RuleFile) {
    if rule.proof != nil { _ = tryExample(example, of: rule) }
  }

  /// Tries the proof on an example, where that has logs; returns whether it has.
  private mutating func tryExample(_ example: RuleExample, of rule: RuleFile) -> Bool {
    let home = ExampleJudge.defaultPlace(of: rule)
    let texts = ExampleJudge.texts(of: example, for: rule)
    let logs = texts.compactMap { text in
      Self.kinds[text.place].map { (kind: $0, text: text.bytes + [0x0A]) }
    }
    // A bare line shows what the rule recognises, not what proves it.
    guard example.texts.contains(where: { $0.place != nil && $0.place != home }), !logs.isEmpty
    else { return false }
    let message = texts.first { $0.place == .fault }?.bytes ?? []
    guard let problem = ProofTrial.problem(with: rule.signature, message: message, logs: logs)
    else { return true }
    problems.tell(
      .unproved, in: rule, "logs of the example do not prove the rule", at: example.place,
      notes: [problem],
      help: "correct the steps of 'proof', or write the lines that they look for")
    return true
  }
}
