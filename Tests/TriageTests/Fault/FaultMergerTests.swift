import Testing

@testable import Triage

@Suite struct FaultMergerTests {
  /// A failure of a test as one log tells it.
  private func failure(
    _ test: String, _ phase: Phase?, _ messages: String..., http: Int? = nil,
    log: String = "console.log", line: Int = 1, by teller: Failure.Teller = .sections,
    isEcho: Bool = false
  ) -> Failure {
    let place: Failure.Place = Stage(rawValue: test).map { .stage($0) } ?? .test(LogText(test.utf8))
    let faults = messages.enumerated().map { index, message in
      FaultText(
        message: LogText(message.utf8), http: http,
        evidence: Evidence(log: log, line: line, column: index + 1, length: 1, text: "x"))
    }
    return Failure(
      place: place, phase: phase, faults: faults, log: log, teller: teller, isEcho: isEcho)
  }

  private func merged(_ failures: Failure..., hasTests: Bool = true) -> [Fault] {
    var findings = LogFindings(summary: LogSummary(name: "x", kind: .text, lines: 1, bytes: 1))
    for failure in failures { findings.add(failure) }
    return FaultMerger.faults(of: [findings], hasTests: hasTests)
  }

  @Test func `console and JUnit of one failure are one fault with two pieces of evidence`() {
    let faults = merged(
      failure("t.test_a", .call, "One.", "Two.", line: 9),
      failure("t.test_a", .call, "One.", "Two.", http: 409, log: "junit.xml", by: .junit))
    #expect(faults.map(\.told) == ["t.test_a call: One. (409)", "t.test_a call: Two. (409)"])
    #expect(
      faults.map { $0.evidence.map(\.log) } == [
        ["junit.xml", "console.log"], ["junit.xml", "console.log"],
      ])
  }

  @Test func `the best teller's wording stands, and another's is evidence`() {
    let faults = merged(
      failure("t.test_a", nil, "Error: Fault reas...", line: 3, by: .summary),
      failure("t.test_a", .setup, "One.", "Two.", line: 2),
      failure("t.test_a", .setup, "First.", "Second.", log: "mail", by: .mail))
    #expect(faults.map(\.told) == ["t.test_a setup: First.", "t.test_a setup: Second."])
    #expect(faults.map { $0.evidence.map(\.line) } == [[1, 3, 2], [1, 2]])
  }

  @Test func `a rerun is counted, its other message is a fault of its own`() {
    let faults = merged(
      failure("t.test_a", .call, "One.", line: 1), failure("t.test_a", .call, "One.", line: 2),
      failure("t.test_a", .call, "Other.", line: 3),
      failure("t.test_a", .call, "One.", log: "junit.xml", by: .junit))
    #expect(faults.map(\.told) == ["t.test_a call: One. x2"])
    let alone = merged(
      failure("t.test_a", .call, "One.", line: 1), failure("t.test_a", .call, "Other.", line: 2))
    #expect(alone.map(\.told) == ["t.test_a call: One.", "t.test_a call: Other."])
  }

  @Test func `one line that two parsers read counts once`() {
    let faults = merged(failure("t.test_a", .call, "One."), failure("t.test_a", .call, "One."))
    #expect(faults.map(\.told) == ["t.test_a call: One."])
    #expect(faults.first?.evidenceTotal == 1)
  }

  @Test func `a short name is completed where only one test can be meant`() {
    let faults = merged(
      failure("TestC.test_a[x.y]", .call, "One."), failure("test_b", .call, "Two."),
      failure("t.m.TestC.test_a[x.y]", .call, "One.", log: "j", by: .junit),
      failure("t.m.test_b", .call, "Two.", log: "j", by: .junit),
      failure("t.n.test_b", .call, "Three.", log: "j", by: .junit))
    #expect(
      faults.map(\.told) == [
        "t.m.TestC.test_a[x.y] call: One.", "test_b call: Two.", "t.m.test_b call: Two.",
        "t.n.test_b call: Three.",
      ])
  }

  @Test func `a short summary's error is no failure of the call`() {
    let alone = merged(
      failure("t.test_a", .call, "One.", by: .summary),
      failure("t.test_a", nil, "Two.", line: 2, by: .summary))
    #expect(alone.map(\.told) == ["t.test_a call: One.", "t.test_a: Two."])
    let told = merged(
      failure("t.test_a", .call, "One."), failure("t.test_a", .teardown, "Two.", line: 2),
      failure("t.test_a", nil, "T...", line: 3, by: .summary))
    #expect(told.map(\.told) == ["t.test_a call: One.", "t.test_a teardown: Two."])
    #expect(told.map(\.evidenceTotal) == [1, 2])
  }

  @Test func `a module alone is left out where results name its tests`() {
    let none = "failed, and the log holds no message"
    let module = failure("t.test_x", .call, none, by: .summary)
    let named = failure("t.test_x.TestC.test_a[b.c]", .call, "One.", log: "j", by: .junit)
    #expect(merged(module, named).map(\.told) == ["t.test_x.TestC.test_a[b.c] call: One."])
    #expect(merged(module).map(\.told) == ["t.test_x call: \(none)"])
  }

  @Test func `echoes and products' errors are faults only where nothing else is`() {
    var product = failure("x", nil, "Refused.", by: .product)
    product.place = .product
    let echo = failure("deploy", nil, "failed", by: .stages, isEcho: true)
    let stage = failure("repos", nil, "no repo", by: .stages)
    #expect(merged(product, echo, hasTests: false).map(\.told) == ["<product>: Refused."])
    #expect(merged(echo, stage, product, hasTests: false).map(\.told) == ["<repos>: no repo"])
    #expect(merged(echo, hasTests: false).map(\.told) == ["<deploy>: failed"])
    #expect(merged(product, echo).map(\.told) == ["<deploy>: failed"])
  }

  @Test func `evidence is limited, and its number told`() {
    var findings = LogFindings(summary: LogSummary(name: "x", kind: .text, lines: 1, bytes: 1))
    for line in 1...30 { findings.add(failure("t.test_a", .call, "One.", line: line)) }
    let faults = FaultMerger.faults(of: [findings], hasTests: true)
    #expect(faults.map(\.count) == [30])
    #expect(faults.map(\.evidence.count) == [Evidence.limit])
    #expect(faults.map(\.evidenceTotal) == [30])
    #expect(faults.map(\.traces.count) == [4])
  }
}
