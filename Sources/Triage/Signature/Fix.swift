/// Where the cause of a signature was fixed: on a branch, from a build number or a date on.
package struct Fix: Hashable, Sendable {
  package var branch: Branch
  package var since: Since

  /// The commit or change that fixed it, as the rule names it.
  package var change: String?

  package init(branch: Branch, since: Since, change: String?) {
    self.branch = branch
    self.since = since
    self.change = change
  }

  /// The first build or the day that has the fix.
  package enum Since: Hashable, Sendable {
    case build(Int)
    case date(Timestamp)
  }
}
