import Testing

@testable import Triage

/// Signatures that ask for the key of a message.
@Suite struct JudgeKeyTests {
  private let lifts = catalogue(["LIFT_BUSY": "The lift ${lift} is busy at floor ${floor}."])
  private let busy: LogText = "The lift A is busy at floor 7."

  private func judge(
    _ message: LogText, _ catalogue: Catalogue?, _ rules: Signature...
  ) -> JudgedBuild {
    var build = Build(id: Build.ID(branch: Branch("4.3")), source: "x")
    build.tests = TestCounts(failed: 1)
    build.faults = [
      Fault(
        place: .test("t.test_a"), phase: .call, message: message, http: nil,
        evidence: [Evidence(log: "c.log", line: 1, column: 1, length: 1, text: message)])
    ]
    return Judge(SignatureSet(rules), catalogue: catalogue).judge(build)
  }

  private func ofKey(
    _ id: String, _ key: String = "LIFT_BUSY", scope: Scope = Scope()
  ) throws -> Signature {
    try signature(
      id, match: [(.key, ["\\A\(key)\\z"])], scope: scope, title: "{lift} is busy at {floor}")
  }

  @Test func `a rule holds for the key of the message, whose places fill its texts`() throws {
    let fault = judge(busy, lifts, try ofKey("a")).faults[0]
    #expect(fault.signature == Signature.ID("a"))
    #expect(fault.title == "A is busy at 7")
    #expect(fault.keys == ["LIFT_BUSY"])
    #expect(fault.captures == ["lift": "A", "floor": "7"])
  }

  @Test func `another key is no match`() throws {
    let fault = judge(busy, lifts, try ofKey("a", "LIFT")).faults[0]
    #expect(fault.verdict == .unexplained)
    #expect(fault.keys == ["LIFT_BUSY"])
  }

  @Test func `a key under not forbids`() throws {
    let rule = try signature("a", match: [(.fault, ["lift"])], not: [(.key, ["LIFT_BUSY"])])
    #expect(judge(busy, lifts, rule).faults[0].verdict == .unexplained)
    #expect(judge("no lift", lifts, rule).faults[0].verdict == .explained)
  }

  @Test func `without a catalogue nobody knows whether a rule for a key holds`() throws {
    let judged = judge(busy, nil, try ofKey("a"))
    #expect(judged.faults[0].verdict == .notEvaluated)
    #expect(judged.faults[0].keys == [])
    #expect(
      judged.notEvaluated == [
        NotEvaluated(
          log: "c.log", line: 1,
          reason: "a: the rule asks for a key, and there is no catalogue")
      ])
  }

  @Test func `without a catalogue a fault that another rule explains stays explained`() throws {
    let other = try signature("b", "lift")
    #expect(judge(busy, nil, try ofKey("a"), other).faults[0].signature == Signature.ID("b"))
    let narrow = try ofKey("a", scope: Scope(branches: [Glob("4.3")]))
    #expect(judge(busy, nil, narrow, other).faults[0].verdict == .notEvaluated)
  }

  @Test func `what else the rule asks for is looked at first`() throws {
    let rule = try signature("a", match: [(.key, ["LIFT_BUSY"]), (.fault, ["shaft"])])
    #expect(judge(busy, nil, rule).faults[0].verdict == .unexplained)
  }

  @Test func `a message that is cut may be any`() throws {
    let long = LogText([UInt8](repeating: 0x61, count: FaultText.messageLimit))
    #expect(judge(long, lifts, try ofKey("a")).faults[0].verdict == .notEvaluated)
  }
}
