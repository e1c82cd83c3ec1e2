/// What `locks` tells: for each build the story of its engine's locks.
package struct LockReport: Sendable {
  /// One build with its history.
  package struct Section: Sendable {
    package var build: Build
    package var history: LockHistory
    package var whatIf: [WhatIf]

    /// What would have changed its place then.
    package var inversions: [Inversion]

    /// The tests of the build that have a fault.
    package var failedTests: Set<LogText>
  }

  package var sections: [Section]

  /// How long refused requests might have waited, in milliseconds, ascending.
  package let waits: [Int]

  /// Makes the report on builds.
  ///
  /// - Parameters:
  ///   - builds: the builds; those without a line of the engine have an empty section.
  ///   - waits: more waits than the usual ones, in milliseconds.
  package init(_ builds: some Sequence<Build>, waits: [Int] = []) {
    let all = Set(WhatIf.usual + waits).sorted()
    self.waits = all
    sections = builds.map { build in
      let history = LockHistory(build.locks, clock: build.clock)
      let refusals = history.refusals
      return Section(
        build: build.withLocks, history: history, whatIf: all.map { WhatIf(wait: $0, refusals) },
        inversions: history.inversions(waits: all),
        failedTests: Set(build.faults.compactMap(\.test)))
    }
    .sorted { $0.build.id < $1.build.id }
  }

  /// The what-if of all builds together.
  package var whatIf: [WhatIf] {
    waits.indices.map { index in
      sections.reduce(WhatIf(wait: waits[index])) { $0 + $1.whatIf[index] }
    }
  }
}

extension Build {
  /// The build with what it tells of locks alone.
  fileprivate var withLocks: Build {
    var build = Build(id: id, source: source)
    (build.locks, build.clock) = (locks, clock)
    return build
  }
}

extension LockReport.Section {
  /// How the build is called in a sentence.
  var name: String { BuildNames.full(JudgedBuild(build: build, faults: [], notEvaluated: [])) }

  /// The answer in one line.
  var headline: String {
    guard !history.logs.isEmpty else { return "\(name): no lines of an engine's log" }
    let refused = history.refusals
    let timedOut = refused.count { $0.isTimedOut }
    var parts = [
      "\(counted(history.holds.count + history.retired.count, "hold"))",
      "\(refused.count - timedOut) refused",
      "\(history.waits.count) waited",
    ]
    if timedOut > 0 { parts.append("\(timedOut) timed out") }
    let open = history.holds.count { $0.end == .open }
    let before = history.holds.count { $0.since == nil } + history.retired.before
    let passedOn = history.holds.count { if case .passedOn = $0.end { true } else { false } }
    if open > 0 { parts.append("\(open) still held when the log ends") }
    if before > 0 { parts.append("\(before) held from before the log begins") }
    if passedOn > 0 { parts.append("\(passedOn) without a line of release") }
    return "\(name): \(parts.joined(separator: ", "))"
  }

  /// Whether the test that ran at a request's time failed; nil where no log tells which that was.
  func hasFailed(_ request: LockRequest) -> Bool? { request.test.map(failedTests.contains) }

  /// How the times of the engine's logs are read and what was left out, in sentences.
  var remarks: [String] {
    build.clock.remarks(on: Set(build.locks.map(\.log))) + history.remarks
  }
}

extension LockRequest {
  /// Whether it gave up after its time was over.
  var isTimedOut: Bool { if case .timedOut = outcome { true } else { false } }
}
