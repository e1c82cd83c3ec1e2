/// A build with the verdicts on its faults.
package struct JudgedBuild: Sendable {
  /// The build as it was read; its faults are in ``faults``.
  package var build: Build {
    get { facts.value }
    set { facts = Facts(newValue) }
  }

  /// The build in memory of its own: the lists of a report hold the same builds many times.
  private(set) var facts: Facts

  final class Facts: Sendable {
    let value: Build
    init(_ value: Build) { self.value = value }
  }

  /// At most ``Build/faultLimit``, recognised ones first where some were left out.
  package var faults: [JudgedFault]

  /// How many faults there were before any were left out.
  package var faultTotal: Int

  /// The verdicts on faults that were judged and left out.
  package var leftOut: [Verdict: Int] = [:]

  /// How many of the faults were left out because all builds of the report have too many.
  package var leftOutOfReport = 0

  /// What could not be read or judged; at most ``Build/notEvaluatedLimit`` in a report.
  package var notEvaluated: [NotEvaluated]

  /// How much more could not be, which is only counted.
  package var notEvaluatedLeftOut: Int

  package init(
    build: Build, faults: [JudgedFault], faultTotal: Int? = nil, notEvaluated: [NotEvaluated]
  ) {
    facts = Facts(build)
    self.faults = faults
    self.faultTotal = faultTotal ?? faults.count
    self.notEvaluated = notEvaluated
    notEvaluatedLeftOut = build.notEvaluatedLeftOut
  }

  /// How many faults have a verdict, whether or not they are kept.
  package func count(_ verdict: Verdict) -> Int {
    leftOut[verdict, default: 0] + faults.count { $0.verdict == verdict }
  }

  /// Leaves out all faults but some, and counts the verdicts on the others.
  ///
  /// - Parameter kept: the indices of those that stay, ascending.
  mutating func keep(_ kept: [Int]) {
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    for (index, fault) in faults.enumerated() where places[index] == nil {
      leftOut[fault.verdict, default: 0] += 1
    }
    faults = kept.map { index in
      var fault = faults[index]
      // A victim whose root is left out stands alone.
      fault.root = fault.root.flatMap { places[$0] }
      if fault.root == nil { fault.rootReason = nil }
      return fault
    }
  }

  /// The faults in the order in which they are worth keeping: recognised ones first.
  var byWorth: [Int] {
    faults.indices.filter { faults[$0].signature != nil }
      + faults.indices.filter { faults[$0].signature == nil }
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
