package import Triage

/// The cases of rules and what came of them; what `rules test` prints.
package struct RuleTests: Sendable {
  /// What came of each rule, by id.
  package internal(set) var results: [RuleTestResult]

  /// The rules of ``results`` that were tried now, not taken from an earlier run.
  package private(set) var triedNow: Set<String>

  /// How many builds were compared with what they say of themselves.
  package internal(set) var buildCount = 0

  /// Tries the examples of rules.
  ///
  /// - Parameters:
  ///   - rules: the rules.
  ///   - catalogue: the messages that keys name; without one examples for keys may stay untried.
  ///   - earlier: what came of an earlier run; rules that are the same since are not tried again.
  package init(of rules: [RuleFile], catalogue: Catalogue? = nil, since earlier: RuleTests? = nil) {
    var judge = ExampleJudge(catalogue: catalogue)
    let known = Dictionary(
      (earlier?.results ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    triedNow = []
    results = []
    for rule in rules.sorted(by: { $0.signature.id < $1.signature.id }) {
      if var same = known[rule.id.value], same.yaml == rule.yaml, same.path == rule.source.path {
        same.cases.removeAll { $0.kind == .build }
        results.append(same)
        continue
      }
      triedNow.insert(rule.id.value)
      results.append(
        RuleTestResult(
          id: rule.id.value, path: rule.source.path, cases: Self.cases(of: rule, with: &judge),
          yaml: rule.yaml))
    }
  }

  /// How many cases came out in some way.
  package func count(_ outcome: RuleTestCase.Outcome) -> Int {
    results.reduce(0) { sum, result in sum + result.cases.count { $0.outcome == outcome } }
  }

  /// How many cases are of some kinds.
  package func count(of kinds: Set<RuleTestCase.Kind>) -> Int {
    results.reduce(0) { sum, result in sum + result.cases.count { kinds.contains($0.kind) } }
  }

  package var hasFailure: Bool { results.contains(where: \.hasFailure) }

  /// How many rules were tried, without what stands for none.
  package var ruleCount: Int { results.count { $0.id != RuleTestResult.ofNoRule } }

  private static func cases(
    of rule: RuleFile, with judge: inout ExampleJudge
  ) -> [RuleTestCase] {
    var cases: [RuleTestCase] = []
    for (kind, examples) in [
      (RuleTestCase.Kind.matches, rule.examples.matches), (.rejects, rule.examples.rejects),
    ] {
      for (index, example) in examples.enumerated() {
        let found = diagnostics(example, kind, of: rule, with: &judge)
        let hasError = found.contains { $0.severity == .error }
        let failure: RuleTestCase.Outcome = kind == .matches ? .missing : .noisy
        let isTried =
          found.isEmpty && (kind == .matches || isTried(example, of: rule, with: &judge))
        cases.append(
          RuleTestCase(
            name: "\(kind.rawValue) \(index + 1)", kind: kind, path: rule.source.path,
            position: rule.source.position(at: example.place.lowerBound),
            text: text(of: example), outcome: hasError ? failure : isTried ? .passed : .untried,
            diagnostics: found))
      }
    }
    return cases
  }

  private static func diagnostics(
    _ example: RuleExample, _ kind: RuleTestCase.Kind, of rule: RuleFile,
    with judge: inout ExampleJudge
  ) -> [Diagnostic] {
    let found = ExampleCheck(example, mustMatch: kind == .matches, of: rule, with: &judge)
      .problems.told
    if kind == .rejects { return found.map { telling($0, example, of: rule, with: &judge) } }
    return found.isEmpty ? ProofCheck(example, of: rule).problems.told : found
  }

  /// Adds which text made a rule hold that must not.
  private static func telling(
    _ diagnostic: Diagnostic, _ example: RuleExample, of rule: RuleFile,
    with judge: inout ExampleJudge
  ) -> Diagnostic {
    var told = diagnostic
    for text in ExampleJudge.texts(of: example, for: rule) {
      for clause in rule.match {
        guard case .holds(let ranges) = judge.outcome(of: clause, for: [text]) else { continue }
        let covered = ranges.first.map { String(decoding: text.bytes[$0], as: UTF8.self) }
        told.notes += covered.map { ["the match covers '\(Visible.short($0, limit: 200))'"] } ?? []
      }
    }
    return told
  }

  /// Whether it is known of an example that the rule rejects it: its key may decide, and be unknown.
  private static func isTried(
    _ example: RuleExample, of rule: RuleFile, with judge: inout ExampleJudge
  ) -> Bool {
    let texts = ExampleJudge.texts(of: example, for: rule)
    let outcomes = rule.match.map { judge.outcome(of: $0, for: texts) }
    return !outcomes.contains(.noCatalogue) || outcomes.contains(.fails)
      || outcomes.contains(.noText)
  }

  private static func text(of example: RuleExample) -> String {
    example.texts.map { entry in
      let text = String(decoding: MarkedText(entry.text.value).bytes, as: UTF8.self)
      return entry.place.map { "\($0.rawValue): \(text)" } ?? text
    }
    .joined(separator: "\n")
  }
}
