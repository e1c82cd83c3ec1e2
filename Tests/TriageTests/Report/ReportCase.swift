import Testing

@testable import Triage

/// A report made by hand, with its expected renderings in `Fixtures/reports/<name>/`.
struct ReportCase: CustomTestStringConvertible, Sendable {
  var name: String
  var report: Report

  var testDescription: String { name }

  init(
    _ name: String, _ builds: [JudgedBuild], baseline: [JudgedBuild]? = nil,
    catalogue: Catalogue.Name? = nil, signatures: [Signature] = []
  ) throws {
    self.name = name
    report = Report(judged: builds, by: signatures)
    report.catalogue = catalogue
    guard let baseline else { return }
    let earlier = rendered(Report(judged: baseline, by: []), as: .json)
    report.changes = try Baseline(json: Array(earlier.utf8)).changes(in: report)
  }

  static var all: [ReportCase] {
    get throws {
      try [
        ReportCase("failure-page", failurePage), ReportCase("one-build", [build154]),
        ReportCase("one-build-mixed", [build151]), ReportCase("hostile", hostile),
        ReportCase("branches", branches), ReportCase("not-evaluated", notEvaluated),
        ReportCase(
          "only-passing", [judged("4.3", 1, result: .passed), judged("4.3", 2, result: .passed)]),
        ReportCase("empty", []), ReportCase("several-suites", severalSuites),
        ReportCase("baseline", failurePage, baseline: lastWeek),
        ReportCase("cascade", cascade), ReportCase("one-build-cascade", [cascade[0]]),
        ReportCase(
          "keys", keys,
          catalogue: Catalogue.Name(
            file: "4.3 | new.txt", messages: 3339, digest: "0badcafe")),
        ReportCase("standings", standings, signatures: fixed),
      ]
    }
  }
}

private let busy: LogText =
  "Cannot setup Networks. Another Setup Networks or Host Refresh process in progress on the host. Please try later."
private let activate: LogText =
  "Cannot activate Host. Related operation is currently in progress. Please try again later."
private let illegal: LogText = "Illegal Network parameters"
private let sync: LogText = "tests.test_sync_across_cluster.test_sync_across_cluster"

private let build154 = judged(
  "4.3", 154, tests: TestCounts(passed: 31, failed: 1, skipped: 2),
  fault(
    activate, test: "tests.test_required_network.test_required_network_host_non_operational",
    http: 409, line: 1204, .activate))

private let build151 = judged(
  "4.3", 151, tests: TestCounts(passed: 27, errors: 5, skipped: 2),
  fault(
    "Cannot add network רשת עם שם ארוך מאוד to network interface eth1. Network interface has an unmanaged network attached.",
    test: "tests.test_unrestricted_display_network_name.test_a", phase: .setup, line: 310,
    .unmanaged),
  fault(
    "Cannot add network mig-net to network interface eth1. Network interface has an unmanaged network attached.",
    test: "tests.test_migration.test_live_migration", phase: .setup, line: 402, .unmanaged),
  fault(illegal, test: "tests.test_ovn_provider.TestOvn.test_one", phase: .setup, .illegal),
  fault(illegal, test: "tests.test_ovn_provider.TestOvn.test_two", phase: .setup, .illegal),
  fault(
    illegal, test: "tests.test_ovn_provider.TestOvn.test_three[10.0.0.1]", phase: .setup, .illegal))

private let failurePage: [JudgedBuild] = {
  var builds = [150, 152, 159, 161].map { number in
    judged("4.3", number, fault(busy, test: "tests.test_bond.test_attach", http: 409, .busy))
  }
  builds += [145, 162].map {
    judged("4.3", $0, fault("Fault detail is \"[]\"", test: sync, http: 400, .empty))
  }
  builds += [1067, 1071, 1080].map {
    judged("master", $0, fault("Fault detail is \"[]\"", test: sync, http: 400, .empty))
  }
  builds += [169, 172].map {
    judged(
      "4.3", $0, fault(busy, test: "tests.test_bond.test_attach", .busy),
      fault(illegal, test: "tests.test_ovn_provider.test_one", .illegal),
      fault(illegal, test: "tests.test_ovn_provider.test_two", .illegal),
      fault(illegal, test: "tests.test_ovn_provider.test_three", .illegal))
  }
  builds += [
    build151, build154,
    judged(
      "4.3", 173,
      fault(
        "test teardown failure", test: "tests.test_mac.test_move_mac_to_new_vm", phase: .teardown,
        Kind(
          id: "network/change-cluster", title: "teardown failure in change_cluster",
          reason: "change_cluster failed during teardown", verdict: .suspected)),
      fault("General command validation failure.", test: "tests.test_mac.test_x", phase: .setup)),
    judged("master", 1092, fault(activate, test: "tests.test_required_network.test_y", .activate)),
    judged("master", 1095), judged("master", 1096, result: .passed),
    judged("4.3", 160, result: .passed),
    judged(
      nil, nil, result: .unknown, source: "qe/run-7", kinds: [.engine, .vdsm],
      fault(
        "concurrent network verb already executing", test: nil, phase: nil, line: 88,
        log: "vdsm.log", .collision)),
  ]
  return builds
}()

/// What the failure page looked like before 169: one kind is gone since.
private let lastWeek =
  failurePage.filter { ($0.build.id.number ?? 0) < 160 } + [
    judged("4.3", 149, fault("Network is unreachable", test: "tests.test_ping.test_ping"))
  ]

private let hostile: [JudgedBuild] = [
  judged(
    "4.3", 1, notEvaluated: [NotEvaluated(log: "a|b\u{202E}.log", line: 3, reason: "cut | off")],
    fault("a | b || \\| c \\\\| d \\"), fault("`code` ``more`` `"),
    fault("<script>alert(1)</script> <!-- & &amp; <b>"),
    fault("first\n## Explained Failures\r\n| 1 | x |\n\n- item"),
    fault("\u{1B}[31mred\u{1B}[0m \u{7} bell \u{9B}2J"),
    fault("to \u{202E}desrever\u{202C} \u{200F}mark \u{2066}iso"),
    fault(LogText([0x4E, 0x55, 0x4C, 0x00, 0x2E, 0xFF, 0xFE, 0xC3])),
    fault(LogText(String(repeating: "0123456789", count: 1000).utf8)),
    fault("רשת עם שם ארוך מאוד על eth1 נכשל (mig-net) ועוד"),
    fault(LogText("e\u{301}\u{302} Z\(String(repeating: "\u{300}", count: 40))x".utf8)),
    fault("\u{301}starts with a mark"), fault("網路設定失敗：介面 ｅｔｈ１ 找不到"),
    fault("👩‍👩‍👧‍👦 family 🇮🇱 flag 👍🏽 ok ❤️ zero\u{200B}width \u{FEFF}bom"),
    fault("@admin fixes #12, see http://evil.example/x www.evil.example a@b.example :tada: GH-7"),
    fault("[click](javascript:alert(1)) ![img](http://x/y.png) **bold** _em_ ~~gone~~ $x$"),
    fault(""), fault("tab\there", test: "tests.t_é.test[a|b-`c`-\u{202E}x]")),
  judged(
    "4.3", 2,
    fault(
      "x",
      Kind(
        id: "a/b", title: "# title | `x` <i> @user #1 _a_ *b*",
        reason: "reason with | pipe\nand @user, :tada: and [link](http://x) \u{202E}rtl",
        verdict: .explained, links: ["https://ok.example/a_b(c)", "javascript:alert(1)|"]))),
]

private let branches: [JudgedBuild] = [
  judged("master", 7, fault("in master")), judged("4.10", 3, fault("in 4.10")),
  judged("3.6", 2, suite: "basic_suite_3.6", fault("in 3.6")), judged("4.2", 1, result: .passed),
  judged(nil, nil, source: "-", fault("in unknown")),
  judged(nil, 12, source: "some/folder", fault("in unknown", count: 3)),
  judged("4.3", 5, result: .aborted, fault("Build was aborted", stage: .abort)),
  judged("4.3", 6, result: .unknown),
]

private let severalSuites: [JudgedBuild] = [
  judged("4.3", 5, suite: "basic-suite-4.3", fault("yum failed", stage: .repos)),
  judged("4.3", 5, suite: "network-suite-4.3", fault("yum failed", stage: .repos)),
  judged("4.3", 6, suite: "network-suite-4.3", fault(busy, .busy, also: ["a/b"], ambiguous: true)),
  judged("4.3", 9, suite: "rhv-qe-tier1", fault("yum failed", stage: .repos)),
]

/// Three tests of one fixture, a left-over behind a fault in another row, and both sides of an action.
private let cascade: [JudgedBuild] = {
  var setup = build151
  let fixture = "the session fixture host_in_cluster | <b> failed once for all its tests"
  for (index, root, reason) in [
    (1, 0, "the rule network/unmanaged-network says so of the same nic eth1"), (3, 2, fixture),
    (4, 2, fixture),
  ] {
    setup.faults[index].root = root
    setup.faults[index].rootReason = reason
  }
  var qe = judged(
    nil, nil, result: .unknown, source: "qe/run-7", kinds: [.engine, .vdsm],
    fault("Resource unavailable", test: nil, phase: nil, line: 42, log: "engine.log"),
    fault(
      "concurrent network verb already executing", test: nil, phase: nil, line: 88,
      log: "vdsm.log", .collision))
  qe.faults[0].root = 1
  qe.faults[0].rootReason = "its proof leads through vdsm.log:88"
  return [setup, qe]
}()

private let keys: [JudgedBuild] = [
  judged(
    "4.3", 150, fault(busy, .busy, keys: ["ACTION_TYPE_FAILED_SETUP_NETWORKS_IN_PROGRESS"]),
    fault(illegal, test: "tests.test_ovn_provider.test_one", keys: ["ERR_BAD_PARAMS"]),
    fault("General Exception", keys: ["GeneralException", "ResourceException"])),
  judged("4.3", 151, fault(illegal, keys: ["ERR_BAD_PARAMS"])),
]

/// Fixes of all kinds, told by names that try to break a table.
private let fixed: [Signature] = [
  (
    Kind.busy.id,
    [
      Fix(
        branch: Branch("master"), since: .date(Timestamp(year: 2019, month: 5, day: 28)),
        version: ProductVersion("4.4.0"), change: "I|\u{202E}d <b> @x")
    ]
  ),
  (Kind.illegal.id, [Fix(branch: Branch("4.3"), since: .build(160), change: nil)]),
  (
    Kind.unmanaged.id,
    [Fix(branch: Branch("*"), since: .date(Timestamp(year: 2019, month: 7, day: 1)), change: "c1")]
  ),
  (Kind.empty.id, []),
].map { id, fixes in
  Signature(id: Signature.ID(id), title: Template("{x}"), match: [], fixes: fixes)
}

private let standings: [JudgedBuild] =
  [
    judged(
      "4.3", 150, started: 20, fault(busy, .busy), fault(illegal, .illegal),
      fault("Fault detail is \"[]\"", test: sync, .empty)),
    judged("4.3", 161, started: 21, fault(illegal, .illegal)),
    judged("4.4", 3, started: 22, fault("unmanaged", test: "t.a", .unmanaged)),
    judged("br|\u{202E} <b>", 7, started: 23, fault(busy, .busy)),
  ]
  + (162...166).map {
    judged("4.3", $0, result: .passed, tests: TestCounts(passed: 40), started: $0 - 138)
  }

private let notEvaluated: [JudgedBuild] = [
  judged(
    "4.3", 8,
    notEvaluated: [
      NotEvaluated(log: "console.log.gz", line: 1041, reason: "the compressed data ends too early"),
      NotEvaluated(log: "junit.xml", reason: "the file is empty"),
    ], fault("a message that a pattern gave up on", verdict: .notEvaluated)),
  judged(
    "4.3", 9, result: .unknown, notEvaluated: [NotEvaluated(log: "x.bin", reason: "binary file")]),
]
