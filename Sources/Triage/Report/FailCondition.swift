/// A condition under which `report` ends with exit code 1: the values of `--fail-on`.
///
/// A fault that follows from another one counts by its own verdict: its root may be mended and the
/// fault still come, and it must not go unseen.
package enum FailCondition: String, Hashable, Sendable, CaseIterable {
  /// A fault is unexplained, or a failed build shows no fault.
  case unexplained
  case suspected
  /// A fault is of a kind that the baseline has not.
  case new
  /// A signature is seen in a build that has its fix.
  case regressed
  /// A fault or a part of the input could not be judged.
  case notEvaluated = "not-evaluated"

  /// Whether the condition holds; without a baseline nothing is new.
  package func holds(in report: Report) -> Bool {
    switch self {
    case .unexplained:
      report.builds.contains { $0.failedWithoutFault } || hasFault(in: report, .unexplained)
    case .suspected:
      hasFault(in: report, .suspected)
    case .new:
      !(report.changes?.new.isEmpty ?? true)
    case .regressed:
      report.signatures.contains { $0.standings.contains { $0.standing == .regressed } }
    case .notEvaluated:
      report.builds.contains { !$0.notEvaluated.isEmpty || $0.notEvaluatedLeftOut > 0 }
        || hasFault(in: report, .notEvaluated)
    }
  }

  private func hasFault(in report: Report, _ verdict: Verdict) -> Bool {
    report.builds.contains { $0.count(verdict) > 0 }
  }
}
