/// What the fixes of a signature mean for a branch that shows it.
package enum Standing: String, Hashable, Sendable, CaseIterable {
  /// It is seen, and nothing of what follows is so.
  case known
  /// It was fixed on another branch, and is seen here since.
  case backportMissing = "backport-missing"
  /// It was fixed here, and is seen in a build that has the fix.
  case regressed
  /// It was fixed here, and is not seen in enough builds that have the fix.
  case likelyFixed = "likely-fixed"
  /// Nothing says that it was fixed here, and it is not seen in enough builds.
  case stale

  /// How many builds without a signature are enough, unless the user says otherwise: a week of
  /// nightly builds but for the weekend.
  package static let enoughBuilds = 5
}

/// The standing of a signature on a branch, with the facts behind it.
package struct BranchStanding: Hashable, Sendable {
  package var branch: Branch

  /// What the facts come to; nil where the builds do not tell what is to be compared.
  package var standing: Standing?

  /// The fix that decides; nil where none is named.
  package var fix: Fix?

  /// The builds that show the signature, in order.
  package var seen: [Build.ID]

  /// The first of them that shows the standing: one that has the fix, or that began after it.
  package var witness: Build.ID?

  /// How many later builds ran the tests without it; those of the suite that has the fewest, and
  /// only those that have a fix of this branch.
  package var clean: Int

  /// How many of those are enough to believe that it is gone.
  package var enough: Int

  package init(
    branch: Branch, standing: Standing?, fix: Fix? = nil, seen: [Build.ID],
    witness: Build.ID? = nil, clean: Int = 0, enough: Int = Standing.enoughBuilds
  ) {
    self.branch = branch
    self.standing = standing
    self.fix = fix
    self.seen = seen
    self.witness = witness
    self.clean = clean
    self.enough = enough
  }
}
