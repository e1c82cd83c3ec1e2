import Testing

@testable import Triage

/// A build made by hand, with its expected stories in `Fixtures/explain/<name>/`.
struct ExplainCase: CustomTestStringConvertible, Sendable {
  var name: String
  var report: ExplainReport

  var testDescription: String { name }

  init(_ name: String, _ build: JudgedBuild, _ selection: ExplainSelection = ExplainSelection()) {
    self.name = name
    report = ExplainReport(build, by: Self.signatures, selecting: selection)
  }

  static var all: [ExplainCase] {
    [
      ExplainCase("held-lock", heldLock(untilTheEnd: false)),
      ExplainCase("log-ends-before-release", heldLock(untilTheEnd: true)),
      ExplainCase("two-hosts", twoHosts), ExplainCase("near-miss", nearMiss),
      ExplainCase("cascade", cascade), ExplainCase("hostile", hostile),
      ExplainCase("many-faults", manyFaults),
      ExplainCase(
        "test-without-fault", cascade, ExplainSelection(test: Glob("test_that_passed*"))),
      ExplainCase(
        "line-of-a-fault", cascade, ExplainSelection(line: .init(log: "console.log", line: 30))),
      ExplainCase(
        "line-behind-the-end", cascade,
        ExplainSelection(line: .init(log: "console.log", line: 900))),
      ExplainCase("passed", judged("4.3", 9, result: .passed)),
    ]
  }

  /// The signature of whose fixes stories tell, and others.
  private static let signatures =
    [
      Signature(
        id: Signature.ID(Kind.activate.id), title: Template("cannot activate host"), match: [],
        fixes: [
          Fix(
            branch: Branch("master"), since: .date(Timestamp(year: 2019, month: 5, day: 28)),
            change: "549861b0a8b"),
          Fix(branch: Branch("4.4"), since: .build(12), change: nil),
        ])
    ]
    + (1...19).map { number in
      Signature(id: Signature.ID("host/other-\(number)"), title: Template("other"), match: [])
    }
}

private let activate: LogText =
  "Cannot activate Host. Related operation is currently in progress. Please try again later."
private let required: LogText = "tests.test_required_network.test_host_non_operational"
private let engine = "exported-artifacts/post-tests/lago-suite-engine/_var_log/engine.log"

/// An internal refresh waits for setup networks, then holds the host as its activation is refused.
private func heldLock(untilTheEnd isOpen: Bool) -> JudgedBuild {
  let host = "4b7e6c1d-0f5a-4d7e-9a63-1c2b3d4e5f60"
  let networks = LockLogs.lock(["HOST_NETWORK\(host)=HOST_NETWORK"])
  let both = LockLogs.lock(["\(host)=VDS", "HOST_NETWORK\(host)=HOST_NETWORK"])
  let one = LockLogs.lock(["\(host)=VDS"])
  let (setup, refresh, activation) = ("HostSetupNetworks", "RefreshHostCapabilities", "ActivateVds")
  var lines = [
    LockLogs.line(0, setup, "default task-3", "5e0c-1", "Lock Acquired to object \(networks)"),
    LockLogs.line(900, refresh, "pool-1", "9bd1", "Before acquiring and wait lock \(both)"),
    LockLogs.line(2400, setup, "default task-3", "5e0c-1", "Lock freed to object \(networks)"),
    LockLogs.line(2405, refresh, "pool-1", "9bd1", "Lock-wait acquired to object \(both)"),
    LockLogs.line(
      2410, refresh, "pool-1", "9bd1",
      "Running command: RefreshHostCapabilitiesCommand internal: true."),
    LockLogs.line(
      3000, activation, "default task-7", "77aa-2", "Failed to Acquire Lock to object \(one)"),
    LockLogs.line(
      3001, activation, "default task-7", "77aa-2",
      "Validation of action 'ActivateVds' failed for user admin@internal. Reasons: X,Y",
      level: "WARN "),
    LockLogs.line(
      4000, "Other", "default task-8", "1", "Running command: OtherCommand internal: false."),
  ]
  if !isOpen {
    lines.append(
      LockLogs.line(4514, refresh, "pool-2", "9bd1", "Lock freed to object \(both)"))
  }
  let history = LockLogs.history([(engine, lines.joined())])
  let refused = history.refusals[0]
  var one154 = fault(activate, test: required, http: 409, line: 1204, .activate)
  one154.refusal = Refusal(request: refused, holder: refused.holder.map { history.holds[$0] })
  one154.proof = .proved
  one154.captures = ["host": "host-1", "action": "activate"]
  one154.chain = [(4, 2405), (6, 3000)].map { line, at in
    let text = String(lines[line - 1].dropLast())
    return FoundStep(
      evidence: Evidence(
        log: engine, line: line, column: 1, length: text.utf8.count, text: LogText(text.utf8)),
      moment: Moment(milliseconds: LockLogs.start + at, zone: -240))
  }
  one154.considered = [
    Considered(
      signature: Signature.ID(Kind.activate.id), outcome: .won,
      reason: "its scope is narrower than that of host/other"),
    Considered(
      signature: Signature.ID("host/other"), outcome: .lost,
      reason: "holds as well; network/activate-related-operation has the narrower scope"),
  ]
  one154.consideredTotal = 2
  var build = judged("4.3", 154, tests: TestCounts(passed: 31, failed: 1), one154)
  build.build.locks = LockLogs.findings([(engine, lines.joined())])
  build.build.windows = TestWindows([
    TestWindow(
      test: required, time: (LockLogs.start - 1500)...(LockLogs.start + 9000), source: .events)
  ])
  return build
}

/// The same message in logs of two hosts, of which one tells no time.
private let twoHosts: JudgedBuild = {
  var one = fault("Resource unavailable", test: "tests.test_a.test_b", line: 7, .collision)
  one.proofNote = "no engine.log"
  one.evidence += [0, 1].map { host in
    let text: LogText =
      host == 0
      ? "2019-08-02 10:00:01,500-0400 WARN  (jsonrpc/3) [vds] concurrent network verb already executing (API:1575)"
      : "concurrent network verb already executing"
    return Evidence(
      log: "artifacts/lago-suite-4-3-host-\(host)/_var_log/vdsm/vdsm.log", line: 40 + host,
      column: 1, length: text.bytes.count, text: text)
  }
  return judged("4.3", 87, one)
}()

private let nearMiss: JudgedBuild = {
  var one = fault("Cannot setup Networks. The host node-7 is not reachable.", http: 409)
  one.considered = [
    Considered(
      signature: Signature.ID("network/busy"), outcome: .outOfScope,
      reason: "scope.branches ['4.3'] excludes master"),
    Considered(
      signature: Signature.ID("network/collision"), outcome: .missed,
      reason: "engine: no line matches in the logs of its kind"),
    Considered(
      signature: Signature.ID("network/host-down"), outcome: .missed,
      reason: "its pattern matches a part of the message",
      partial: Considered.Partial(
        pattern:
          #"Cannot setup Networks\. The host (?<host>\S+) is not operational(?: yet)?\. Try (?:again|once more) in \d+ minutes"#,
        matched: 50, rest: "reachable.")),
    Considered(
      signature: Signature.ID("network/rtl"), outcome: .missed,
      reason: "its pattern matches a part of the message",
      partial: Considered.Partial(pattern: "Cannot רשת setup", matched: 7, rest: "")),
    Considered(
      signature: Signature.ID("network/slow"), outcome: .stopped,
      reason: "the pattern '(a+)+b' ran into the step limit"),
  ]
  one.consideredTotal = 12
  return judged("master", 1067, one)
}()

private let cascade: JudgedBuild = {
  var root = fault(
    "Cannot add host to cluster", test: "tests.test_ovn.TestOvn.test_one", phase: .setup, line: 30)
  root.considered = []
  var victims = (2...4).map { number in
    fault(
      "Cannot add host to cluster", test: LogText("tests.test_ovn.TestOvn.test_\(number)".utf8),
      phase: .setup, line: 30 + 10 * number)
  }
  for index in victims.indices { victims[index].root = 0 }
  var build = judged(
    "4.3", 151, root, victims[0], victims[1], victims[2],
    fault("Network is down", test: "tests.test_x.test_y[a/b.c]", line: 99))
  build.build.logs = [LogSummary(name: "console.log", kind: .console, lines: 120, bytes: 9000)]
  return build
}()

private let hostile: JudgedBuild = {
  let rtl: LogText = "\u{202E}רשת עם שם ארוך\u{1B}[31m | `x` <b> @admin #12"
  var one = fault(
    rtl, test: "tests.t_é.test[a|b-`c`-\u{202E}x]", log: "a|b\u{202E}\u{1B}[2J.log", .unmanaged)
  one.captures = ["nic": LogText([0xFF, 0x00, 0x41]), "network": rtl]
  one.proofNote = "no \u{1B}[31mengine.log | x"
  one.chain = [
    FoundStep(
      evidence: Evidence(
        log: "e\u{7}.log", line: 1, column: 1, length: 9, text: "\u{1B}]0;title\u{7} x\r\n## forged"
      ),
      moment: Moment(milliseconds: 0),
      context: LineContext(time: Timestamp(year: 1970, month: 1, day: 1), action: "\u{202E}id|"))
  ]
  one.considered = [
    Considered(
      signature: Signature.ID("a/b|\u{202E}"), outcome: .missed, reason: "x | y\n## z",
      partial: Considered.Partial(pattern: "a\u{1B}[2J|b`\u{202E}c\nd", matched: 5, rest: rtl))
  ]
  one.consideredTotal = 1
  let long = fault(LogText(String(repeating: "0123456789 ", count: 95_000).utf8), line: 13)
  return judged(
    "4.3", 1, notEvaluated: [NotEvaluated(log: "a|b\u{202E}.log", line: 3, reason: "cut | off")],
    one, long, fault("", line: 14))
}()

private let manyFaults: JudgedBuild = {
  var build = judged("4.3", 1)
  build.faults = (0..<1000).map {
    fault(LogText("fault number \($0)".utf8), test: nil, line: $0 + 1)
  }
  build.faultTotal = 4000
  build.notEvaluated = (0..<100).map {
    NotEvaluated(log: "x\($0).log", reason: "the file is empty")
  }
  return build
}()
