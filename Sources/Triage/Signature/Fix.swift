/// Where the cause of a signature was fixed: on a branch, from a build, a day or a version on.
package struct Fix: Hashable, Sendable {
  /// The branch that got the fix; a glob where several got it at once.
  package var branch: Branch

  /// The first build or the day that has the fix; nil where only a version is told.
  package var since: Since?

  /// The first version of the engine that has the fix, on whatever branch; nil where none is told.
  package var version: ProductVersion?

  /// The commit or change that fixed it, as the rule names it.
  package var change: String?

  package init(
    branch: Branch, since: Since?, version: ProductVersion? = nil, change: String?
  ) {
    self.branch = branch
    self.since = since
    self.version = version
    self.change = change
  }

  /// The first build or the day that has the fix.
  package enum Since: Hashable, Sendable {
    case build(Int)
    case date(Timestamp)
  }
}
