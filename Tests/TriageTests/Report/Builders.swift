@testable import Triage

/// A judged build with as little writing as possible.
func judged(
  _ branch: String?, _ number: Int?, suite: String? = nil, result: Build.Result = .failed,
  source: String? = nil, tests: TestCounts? = nil, kinds: [LogKind] = [.console],
  started day: Int? = nil, versions: [String: String] = [:], notEvaluated: [NotEvaluated] = [],
  _ faults: JudgedFault...
) -> JudgedBuild {
  let suite = suite ?? branch.map { "network-suite-\($0)" }
  let id = Build.ID(
    branch: branch.map { Branch($0) }, suite: suite.map { Suite($0) }, number: number)
  var build = Build(id: id, source: source ?? "builds/\(suite ?? "x")/\(number ?? 0)")
  build.result = result
  build.tests = tests
  build.started = day.map { Timestamp(year: 2019, month: 8, day: $0, hour: 2, zone: 0) }
  build.versions = versions
  build.logs = kinds.map { LogSummary(name: "\($0.rawValue).log", kind: $0, lines: 9, bytes: 99) }
  return JudgedBuild(build: build, faults: faults, notEvaluated: notEvaluated)
}

/// A fault of a test, unexplained unless a kind is given.
func fault(
  _ message: LogText, test: LogText? = "tests.test_a.test_b", stage: Stage? = nil,
  phase: Phase? = .call, count: Int = 1, http: Int? = nil, line: Int = 12,
  log: String = "console.log", verdict: Verdict = .unexplained, _ kind: Kind? = nil,
  captures: [String: LogText] = [:], also: [String] = [], ambiguous: Bool = false,
  keys: [String] = []
) -> JudgedFault {
  let place: Failure.Place = stage.map { .stage($0) } ?? test.map { .test($0) } ?? .product
  let evidence = Evidence(
    log: log, line: line, column: 5, length: message.bytes.count, text: message)
  var judged = JudgedFault(
    fault: Fault(
      place: place, phase: stage == nil ? phase : nil, message: message, http: http, count: count,
      evidence: [evidence]),
    verdict: kind?.verdict ?? verdict, proof: kind.map { _ in .byMessage },
    signature: kind.map { Signature.ID($0.id) }, title: kind?.title, reason: kind?.reason,
    links: kind?.links ?? [], captures: captures, also: also.map { Signature.ID($0) },
    isAmbiguous: ambiguous)
  judged.keys = keys
  return judged
}

/// What a signature says about the faults that it wins.
struct Kind {
  var id: String
  var title: String
  var reason: String?
  var verdict: Verdict
  var links: [String] = []

  static let busy = Kind(
    id: "network/setup-networks-busy", title: "another setup in progress",
    reason: "timed wait for setup networks is not backported to 4.3", verdict: .explained,
    links: ["https://gerrit.ovirt.org/c/98257"])
  static let empty = Kind(
    id: "network/empty-detail", title: "Fault detail is \"[]\"",
    reason: "refresh host failed because refresh caps could not get the lock", verdict: .explained)
  static let activate = Kind(
    id: "network/activate-related-operation", title: "cannot activate host",
    reason: "refresh caps in progress", verdict: .explained)
  static let unmanaged = Kind(
    id: "network/unmanaged-network", title: "network interface has an unmanaged network attached",
    reason: "a remove network attachment was not executed on one of the hosts",
    verdict: .suspected)
  static let illegal = Kind(
    id: "network/illegal-parameters", title: "Illegal Network parameters", verdict: .unexplained)
  static let collision = Kind(
    id: "network/vdsm-collision",
    title: "colliding setup-networks and commit-network-changes on vdsm",
    reason: "different lock policy in engine and in vdsm for these actions", verdict: .explained)
}
