package import Triage

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
