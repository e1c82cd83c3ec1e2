/// Puts builds together from what their logs tell.
package enum BuildAssembler {
  /// Makes a build of each draft; drafts with the same known identity are one build.
  ///
  /// - Parameters:
  ///   - drafts: the inputs in order.
  ///   - user: what the user said about identity, which overrides everything else.
  ///   - timezone: the zone of logs that tell none, where the user says it.
  /// - Returns: the builds in the order of their first drafts.
  package static func builds(
    from drafts: [BuildDraft], overriding user: Build.ID, timezone: Zone? = nil
  ) -> AssembledBuilds {
    let all = drafts.map { $0.identity(overriding: user) }
    // Where no two are one, which holds for most inputs, the drafts stay where they are.
    guard Set(all.lazy.filter(\.isKnown)).count < all.count(where: \.isKnown) else {
      return AssembledBuilds(all, from: drafts, timezone: timezone)
    }
    var ids: [Build.ID] = []
    var builds: [BuildDraft] = []
    var known: [Build.ID: Int] = [:]
    for (id, draft) in zip(all, drafts) {
      if id.isKnown, let index = known[id] {
        builds[index].merge(draft)
      } else {
        if id.isKnown { known[id] = builds.count }
        ids.append(id)
        builds.append(draft)
      }
    }
    return AssembledBuilds(ids, from: builds, timezone: timezone)
  }

  static func build(_ id: Build.ID, from draft: BuildDraft, _ timezone: Zone?) -> Build {
    var build = Build(id: id, source: draft.source)
    let told = FindingsRoom(of: draft)
    let findings = told.findings
    build.logs = told.logs
    build.logTotal = draft.packed.count
    build.hits = findings.flatMap(\.hits)
    build.moreHits = findings.compactMap(\.moreHits)
    build.locks = findings.compactMap(\.locks)
    build.stopped = findings.reduce(into: []) { $0.formUnion($1.stopped) }
    build.notEvaluated = told.notEvaluated + findings.flatMap(\.notEvaluated)
    build.notEvaluatedLeftOut = told.notEvaluatedLeftOut
    build.failuresLeftOut =
      told.failuresLeftOut + findings.reduce(0) { $0 + $1.failureTotal - $1.failures.count }
    build.tests = tests(of: findings)
    build.faults = FaultMerger.faults(of: findings, hasTests: build.tests != nil)
    build.actions = findings.flatMap(\.failures).filter { $0.place == .product }
    build.clock = BuildClock(findings, timezone: timezone)
    var windows = WindowMaker(findings, on: build.clock)
    windows.addAnswered(build.faults, by: build.actions)
    build.windows = TestWindows(windows.windows)
    build.notEvaluated += findings.flatMap { $0.testTimes.notEvaluated(in: $0.summary.name) }
    build.result = result(of: findings, draft, faults: build.faults, tests: build.tests)
    build.timeline = Timeline(findings.compactMap(\.timeline), clock: build.clock)
    build.started = draft.declarations.lazy.compactMap(\.started).first ?? started(of: findings)
    for one in findings.sorted(by: { trust($0) < trust($1) }) {
      build.versions.merge(one.versions) { known, _ in known }
    }
    return build
  }

  /// Lists of packages tell versions best, then the products' own words.
  private static func trust(_ findings: LogFindings) -> Int {
    switch findings.summary.kind {
    case .packages: 0
    case .engine, .vdsm, .supervdsm: 1
    default: 2
    }
  }

  /// The counts of the best teller: JUnit files, JUnit on a console, a run's last line, a mail.
  private static func tests(of findings: [LogFindings]) -> TestCounts? {
    var seen: Set<String> = []
    let files = findings.filter { one in
      // An archive may hold a copy of a file that lies beside it.
      guard one.summary.kind == .junit, one.tests[.junit] != nil else { return false }
      let name = one.summary.name.split(separator: "/").last.map(String.init) ?? ""
      return seen.insert("\(name) \(one.summary.bytes)").inserted
    }
    if !files.isEmpty {
      return files.compactMap { $0.tests[.junit] }.reduce(TestCounts(), +)
    }
    for teller in [Failure.Teller.junit, .sections, .mail] {
      if let counts = findings.lazy.compactMap({ $0.tests[teller] }).first { return counts }
    }
    return nil
  }

  private static func result(
    of findings: [LogFindings], _ draft: BuildDraft, faults: [Fault], tests: TestCounts?
  ) -> Build.Result {
    let told = Set(draft.declarations.compactMap(\.result) + findings.map(\.result))
    for result in [Build.Result.aborted, .failed, .passed] where told.contains(result) {
      return result
    }
    if faults.contains(where: { $0.stage == .abort }) { return .aborted }
    if faults.contains(where: { $0.place != .product }) { return .failed }
    guard let tests, tests.total > 0 else { return .unknown }
    if tests.failed + tests.errors > 0 { return .failed }
    // A run that was cut off may have failed later.
    return findings.allSatisfy { $0.tests.isEmpty || $0.testsEnded } ? .passed : .unknown
  }

  /// The start that the job's own output tells, else the first moment of another log.
  private static func started(of findings: [LogFindings]) -> Timestamp? {
    let order: [[LogKind]] = [
      [.console], [.lago], [.text], [.junit], [.engine, .vdsm], [.supervdsm],
    ]
    for kinds in order {
      let times = findings.filter { kinds.contains($0.summary.kind) }.compactMap(\.started)
      if let first = times.min(by: { $0.milliseconds < $1.milliseconds }) { return first }
    }
    return nil
  }
}
