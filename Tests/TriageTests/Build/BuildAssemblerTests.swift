import Testing

@testable import Triage

@Suite struct BuildAssemblerTests {
  private let known = Build.ID(
    branch: Branch("4.3"), suite: Suite("network-suite-4.3"), number: 150)

  private func findings(
    _ name: String = "console.log", _ kind: LogKind = .console, bytes: Int = 1,
    _ change: (inout LogFindings) -> Void = { _ in }
  ) -> LogFindings {
    var one = LogFindings(summary: LogSummary(name: name, kind: kind, lines: 1, bytes: bytes))
    change(&one)
    return one
  }

  private func draft(_ source: String, path: Build.ID = Build.ID(), _ findings: LogFindings...)
    -> BuildDraft
  {
    var draft = BuildDraft(source: source, path: path)
    draft.findings = findings
    return draft
  }

  private func build(_ findings: LogFindings...) -> Build? {
    var draft = BuildDraft(source: "x")
    draft.findings = findings
    return BuildAssembler.builds(from: [draft], overriding: Build.ID()).first
  }

  @Test func `the user's word on identity comes first, then build.json, the path, the texts`() {
    var draft = draft(
      "x", path: Build.ID(suite: Suite("basic-suite-4.2"), number: 2),
      findings { $0.identity = Build.ID(branch: Branch("master"), suite: Suite("t"), number: 1) })
    #expect(
      draft.identity()
        == Build.ID(branch: Branch("4.2"), suite: Suite("basic-suite-4.2"), number: 2))
    draft.declaration = BuildDeclaration(id: Build.ID(branch: Branch("4.1"), number: 3))
    #expect(draft.identity().branch == Branch("4.1"))
    #expect(draft.identity().number == 3)
    let user = Build.ID(number: 4)
    #expect(
      draft.identity(overriding: user)
        == Build.ID(branch: Branch("4.1"), suite: Suite("basic-suite-4.2"), number: 4))
  }

  @Test func `inputs of one known identity are one build, unknown ones are not`() {
    let partly = Build.ID(branch: Branch("4.3"), number: 150)
    let builds = BuildAssembler.builds(
      from: [
        draft("a", path: known, findings("a")), draft("b", path: partly), draft("c", path: partly),
        draft("d", path: known, findings("d")),
      ], overriding: Build.ID())
    #expect(builds.map(\.source) == ["a, d", "b", "c"])
    #expect(builds.map { $0.logs.map(\.name) } == [["a", "d"], [], []])
  }

  @Test(
    "a job's own word on its result comes first, the worst of several",
    arguments: [
      ([.passed, .failed], Build.Result.failed), ([.failed, .aborted, .passed], .aborted),
      ([.unknown, .passed], .passed), ([.unknown], .unknown), ([], .unknown),
    ] as [([Build.Result], Build.Result)])
  func result(_ told: [Build.Result], _ expected: Build.Result) {
    var draft = BuildDraft(source: "x")
    draft.findings = told.map { result in findings { $0.result = result } }
    #expect(
      BuildAssembler.builds(from: [draft], overriding: Build.ID()).map(\.result) == [expected])
  }

  @Test func `without the job's word, faults and tests tell the result`() {
    func failure(_ place: Failure.Place) -> Failure {
      let evidence = Evidence(log: "x", line: 1, column: 1, length: 1, text: "x")
      return Failure(
        place: place, phase: nil, faults: [FaultText(message: "m", http: nil, evidence: evidence)],
        log: "x", teller: .stages)
    }
    #expect(build(findings { $0.add(failure(.stage(.abort))) })?.result == .aborted)
    #expect(build(findings { $0.add(failure(.stage(.disk))) })?.result == .failed)
    #expect(build(findings { $0.add(failure(.product)) })?.result == .unknown)
    let passed = TestCounts(passed: 2)
    #expect(
      build(findings { ($0.tests[.sections], $0.testsEnded) = (passed, true) })?.result == .passed)
    #expect(build(findings { $0.tests[.sections] = passed })?.result == .unknown)
    #expect(build(findings { $0.tests[.junit] = TestCounts(errors: 1) })?.result == .failed)
    #expect(build(findings { $0.tests[.junit] = TestCounts() })?.result == .unknown)
  }

  @Test func `tests are counted by the best teller, and a file's copy once`() {
    let console = findings {
      $0.tests = [.sections: TestCounts(passed: 9), .mail: TestCounts(failed: 8)]
    }
    func results(_ name: String, _ bytes: Int, _ passed: Int) -> LogFindings {
      findings(name, .junit, bytes: bytes) { $0.tests[.junit] = TestCounts(passed: passed) }
    }
    #expect(build(console)?.tests == TestCounts(passed: 9))
    #expect(
      build(
        console, results("a/002.junit.xml", 5, 3), results("b.tar/002.junit.xml", 5, 3),
        results("a/003.junit.xml", 5, 4))?.tests == TestCounts(passed: 7))
    #expect(build(findings())?.tests == nil)
  }

  @Test func `the start is the job's, else the first moment of another log`() {
    func log(_ kind: LogKind, _ day: Int) -> LogFindings {
      findings("\(kind)\(day)", kind) { $0.started = Timestamp(year: 2019, month: 8, day: day) }
    }
    let engine = [log(.engine, 3), log(.engine, 2)]
    #expect(build(engine[0], engine[1])?.started?.day == 2)
    #expect(build(engine[0], log(.junit, 4), log(.console, 5), log(.lago, 1))?.started?.day == 5)
    var draft = draft("x", log(.console, 5))
    draft.declaration = BuildDeclaration(
      id: Build.ID(), started: Timestamp(year: 2019, month: 8, day: 6))
    let builds = BuildAssembler.builds(from: [draft], overriding: Build.ID())
    #expect(builds.first?.started?.day == 6)
  }

  @Test func `lists of packages tell versions best, then the products`() {
    func log(_ kind: LogKind, _ version: String) -> LogFindings {
      findings("\(kind)", kind) { $0.versions = ["vdsm": version, "of-\(kind)": "1"] }
    }
    #expect(
      build(log(.console, "3"), log(.engine, "2"), log(.packages, "1"))?.versions
        == ["vdsm": "1", "of-console": "1", "of-engine": "1", "of-packages": "1"])
    #expect(build(log(.console, "3"), log(.vdsm, "2"))?.versions["vdsm"] == "2")
  }
}
