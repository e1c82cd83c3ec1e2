/// A report arranged as the failure page: what every renderer for people shows, in its order.
struct FailurePage {
  let totals: ReportTotals
  let changes: Changes?
  let names: BuildNames

  /// The catalogue that keys were looked up in.
  let catalogue: Catalogue.Name?

  /// One section for each branch of OST builds, then one for the builds of QE and others.
  let sections: [Section]
  let explained: [Known]
  let suspected: [Known]

  /// Unexplained faults by what they mean, the largest group first; readers count them from 1.
  let unexplained: [MessageGroup]

  /// Failed builds in which no fault was found.
  let withoutFault: [JudgedBuild]

  /// Faults that nobody may judge, by their messages.
  let notJudged: [MessageGroup]

  /// What could not be read or judged, with its build.
  let notEvaluated: [(build: JudgedBuild, part: NotEvaluated)]

  /// What was fixed on another branch and is still seen, by branch.
  let backports: [Backport]

  /// How many kinds of fault are seen in builds that have their fix.
  let regressed: Int

  let summaries: [Signature.ID: SignatureSummary]

  /// The command that drafts a rule from a group; nil where the inputs cannot be read again.
  let drafting: DraftCommand?

  private let readByBranch: [String: Int]

  /// A kind of fault with its reason, confirmed or not.
  struct Known {
    let id: Signature.ID
    let title: String
    let reason: String?

    /// The reason without what a proof adds to it.
    let plainReason: String?
    let links: [String]

    /// What wait for a lock would have been enough; nil where none was refused.
    let wait: String?

    /// What the fixes mean for each branch of those builds.
    let standings: [BranchStanding]
    let faults: Int
    let builds: [JudgedBuild]
  }

  /// The builds of one branch, or those outside OST, and the rows of their table.
  struct Section {
    let place: Place
    let builds: [JudgedBuild]
    let rows: [FaultRow]

    enum Place: Equatable {
      case branch(Branch?)
      case outsideOST
    }

    /// What is to be said of the builds that have no row.
    var remark: String? {
      let silent = builds.filter { $0.faults.isEmpty && !$0.failedWithoutFault }
      let passed = silent.count { $0.build.result == .passed }
      var parts: [String] = []
      if passed > 0 { parts.append("\(counted(passed, "build")) passed") }
      if silent.count > passed {
        let others = counted(silent.count - passed, "build")
        parts.append("no fault found in \(others) whose result no log tells")
      }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  init(_ report: Report) {
    let builds = report.builds
    totals = report.totals
    changes = report.changes
    catalogue = report.catalogue
    names = BuildNames(builds)
    drafting = DraftCommand(report.inputs, options: report.options)
    readByBranch = Dictionary(grouping: builds, by: BuildNames.branch(of:))
      .mapValues(\.count)
    let new = Set(report.changes?.new.map(\.kind) ?? [])
    sections = Self.sections(of: builds, new: new)
    summaries = Dictionary(report.signatures.map { ($0.id, $0) }) { first, _ in first }
    let all = summaries
    func known(_ verdict: Verdict) -> [Known] {
      SignatureFaults.all(in: builds, verdict: verdict).map { faults in
        let summary = all[faults.id]
        return Known(
          id: faults.id, title: faults.title(or: summary?.title),
          reason: faults.reason(or: summary?.reason),
          plainReason: faults.plainReason(or: summary?.reason), links: faults.links,
          wait: LockWait(faults.refused).sentence,
          standings: Self.standings(summary, in: faults.builds), faults: faults.count,
          builds: faults.builds)
      }
      .sorted { ($1.faults, $0.id) < ($0.faults, $1.id) }
    }
    explained = known(.explained)
    suspected = known(.suspected)
    unexplained = MessageGroup.groups(in: builds, verdict: .unexplained) { $0.group }
    withoutFault = builds.filter(\.failedWithoutFault)
    notJudged = MessageGroup.groups(in: builds, verdict: .notEvaluated) { _ in nil }
    notEvaluated = builds.flatMap { build in build.notEvaluated.map { (build, $0) } }
    backports = Self.backports(report)
    regressed = report.signatures.count { $0.standings.contains { $0.standing == .regressed } }
  }

  /// How many builds of a branch were read, passing ones counted.
  func read(of branch: String) -> Int {
    readByBranch[branch] ?? 0
  }

  private static func sections(
    of builds: [JudgedBuild], new: Set<Changes.Item.Kind>
  ) -> [Section] {
    var places: [(place: Section.Place, builds: [JudgedBuild])] = []
    for build in builds where !build.isOutsideOST {
      let place = Section.Place.branch(build.build.id.branch)
      if places.last?.place != place { places.append((place, [])) }
      places[places.count - 1].builds.append(build)
    }
    let outside = builds.filter(\.isOutsideOST)
    if !outside.isEmpty { places.append((.outsideOST, outside)) }
    return places.map { place, builds in
      Section(
        place: place, builds: builds, rows: builds.flatMap { FaultRow.rows(of: $0, new: new) })
    }
  }
}
