import Triage

/// Where a draft should apply, and why, as a person would judge it by the builds at hand.
struct ScopeProposal {
  /// The keys of `scope` with their globs, in order.
  private(set) var keys: [(name: String, globs: [String])] = []

  /// What is said above them, one sentence each.
  private(set) var remarks: [String] = []

  /// How many builds must have the fault, and how many of others must not, before where it was not
  /// seen says anything.
  private static let leastBuilds = 3

  /// - Parameters:
  ///   - subject: what the draft is of.
  ///   - builds: all builds that were read.
  ///   - isVague: whether the message says so little that other tests may fail with it for other
  ///     reasons.
  init(_ subject: DraftSubject, among builds: [JudgedBuild], isVague: Bool) {
    let seen = Set(subject.occurrences.map(\.build))
    let isOST = seen.contains { $0.suite?.isOST == true }
    // The runs of QE are counted apart, as in the report.
    let all = Set(builds.filter { !isOST || !$0.isOutsideOST }.map(\.build.id))
    proposeBranch(seen, among: all)
    proposeSuite(seen, among: all)
    if isVague { proposeTests(subject) }
  }

  private mutating func proposeBranch(_ seen: Set<Build.ID>, among all: Set<Build.ID>) {
    guard Set(seen.map(\.branch)).count == 1, let branch = seen.first?.branch else { return }
    let others = all.filter { $0.branch != nil && $0.branch != branch }
    guard !others.isEmpty else { return }
    let own = all.filter { $0.branch == branch }
    let sentence =
      "seen in \(seen.count) of \(own.count) builds of \(VisibleText.of(branch.name)) and in none "
      + "of \(others.count) of other branches"
    if Self.excludes(seen.count, of: own.count, others.count) {
      remarks.append(sentence)
      keys.append(("branches", [branch.name]))
    } else {
      remarks.append("\(sentence), too few to narrow it")
    }
  }

  private mutating func proposeSuite(_ seen: Set<Build.ID>, among all: Set<Build.ID>) {
    guard seen.allSatisfy({ $0.suite != nil }), let glob = Self.glob(seen.compactMap(\.suite))
    else { return }
    let others = all.filter { $0.suite.map { !Glob(glob).matches($0.name.utf8) } ?? false }
    guard Self.excludes(seen.count, of: all.count - others.count, others.count) else { return }
    remarks.append("in none of \(others.count) builds of other suites")
    keys.append(("suites", [glob]))
  }

  /// Whether it says anything that other builds do not have the fault: where they had it as often,
  /// three or more of them would.
  private static func excludes(_ seen: Int, of own: Int, _ others: Int) -> Bool {
    seen >= leastBuilds && others >= leastBuilds && seen * others >= leastBuilds * own
  }

  /// The suites of one kind on all branches, such as `network-suite-*`.
  private static func glob(_ suites: [Suite]) -> String? {
    let stems = Set(
      suites.map { suite in
        suite.branch.map { String(suite.name.dropLast($0.name.count)) + "*" } ?? suite.name
      })
    return stems.count == 1 ? stems.first : nil
  }

  private mutating func proposeTests(_ subject: DraftSubject) {
    let tests = subject.occurrences.compactMap(\.test)
    guard tests.count == subject.occurrences.count else { return }
    var globs: [String] = []
    for test in tests {
      let name = test.shown.prefix { $0 != "[" }
      guard let last = name.split(separator: ".").last,
        last.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
      else { return }
      // The parameters of a test follow its name; a star alone would let `test_10` in for `test_1`.
      let glob = name.count < test.shown.count ? "*\(last)[*" : "*\(last)"
      if !globs.contains(glob) { globs.append(glob) }
      guard globs.count <= 4 else { return }
    }
    guard !globs.isEmpty else { return }
    remarks.append("the message says little, so only where it was seen")
    keys.append(("tests", globs))
    let phases = Set(subject.occurrences.map(\.phase))
    if phases.count == 1, let phase = subject.occurrences[0].phase, phase != .call {
      keys.append(("phases", [phase.rawValue]))
    }
  }

  /// The scope of a rule that holds for the same faults, so that the draft is no wider.
  init(of signature: Signature) {
    let scope = signature.scope
    keys = [
      ("branches", scope.branches.map(\.source)), ("suites", scope.suites.map(\.source)),
      ("tests", scope.tests.map(\.source)), ("phases", scope.phases.map(\.rawValue)),
    ]
    .filter { !$0.globs.isEmpty }
    remarks = ["the scope of \(signature.id)"]
  }
}
