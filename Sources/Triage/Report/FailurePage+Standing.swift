extension FailurePage {
  /// A fix of another branch that a branch still needs.
  struct Backport {
    let id: Signature.ID
    let title: String
    let standing: BranchStanding
    let fix: Fix

    /// The builds of the branch that show what it fixes.
    let builds: [JudgedBuild]
  }

  /// The standings of what recognises a group, on the branches of its builds.
  func standings(of group: MessageGroup) -> [BranchStanding] {
    Self.standings(group.signature.flatMap { summaries[$0] }, in: group.builds)
  }

  static func standings(
    _ summary: SignatureSummary?, in builds: [JudgedBuild]
  ) -> [BranchStanding] {
    let branches = Set(builds.compactMap(\.build.id.branch))
    return summary?.standings.filter { branches.contains($0.branch) } ?? []
  }

  static func backports(_ report: Report) -> [Backport] {
    let byBranch = Dictionary(grouping: report.builds, by: \.build.id.branch)
    let missing = report.signatures.flatMap { summary in
      summary.standings.compactMap { standing -> Backport? in
        guard standing.standing == .backportMissing, let fix = standing.fix else { return nil }
        let builds = (byBranch[standing.branch] ?? []).filter { build in
          build.faults.contains { $0.signature == summary.id }
        }
        return Backport(
          id: summary.id, title: summary.title, standing: standing, fix: fix, builds: builds)
      }
    }
    return missing.sorted { ($0.standing.branch, $0.id) < ($1.standing.branch, $1.id) }
  }
}
