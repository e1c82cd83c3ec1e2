extension Fix {
  /// Whether the fix is one for a branch.
  ///
  /// It is where it names the branch, by a glob too. A fix on master reaches the branches that were
  /// cut from master later, which only a version of the product can tell.
  package func applies(to branch: Branch) -> Bool {
    names(branch) || reaches(branch)
  }

  /// Whether it names the branch, or all branches.
  func names(_ branch: Branch) -> Bool {
    Glob(self.branch.name).matches(branch.name.utf8)
  }

  private func reaches(_ branch: Branch) -> Bool {
    guard self.branch.name == "master", let first = version?.branch,
      let own = ProductVersion.branch(of: branch.name.utf8)
    else { return false }
    return !own.lexicographicallyPrecedes(first)
  }

  /// Whether a build of a branch to which the fix applies has it.
  ///
  /// - Parameters:
  ///   - build: the build.
  ///   - branch: its branch.
  ///   - numbersTell: whether the build is of the one suite whose numbers the fix can mean.
  /// - Returns: false also where the build may have it and nothing shows that it does, as on the
  ///   very day of the fix; nil where the build tells nothing to compare.
  func isIn(_ build: Build, of branch: Branch, numbersTell: Bool) -> Bool? {
    guard names(branch) else {
      if isBefore(build) == false { return false }
      return hasVersion(build, of: branch)
    }
    // A released version is what it is, whenever it is tested.
    if let version, let own = build.engineVersion, own.isRelease(before: version) { return false }
    switch since {
    case .build(let first):
      if numbersTell, let number = build.id.number { return number >= first }
    case .date(let day):
      if let answer = Self.isMade(build, after: day) { return answer }
    case nil: break
    }
    return hasVersion(build, of: branch)
  }

  /// Whether the fix had been made when a build began; nil where the build or the fix has no date.
  func isBefore(_ build: Build) -> Bool? {
    guard case .date(let day) = since else { return nil }
    if let started = build.started { return Self.isBehind(started, day) }
    // The sources are no younger than the build.
    let snapshot = build.engineVersion?.snapshotDay
    return snapshot.map { Self.isBehind($0, day) } == true ? true : nil
  }

  /// Whether the engine's version, or else the branch's, is one that has the fix.
  private func hasVersion(_ build: Build, of branch: Branch) -> Bool? {
    guard let version else { return nil }
    if let own = build.engineVersion { return own.has(changeOf: version) }
    guard let own = ProductVersion.branch(of: branch.name.utf8), let first = version.branch else {
      return nil
    }
    if own == first { return version.beginsBranch ? true : nil }
    return first.lexicographicallyPrecedes(own)
  }

  /// Whether a build was begun, and its product built, after a day had ended.
  ///
  /// A nightly that begins just after midnight tests what was built the day before.
  private static func isMade(_ build: Build, after day: Timestamp) -> Bool? {
    let snapshot = build.engineVersion?.snapshotDay.map { isBehind($0, day) }
    let started = build.started.map { isBehind($0, day) }
    if snapshot == false || started == false { return false }
    return started ?? snapshot
  }

  /// Whether a moment lies behind the end of a day in UTC, whatever its zone where it has none.
  private static func isBehind(_ moment: Timestamp, _ day: Timestamp) -> Bool {
    let hour = 3_600_000
    // No zone is more than 14 hours ahead of UTC.
    let earliest = moment.milliseconds - (moment.zone == nil ? 14 * hour : 0)
    return earliest >= day.milliseconds + 24 * hour
  }
}
