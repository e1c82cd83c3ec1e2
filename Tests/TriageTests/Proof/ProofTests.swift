import Testing

@testable import Triage

/// Proofs: what the logs of the same build must hold before an explanation counts as proved.
@Suite struct ProofTests {
  private let chain = ProofRule(
    steps: [ProofCase.refusedByRefresh],
    reason: Template("{holder} ({holder_origin}) held {key} for {held}, {command} needed {needed}"))

  @Test func `a refused request whose holder is in the log is proved`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.refused())]
    let judged = try build.judged(chain)
    #expect(judged.proof == .proved)
    #expect(judged.proofNote == nil)
    #expect(
      judged.fullReason
        == "reason: RefreshHostCapabilities (internal) held VDS for 0.2 s, "
        + "ActivateVds needed at least 0.006 s")
    #expect(judged.refusal?.holder?.owner.command == "RefreshHostCapabilities")
    #expect(judged.chain.map(\.evidence.line) == [5])
    #expect(judged.evidence.map(\.line) == [1, 5])
  }

  @Test func `without the log it is by message and says which log is missing`() throws {
    var build = ProofCase()
    let none = try build.judged(chain)
    #expect(none.proof == .byMessage)
    #expect(none.proofNote == "no engine.log")
    #expect(none.fullReason == "reason")
    build.logs = [(.engine, ProofCase.refused())]
    let vdsm = try build.judged(ProofRule(steps: [try ProofCase.step(.vdsm, "FINISH setup")]))
    #expect(vdsm.proofNote == "no vdsm.log")
  }

  @Test func `what was looked for and is not there is told with the step`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.answer(100))]
    let judged = try build.judged(chain)
    #expect(judged.proof == .byMessage)
    #expect(
      judged.proofNote
        == "it is not in the whole build: a refused request of ActivateVds, held by Refresh* (internal)"
    )
    build.logs = [(.engine, ProofCase.refused())]
    let next = try build.judged(
      ProofRule(steps: [ProofCase.refusedByRefresh, try ProofCase.step(.engine, "rolled-back")]))
    #expect(
      next.proofNote
        == "step 2 of 2 is not in the whole build: a line of engine with 'rolled-back'")
  }

  @Test func `a refusal in another test's time proves nothing`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.refused())]
    build.windows = [("tests.test_a", 60_000...90_000)]
    #expect(
      try build.judged(chain).proofNote
        == "it is not in the test's time: a refused request of ActivateVds, held by Refresh* (internal)"
    )
    build.windows = [("tests.test_a", 1000...90_000)]
    #expect(try build.judged(chain).proof == .proved)
  }

  @Test func `a refusal of another client proves nothing about this one's answer`() throws {
    var build = ProofCase()
    build.logs = [
      (.engine, ProofCase.refused(thread: "default task-7") + ProofCase.answer(9000))
    ]
    // The very answer of the refusal is among those that gave this message.
    #expect(try build.judged(chain).proof == .proved)
    build.windows = [("tests.test_a", 0...1702), ("tests.test_a", 8000...9500)]
    #expect(try build.judged(chain).proof == .byMessage)
  }

  @Test func `the holder must be the request of the step before where the rule says so`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.refused())]
    let waited = ProofStep(
      kind: .waited(LockCondition(command: [Glob("RefreshHostCapabilities")], origin: .internal)))
    var refused = ProofCase.refusedByRefresh
    refused.same = .holder
    let judged = try build.judged(ProofRule(steps: [waited, refused]))
    #expect(judged.proof == .proved)
    #expect(judged.chain.map(\.evidence.line) == [3, 5])
    let other = ProofStep(kind: .waited(LockCondition(command: [Glob("ActivateVds")])))
    #expect(try build.judged(ProofRule(steps: [other, refused])).proof == .byMessage)
  }

  @Test func `steps lie behind each other and no farther apart than the rule says`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.refused())]
    func proof(within: Int) throws -> Proof? {
      try build.judged(
        ProofRule(steps: [
          ProofCase.refusedByRefresh,
          try ProofCase.step(.engine, "Operation Failed", within: within),
        ])
      ).proof
    }
    #expect(try proof(within: 5) == .byMessage)
    #expect(try proof(within: 6) == .proved)
    let turned = ProofRule(steps: [
      try ProofCase.step(.engine, "Operation Failed"), ProofCase.refusedByRefresh,
    ])
    #expect(try build.judged(turned).proof == .byMessage)
  }

  @Test func `steps of one action share its id or its thread`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.refused())]
    func proof(_ pattern: String, _ link: ProofStep.Link) throws -> Proof? {
      try build.judged(
        ProofRule(steps: [
          ProofCase.refusedByRefresh, try ProofCase.step(.engine, pattern, same: link),
        ])
      ).proof
    }
    #expect(try proof("Validation of action", .action) == .proved)
    // The answer has no id: its thread tells.
    #expect(try proof("Operation Failed", .action) == .proved)
    #expect(try proof("Operation Failed", .thread) == .proved)
    build.logs[0].text += LockLogs.line(1800, "Other", "default task-2", "b2", "Operation Odd")
    #expect(try proof("Operation Odd", .action) == .byMessage)
    #expect(try proof("Operation Odd", .thread) == .byMessage)
  }

  @Test func `a flow id of vdsm is the engine's correlation id`() throws {
    var build = ProofCase()
    let zone = "2019-08-02 10:00:01,750-0400 INFO  (jsonrpc/0) [api.network] "
    build.logs = [
      (.engine, ProofCase.refused()),
      (.vdsm, zone + "FINISH setupNetworks return={} from=::1,1, flow_id=a1 (api:54)\n"),
    ]
    func proof(_ id: String) throws -> Proof? {
      build.logs[1].text =
        zone + "FINISH setupNetworks return={} from=::1,1, flow_id=\(id) (api:54)\n"
      return try build.judged(
        ProofRule(steps: [
          ProofCase.refusedByRefresh, try ProofCase.step(.vdsm, "FINISH setup", same: .action),
        ])
      ).proof
    }
    #expect(try proof("a1") == .proved)
    #expect(try proof("a2") == .byMessage)
  }

  @Test func `what must be absent forbids the proof within its time only`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.refused())]
    func judged(within: Int) throws -> JudgedFault {
      try build.judged(
        ProofRule(
          steps: [ProofCase.refusedByRefresh],
          not: [try ProofCase.step(.engine, "Operation Failed", within: within)]))
    }
    #expect(try judged(within: 5).proof == .proved)
    #expect(try judged(within: 6).proof == .byMessage)
    #expect(
      try judged(within: 6).proofNote
        == "a refused request of ActivateVds, held by Refresh* (internal), but what must be absent is there"
    )
  }

  @Test func `a proof may look back behind the test's beginning`() throws {
    var build = ProofCase()
    build.logs = [
      (.engine, ProofCase.refused() + ProofCase.answer(60_000, "default task-2", "Left."))
    ]
    build.message = "Left."
    build.windows = [("tests.test_a", 50_000...70_000)]
    var rule = ProofRule(steps: [ProofCase.refusedByRefresh])
    #expect(try build.judged(rule).proof == .byMessage)
    rule.lookback = 60_000
    #expect(try build.judged(rule).proof == .proved)
    rule.lookback = 50_000
    #expect(try build.judged(rule).proof == .byMessage)
    build.windows = []
    build.message = "Never told."
    #expect(try build.judged(rule).proofNote == "no log of a product tells when it failed")
  }

  @Test func `a hypothesis is not proved by the order of lines`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.refused())]
    build.status = .hypothesis
    let judged = try build.judged(chain)
    #expect(judged.verdict == .suspected)
    #expect(judged.proof == .byMessage)
    #expect(judged.proofNote == "the logs show the steps, not that one caused the other")
    #expect(judged.chain.count == 1)
  }

  @Test func `a pattern that gave up leaves the proof undecided`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.refused())]
    build.stopped = [0]
    let judged = try build.judged(ProofRule(steps: [try ProofCase.step(.engine, "never there")]))
    #expect(judged.proof == .byMessage)
    #expect(
      judged.proofNote == "a pattern of the proof ran into a limit on a line of a log")
  }

  @Test func `chains with too many ways are given up`() throws {
    var build = ProofCase()
    let line = LockLogs.line(10, "Odd", "t", "x", "Odd thing happened")
    build.logs = [(.engine, String(repeating: line, count: 300))]
    let step = try ProofCase.step(.engine, "Odd thing happened")
    let judged = try build.judged(
      ProofRule(steps: [step, step, step, try ProofCase.step(.engine, "never there at all")]))
    #expect(judged.proofNote == "there are too many lines that the proof may be made of")
  }

  @Test func `a log key of a rule means the test's time where it is known`() throws {
    var build = ProofCase()
    build.logs = [(.engine, ProofCase.refused())]
    let rule = try signature("a", match: [(.fault, ["Busy"]), (.engine, ["Validation of action"])])
    #expect(try build.judged(rule, nil).proof == .byMessage)
    build.windows = [("tests.test_a", 1000...2000)]
    #expect(try build.judged(rule, nil).proof == .proved)
    build.windows = [("tests.test_a", 5000...6000)]
    #expect(try build.judged(rule, nil).verdict == .unexplained)
  }
}
