/// A build with the verdicts on its faults.
package struct JudgedBuild: Sendable {
  /// The build as it was read; its faults are in ``faults``.
  package var build: Build

  /// At most ``Build/faultLimit``, recognised ones first where some were left out.
  package var faults: [JudgedFault]

  /// How many faults there were before any were left out.
  package var faultTotal: Int

  /// What could not be read or judged.
  package var notEvaluated: [NotEvaluated]

  package init(
    build: Build, faults: [JudgedFault], faultTotal: Int? = nil, notEvaluated: [NotEvaluated]
  ) {
    self.build = build
    self.faults = faults
    self.faultTotal = faultTotal ?? faults.count
    self.notEvaluated = notEvaluated
  }

  /// Whether the job failed or was aborted and no log tells why; such a build counts as unexplained.
  package var failedWithoutFault: Bool {
    (build.result == .failed || build.result == .aborted) && faults.isEmpty
  }

  /// Whether the build is of QE or another tester rather than of an OST suite.
  ///
  /// Without a suite, a build of which only product logs are known, no job's output and no test
  /// result, is a QE run too.
  package var isOutsideOST: Bool {
    if let suite = build.id.suite { return !suite.isOST }
    let ofProduct: Set<LogKind> = [.engine, .vdsm, .supervdsm, .packages]
    return build.id.branch == nil && build.tests == nil && !build.logs.isEmpty
      && build.logs.allSatisfy { ofProduct.contains($0.kind) }
  }
}
