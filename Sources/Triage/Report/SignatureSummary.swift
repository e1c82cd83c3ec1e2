/// How often a signature holds, and where.
package struct SignatureSummary: Sendable {
  package var id: Signature.ID
  package var title: String
  package var verdict: Verdict
  package var reason: String?
  package var links: [String]

  /// How many faults it holds for.
  package var faults: Int

  /// The builds that have such a fault, in order.
  package var builds: [Build.ID]

  /// For each branch of those builds, how many of its builds were read, passing ones counted.
  package var of: [Branch: Int]

  /// What its fixes mean for each branch that shows it, by branch.
  package var standings: [BranchStanding]

  package init(
    id: Signature.ID, title: String, verdict: Verdict, reason: String?, links: [String],
    faults: Int, builds: [Build.ID], of: [Branch: Int],
    standings: [BranchStanding] = []
  ) {
    self.id = id
    self.title = title
    self.verdict = verdict
    self.reason = reason
    self.links = links
    self.faults = faults
    self.builds = builds
    self.of = of
    self.standings = standings
  }
}
