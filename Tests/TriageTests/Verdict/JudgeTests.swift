import Matching
import Testing

@testable import Triage

@Suite struct JudgeTests {
  private let id = Build.ID(branch: Branch("4.3"), suite: Suite("network-suite-4.3"), number: 150)

  /// A build whose console held a failed test with each message, and its trace.
  private func build(
    _ messages: String..., trace: String = "", tests: TestCounts? = TestCounts(failed: 1)
  ) -> Build {
    var build = Build(id: id, source: "x")
    build.tests = tests
    build.faults = messages.enumerated().map { index, message in
      fault(message, line: index + 1, trace: trace)
    }
    return build
  }

  private func fault(_ message: String, line: Int, trace: String) -> Fault {
    let lines = trace.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return Fault(
      place: .test("t.test_a"), phase: .call, message: LogText(message.utf8), http: nil,
      evidence: [
        Evidence(log: "c.log", line: line, column: 1, length: 1, text: LogText(message.utf8))
      ],
      traces: [
        ("c.log", Trace(lines.map { Line(number: 100 + $0, raw: Array($1.utf8)[...]) }))
      ])
  }

  /// What a judge says of each fault: the verdict, who won, and who else holds.
  private func told(_ build: Build, _ rules: Signature..., limits: Limits = Limits()) -> [String] {
    Judge(SignatureSet(rules), limits: limits).judge(build).faults.map { fault in
      let also = fault.also.isEmpty ? "" : " also " + fault.also.map(\.name).joined(separator: " ")
      return "\(fault.verdict.rawValue) \(fault.signature?.name ?? "-")"
        + "\(fault.isAmbiguous ? " ambiguous" : "")\(also)"
    }
  }

  @Test(
    "the explanation's status makes the verdict",
    arguments: [
      (Explanation.Status.confirmed, "explained a"), (.hypothesis, "suspected a"),
      (nil, "unexplained a"),
    ])
  func status(_ status: Explanation.Status?, _ expected: String) throws {
    #expect(told(build("One."), try signature("a", "One", status)) == [expected])
  }

  @Test func `no signature leaves a fault unexplained`() throws {
    #expect(
      told(build("One.", "Two."), try signature("a", "Two")) == ["unexplained -", "explained a"])
    #expect(told(build("One.")) == ["unexplained -"])
  }

  @Test func `all clauses must hold for the same failure, and none under not`() throws {
    let both = try signature("a", match: [(.fault, ["One", "Two"]), (.trace, ["change_cluster"])])
    #expect(told(build("One.", trace: "x\nin change_cluster"), both) == ["explained a"])
    #expect(told(build("Two.", trace: "x\nin change_cluster"), both) == ["explained a"])
    #expect(told(build("One.", trace: "x"), both) == ["unexplained -"])
    #expect(told(build("No.", trace: "in change_cluster"), both) == ["unexplained -"])
    let not = try signature("a", match: [(.fault, ["One"])], not: [(.trace, ["teardown"])])
    #expect(told(build("One.", trace: "call"), not) == ["explained a"])
    #expect(told(build("One.", trace: "in teardown"), not) == ["unexplained -"])
  }

  @Test func `captures and the build fill title and reason`() throws {
    let rule = try signature(
      "a", match: [(.fault, ["on (?<nic>eth\\d)"]), (.trace, ["from (?<ip>\\S+)(?<none>z)?"])],
      title: "{nic} of {test}", reason: "{ip} on {branch}, {suite}, {build}, {none}")
    let judged = Judge(SignatureSet([rule])).judge(build("on eth1", trace: "a\nfrom 192.0.2.1"))
    let fault = try #require(judged.faults.first)
    #expect(fault.title == "eth1 of t.test_a")
    #expect(fault.reason == "192.0.2.1 on 4.3, network-suite-4.3, 150, {none}")
    #expect(fault.captures == ["nic": "eth1", "ip": "192.0.2.1"])
    #expect(fault.proof == .byMessage)
    #expect(fault.evidence.map(\.line) == [1, 101])
    #expect(fault.evidence.last?.text == "from 192.0.2.1")
  }

  @Test func `a pattern that ran into its limit leaves the fault not evaluated, by name`() throws {
    let slow = try signature("slow", "^(a+)+$")
    let text = String(repeating: "a", count: 40) + "!"
    let few = Limits(steps: 1000)
    #expect(told(build(text, "One."), slow, limits: few) == ["not-evaluated -", "unexplained -"])
    let judged = Judge(SignatureSet([slow]), limits: few).judge(build(text))
    #expect(
      judged.notEvaluated
        == [
          NotEvaluated(
            log: "c.log", line: 1, reason: "slow: the pattern '^(a+)+$' ran into the step limit")
        ]
    )
    let not = try signature("slow", match: [(.fault, ["a"])], not: [(.fault, ["^(a+)+$"])])
    #expect(told(build(text), not, limits: few) == ["not-evaluated -"])
    let either = try signature("slow", match: [(.fault, ["^(a+)+$", "a!"])])
    #expect(told(build(text), either, limits: few) == ["explained slow"])
    let both = try signature("slow", match: [(.fault, ["^(a+)+$"]), (.trace, ["none"])])
    #expect(told(build(text), both, limits: few) == ["unexplained -"])
  }

  @Test func `a winner that beats the one that gave up stands`() throws {
    let slow = try signature("slow", "^(a+)+$")
    let text = String(repeating: "a", count: 40) + "!"
    let few = Limits(steps: 1000)
    let narrow = try signature("win", "a!", scope: Scope(branches: [Glob("4.3")]))
    #expect(told(build(text), slow, narrow, limits: few) == ["explained win"])
    let before = try signature("win", "a!", before: ["slow"])
    #expect(told(build(text), slow, before, limits: few) == ["explained win"])
    let equal = try signature("win", "a!")
    #expect(told(build(text), slow, equal, limits: few) == ["not-evaluated -"])
    let elsewhere = try signature("slow", "^(a+)+$", scope: Scope(branches: [Glob("master")]))
    #expect(told(build(text), elsewhere, equal, limits: few) == ["explained win"])
  }

  @Test func `a block that is longer than is kept says no to nothing`() throws {
    let rule = try signature("a", match: [(.trace, ["early"])])
    var build = build("One.")
    var trace = Trace()
    trace.append(Line(number: 1, raw: Array("early".utf8)[...]))
    let filler = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000)
    for number in 2...9 { trace.append(Line(number: number, raw: filler[...])) }
    build.faults[0].traces = [("c.log", trace)]
    #expect(trace.isCut)
    #expect(told(build, rule) == ["not-evaluated -"])
    let judged = Judge(SignatureSet([rule])).judge(build)
    #expect(judged.notEvaluated.map(\.reason) == ["a: the failure's block is longer than is kept"])
  }

  /// A build with a hit of each pattern on a line of engine.log.
  private func hit(_ build: Build, _ set: SignatureSet, _ patterns: [Int], line: Int = 7) -> Build {
    var build = build
    build.hits += patterns.map { pattern in
      LogHit(
        signature: set.logPatterns[pattern].signature, pattern: pattern,
        evidence: Evidence(log: "engine.log", line: line, column: 1, length: 4, text: "hit!"),
        captures: ["nic": "eth1"], message: "Refused on eth1")
    }
    return build
  }

  @Test func `a log key means the whole build`() throws {
    let set = SignatureSet([
      try signature("a", match: [(.fault, ["One"]), (.engine, ["hit"])], not: [(.vdsm, ["fine"])])
    ])
    let plain = build("One.", "Two.")
    func verdicts(_ build: Build) -> [Verdict] { Judge(set).judge(build).faults.map(\.verdict) }
    #expect(verdicts(plain) == [.unexplained, .unexplained])
    #expect(verdicts(hit(plain, set, [0])) == [.explained, .unexplained])
    #expect(verdicts(hit(plain, set, [0, 1])) == [.unexplained, .unexplained])
    var stopped = plain
    stopped.stopped = [0]
    #expect(verdicts(stopped) == [.notEvaluated, .unexplained])
    var unsure = hit(plain, set, [0])
    unsure.stopped = [1]
    #expect(verdicts(unsure) == [.notEvaluated, .unexplained])
  }

  @Test func `a rule for log lines explains what no message does`() throws {
    let line = try signature("line", match: [(.engine, ["hit"])])
    let own = try signature("own", "Two")
    let set = SignatureSet([line, own])
    let build = hit(build("One.", "Two."), set, [0])
    #expect(told(build, line, own) == ["explained line", "explained own"])
  }

  @Test func `without test results each recognised line is a fault`() throws {
    let line = try signature("line", match: [(.engine, ["hit"])], title: "{nic}")
    let two = try signature("two", match: [(.engine, ["hot"]), (.vdsm, ["other"])])
    let set = SignatureSet([line, two])
    var qe = Build(id: id, source: "x")
    qe = hit(hit(hit(qe, set, [0], line: 7), set, [0], line: 8), set, [1], line: 9)
    let judged = Judge(set).judge(qe)
    #expect(judged.faults.map(\.fault.told) == ["<product>: Refused on eth1 x2"])
    #expect(judged.faults.map(\.signature?.name) == ["line"])
    #expect(judged.faults.first?.title == "eth1")
    #expect(judged.faults.first?.fault.evidence.map(\.line) == [7, 8])
  }

  @Test func `a recognised line inside a product's fault is about that fault`() throws {
    let set = SignatureSet([try signature("line", match: [(.engine, ["hit"])])])
    var qe = Build(id: id, source: "x")
    let evidence = Evidence(log: "engine.log", line: 7, column: 3, length: 1, text: "r")
    qe.faults = [
      Fault(place: .product, phase: nil, message: "Refused.", http: nil, evidence: [evidence]),
      Fault(
        place: .product, phase: nil, message: "Other.", http: nil,
        evidence: [Evidence(log: "engine.log", line: 5, column: 1, length: 1, text: "o")]),
    ]
    let judged = Judge(set).judge(hit(qe, set, [0]))
    #expect(judged.faults.map(\.fault.message) == ["Refused.", "Other."])
    #expect(judged.faults.map(\.signature?.name) == ["line", nil])
  }

  @Test func `a line is not recognised while nobody knows what is not in the logs`() throws {
    let line = try signature("line", match: [(.engine, ["hit"])], not: [(.engine, ["x"])])
    let set = SignatureSet([line])
    var qe = Build(id: id, source: "x")
    qe = hit(qe, set, [0], line: 7)
    #expect(Judge(set).judge(qe).faults.map(\.verdict) == [.explained])
    qe.stopped = [1]
    #expect(Judge(set).judge(qe).faults.map(\.verdict) == [.notEvaluated])
  }

  @Test func `of very many faults the recognised ones are kept, in the logs' order`() throws {
    var build = build()
    build.failuresLeftOut = 5
    build.faults = (0..<1500).map { fault($0 % 3 == 2 ? "One." : "No.", line: $0, trace: "") }
    let judged = Judge(SignatureSet([try signature("a", "One")])).judge(build)
    #expect(judged.faults.count == Build.faultLimit)
    #expect(judged.faultTotal == 1505)
    #expect(judged.faults.count { $0.signature != nil } == 500)
    let lines = judged.faults.compactMap(\.fault.evidence.first?.line)
    #expect(lines == lines.sorted())
    #expect(lines.last == 1499)
  }
}
