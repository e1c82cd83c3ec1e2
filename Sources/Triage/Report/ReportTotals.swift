/// How many builds a report tells of, and how their faults were judged.
package struct ReportTotals: Hashable, Sendable {
  package var builds = 0

  /// How many builds failed, were aborted, or have faults although no log tells how they ended.
  package var failed = 0
  package var faults = 0

  /// How many faults follow from no other.
  package var causes = 0
  package var explained = 0
  package var suspected = 0
  package var unexplained = 0
  package var notEvaluated = 0

  /// How many failed builds show no fault; they count as unexplained but are no faults.
  package var withoutFault = 0

  /// How many faults were left out because a build had too many, or all builds together.
  package var faultsLeftOut = 0

  /// How many of them because all builds together had too many.
  package var faultsLeftOutOfReport = 0

  /// How many parts of the input could not be read or judged.
  package var inputsNotEvaluated = 0

  /// How many of them are only counted.
  package var inputsLeftOut = 0

  package init(of builds: [JudgedBuild]) {
    for build in builds { count(build) }
  }

  /// How many faults have a verdict.
  package subscript(verdict: Verdict) -> Int {
    switch verdict {
    case .explained: explained
    case .suspected: suspected
    case .unexplained: unexplained
    case .notEvaluated: notEvaluated
    }
  }

  private mutating func count(_ build: JudgedBuild) {
    builds += 1
    if build.isFailure { failed += 1 }
    if build.failedWithoutFault { withoutFault += 1 }
    faults += build.faults.count
    causes += build.faults.count { $0.root == nil }
    faultsLeftOut += build.faultTotal - build.faults.count
    faultsLeftOutOfReport += build.leftOutOfReport
    inputsNotEvaluated += build.notEvaluated.count + build.notEvaluatedLeftOut
    inputsLeftOut += build.notEvaluatedLeftOut
    for fault in build.faults {
      switch fault.verdict {
      case .explained: explained += 1
      case .suspected: suspected += 1
      case .unexplained: unexplained += 1
      case .notEvaluated: notEvaluated += 1
      }
    }
  }
}

extension JudgedBuild {
  /// Whether the job did not pass, as far as anything tells.
  var isFailure: Bool {
    switch build.result {
    case .failed, .aborted: true
    case .unknown: !faults.isEmpty
    case .passed: false
    }
  }
}
