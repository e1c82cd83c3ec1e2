package import Triage

/// The cases of rules and what came of them; what `rules test` prints.
package struct RuleTests: Sendable {
  /// What came of each rule, by id.
  package private(set) var results: [RuleTestResult]

  /// The rules of ``results`` that were tried now, not taken from an earlier run.
  package private(set) var triedNow: Set<String>

  /// How many builds were compared with what they say of themselves.
  package private(set) var buildCount = 0

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
      .diagnostics
    if kind == .rejects { return found.map { telling($0, example, of: rule, with: &judge) } }
    return found.isEmpty ? ProofCheck(example, of: rule).diagnostics : found
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

extension RuleTests {
  /// Compares what was made of a build with what it says of itself.
  ///
  /// A fault that the build says is recognised by a rule, and is not, is missing from that rule; one
  /// that another rule recognises, or that the build does not have, is noise of that other one. Rules
  /// that are not tried are left alone.
  ///
  /// - Parameters:
  ///   - build: the build with its verdicts.
  ///   - truth: what it says of itself.
  package mutating func compare(_ build: JudgedBuild, with truth: BuildTruth) {
    guard truth.namesSignatures else { return }
    buildCount += 1
    var left = build.faults.flatMap { Array(repeating: $0, count: max($0.fault.count, 1)) }
    for expected in truth.faults {
      let found = left.firstIndex { expected.fits($0.fault) }.map { left.remove(at: $0) }
      guard let wanted = expected.signature else { continue }
      compare(found, with: expected, wanted: wanted.id, truth)
    }
    // What is told of the faults is told of all of them, so others are not true.
    for judged in left {
      guard let signature = judged.signature else { continue }
      add(
        .noisy, to: signature.name, named: Self.name(of: judged.fault), judged.fault, truth,
        "rule recognises a fault that the build does not have",
        help: "narrow the rule, or add the fault to the build's truth.json")
    }
  }

  private mutating func compare(
    _ found: JudgedFault?, with expected: BuildTruth.Fault, wanted: String?, _ truth: BuildTruth
  ) {
    let name = expected.name
    let recognised = found?.signature?.name
    if found != nil, recognised == wanted {
      return add(
        .passed, to: wanted ?? RuleTestResult.ofNoRule, named: name, found?.fault, truth, nil,
        help: "")
    }
    if let wanted {
      let instead =
        found == nil ? "the build has no such fault" : recognised.map { "\($0) recognises it" }
      add(
        .missing, to: wanted, named: name, found?.fault, truth,
        "rule does not recognise a fault that it must",
        notes: [instead ?? "no rule recognises it"],
        help: "widen the rule, or correct 'signature' in the build's truth.json")
    }
    if let recognised {
      add(
        .noisy, to: recognised, named: name, found?.fault, truth,
        "rule recognises a fault that it must not",
        notes: [wanted.map { "\($0) must recognise it" } ?? "no rule must recognise it"],
        help: "narrow the rule, or correct 'signature' in the build's truth.json")
    }
  }

  private mutating func add(
    _ outcome: RuleTestCase.Outcome, to id: String, named name: String, _ fault: Fault?,
    _ truth: BuildTruth, _ sentence: String?, notes: [String] = [], help: String
  ) {
    let message = fault.map { VisibleText.of($0.message.shown) } ?? ""
    let about = [VisibleText.of(name)] + (message.isEmpty ? [] : ["the message is '\(message)'"])
    var index = results.firstIndex { $0.id == id }
    if index == nil, id == RuleTestResult.ofNoRule {
      results.append(RuleTestResult(id: id, path: truth.path, cases: [], yaml: ""))
      index = results.count - 1
    }
    guard let index else { return }
    let whole = "\(truth.build): \(name)"
    let same = results[index].cases.count { $0.name == whole || $0.name.hasPrefix(whole + " #") }
    results[index].cases.append(
      RuleTestCase(
        name: same == 0 ? whole : "\(whole) #\(same + 1)", kind: .build, path: truth.path,
        text: fault?.message.shown ?? "", outcome: outcome,
        diagnostics: sentence.map { sentence in
          [Diagnostic(.error, sentence, path: truth.path, notes: about + notes, help: help)]
        } ?? []))
  }

  private static func name(of fault: Fault) -> String {
    BuildTruth.name(
      test: fault.test?.shown, stage: fault.stage?.rawValue, phase: fault.phase?.rawValue,
      message: fault.message.shown)
  }
}
