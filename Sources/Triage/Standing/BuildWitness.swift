/// What a build has to say on whether signatures are seen.
struct BuildWitness {
  var build: Build { facts.value }

  private let facts: JudgedBuild.Facts

  /// The signatures that hold for one of its faults, winners or not.
  private let held: Set<Signature.ID>

  /// The tests that failed in it.
  private let failed: Set<LogText>

  /// Whether it may be believed that what it does not show did not happen.
  private let isWhole: Bool

  init(_ judged: JudgedBuild) {
    facts = judged.facts
    let build = facts.value
    held = Set(judged.faults.flatMap { [$0.signature].compactMap { $0 } + $0.also })
    failed = Set(judged.faults.compactMap(\.fault.test))
    let hasEnded = build.result == .passed || build.result == .failed
    // What breaks outside the tests keeps them from running, but for the end of the environment.
    let reachedTests = judged.faults.allSatisfy {
      ($0.fault.stage == nil || $0.fault.stage == .teardown) && $0.verdict != .notEvaluated
    }
    isWhole =
      hasEnded && reachedTests && !judged.failedWithoutFault && judged.notEvaluated.isEmpty
      && judged.notEvaluatedLeftOut == 0
      && judged.faultTotal == judged.faults.count && (build.tests.map(Self.run) ?? 0) > 0
  }

  /// The build's branch, where it is known.
  var branch: Branch? { build.id.branch }

  /// Whether a signature was looked for where it could have been seen, and was not.
  ///
  /// - Parameters:
  ///   - id: the signature.
  ///   - tests: those that failed with it elsewhere.
  ///   - reach: how far the runs came that show it.
  /// - Returns: false also where the build cannot tell.
  func lacks(_ id: Signature.ID, in tests: Set<LogText>, reach: Reach) -> Bool {
    guard isWhole, !held.contains(id), let counts = build.tests else { return false }
    // A test that failed of something else may not have come as far.
    if !tests.isEmpty, tests.allSatisfy(hasFailed) { return false }
    // A suite that stops at its first failure may not have come as far.
    if let least = reach.ran, Self.run(counts) >= least { return true }
    // The test itself may be among those that are skipped now.
    return build.result == .passed && counts.skipped <= reach.skipped ?? .max
  }

  /// Whether a test failed, by whichever of its names; a console may know the last parts only.
  private func hasFailed(_ test: LogText) -> Bool {
    failed.contains(test)
      || failed.contains { TestName.isTail($0, of: test) || TestName.isTail(test, of: $0) }
  }

  /// How far the runs of a suite came that show a signature.
  struct Reach {
    /// How many tests ran in the shortest of them, at the least; nil where none tells.
    ///
    /// One that failed in its teardown may be counted twice.
    let ran: Int?

    /// How many were skipped at the most; nil where none tells.
    let skipped: Int?

    init(_ builds: [Build]) {
      // A mail counts what failed and nothing else. Where that is more than one, the suite goes on
      // behind a failure.
      let counts = builds.compactMap(\.tests)
      let whole = counts.filter { $0.passed > 0 }
      ran = counts.filter { $0.passed > 0 || $0.failed + $0.errors > 1 }
        .map { $0.passed + $0.failed }.min()
      skipped = whole.map(\.skipped).max()
    }
  }

  private static func run(_ tests: TestCounts) -> Int {
    tests.passed + tests.failed + tests.errors
  }
}

extension Build {
  /// Whether a build of the same suite is later than another; nil where nothing tells.
  ///
  /// Numbers count up within a suite; where one has none, starts tell, and then versions.
  ///
  /// - Parameters:
  ///   - other: the build to compare with.
  ///   - numbersTell: whether the numbers of the suite are in the order of its starts.
  /// - Returns: nil also for a build of another suite.
  func isLater(than other: Build, numbersTell: Bool) -> Bool? {
    guard let suite = id.suite, suite == other.id.suite, id.branch == other.id.branch else {
      return nil
    }
    if numbersTell, let number = id.number, let otherNumber = other.id.number {
      return number > otherNumber
    }
    if let started, let otherStart = other.started {
      return started.milliseconds > otherStart.milliseconds
    }
    guard let version = engineVersion, let otherVersion = other.engineVersion else { return nil }
    return version.has(changeOf: otherVersion) && !otherVersion.has(changeOf: version)
  }

  /// Whether anything tells its place among the builds of its suite.
  var hasPlace: Bool { id.number != nil || started != nil || engineVersion != nil }
}
