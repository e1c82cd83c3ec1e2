/// Finds the standings of signatures on the branches that show them, from the builds of a report.
///
/// Builds are compared by what they tell themselves: their number within a suite, their start,
/// their product's version. Nothing depends on the day on which the report is made.
struct StandingJudge {
  private let builds: [BuildWitness]

  /// The builds of each branch.
  private var witnesses: [Branch: [BuildWitness]] = [:]
  private let enough: Int
  private let numbering: Numbering

  /// The builds that a signature won a fault of, as indices, and the tests that failed with it.
  private struct Sighting {
    var builds: [Int] = []
    var tests: Set<LogText> = []
  }

  private var sightings: [Signature.ID: [Branch: Sighting]] = [:]

  /// - Parameters:
  ///   - builds: the builds in the report's order.
  ///   - enough: how many builds without a signature are enough to believe that it is gone.
  init(_ builds: [JudgedBuild], enough: Int) {
    self.builds = builds.map(BuildWitness.init)
    for witness in self.builds {
      if let branch = witness.branch { witnesses[branch, default: []].append(witness) }
    }
    self.enough = max(enough, 1)
    numbering = Numbering(builds)
    for (index, build) in builds.enumerated() {
      guard let branch = build.build.id.branch else { continue }
      for fault in build.faults {
        guard let id = fault.signature else { continue }
        var sighting = sightings[id]?[branch] ?? Sighting()
        if sighting.builds.last != index { sighting.builds.append(index) }
        if let test = fault.fault.test { sighting.tests.insert(test) }
        sightings[id, default: [:]][branch] = sighting
      }
    }
  }

  /// The standings of a signature, by branches in their order.
  func standings(of id: Signature.ID, fixes: [Fix]) -> [BranchStanding] {
    let branches = (sightings[id] ?? [:]).sorted { left, right in
      if left.key < right.key || right.key < left.key { return left.key < right.key }
      // `4.3` and `4.03` stand side by side, always in one order.
      return left.key.name.utf8.lexicographicallyPrecedes(right.key.name.utf8)
    }
    let starts = Dictionary(fixes.map { ($0, firstStart(with: $0)) }) { first, _ in first }
    return branches.map { standing(of: id, fixes, starts, on: $0, $1) }
  }

  private func standing(
    of id: Signature.ID, _ fixes: [Fix], _ starts: [Fix: Int?], on branch: Branch,
    _ sighting: Sighting
  ) -> BranchStanding {
    let seen = numbering.ordered(sighting.builds.map { builds[$0].build })
    var result = BranchStanding(branch: branch, standing: nil, seen: seen.map(\.id), enough: enough)
    let own = fixes.filter { $0.applies(to: branch) }
    let suites = Set(seen.map(\.id.suite))
    let numbersTell = suites.count == 1 && seen.allSatisfy(numbering.tells)
    func hasAll(_ build: Build) -> Bool? {
      Self.all(own.map { $0.isIn(build, of: branch, numbersTell: numbersTell) })
    }
    var later = later(than: seen, of: id, sighting.tests, on: branch)
    if !own.isEmpty {
      later = zip(later, filled(later, on: branch, hasAll)).filter { $0.1 == true }.map(\.0)
    }
    // A signature of several suites is gone where it is gone from each.
    result.clean =
      suites.map { suite in Self.distinct(later.filter { $0.id.suite == suite }) }.min() ?? 0
    let isGone = result.clean >= enough

    if !own.isEmpty {
      let answers = filled(seen, on: branch, hasAll)
      result.fix = own.last
      if let index = answers.firstIndex(of: true) {
        result.standing = .regressed
        result.witness = seen[index].id
      } else if isGone {
        result.standing = .likelyFixed
      } else if !answers.contains(nil) {
        result.standing = .known
      }
      return result
    }

    var isUnclear = !seen.contains(where: \.hasPlace)
    for group in Self.byBranch(fixes) {
      let answers = filled(seen, on: branch) { build in
        Self.all(group.map { Self.isBefore(build, $0, seenSince: starts[$0] ?? nil) })
      }
      result.fix = result.fix ?? group.last
      if answers.contains(nil) { isUnclear = true }
      if let index = answers.firstIndex(of: true), result.witness == nil {
        (result.fix, result.witness) = (group.last, seen[index].id)
      }
    }
    if isGone {
      (result.standing, result.witness) = (.stale, nil)
    } else if result.witness != nil {
      result.standing = .backportMissing
    } else if !isUnclear {
      result.standing = .known
    }
    return result
  }

  /// The builds of a branch that lack a signature and are later than all builds of their suite that
  /// show it.
  private func later(
    than seen: [Build], of id: Signature.ID, _ tests: Set<LogText>, on branch: Branch
  ) -> [Build] {
    let bySuite = Dictionary(grouping: seen) { $0.id.suite }
    let reach = bySuite.mapValues(BuildWitness.Reach.init)
    let lasts = bySuite.mapValues(numbering.lasts)
    return (witnesses[branch] ?? []).filter { candidate in
      let suite = candidate.build.id.suite
      guard let shown = bySuite[suite], let last = lasts[suite],
        let reach = reach[suite]
      else { return false }
      let numbersTell = numbering.tells(candidate.build)
      // Among numbers the highest settles it.
      return (candidate.build.id.number == nil ? shown : last)
        .allSatisfy { candidate.build.isLater(than: $0, numbersTell: numbersTell) == true }
        && candidate.lacks(id, in: tests, reach: reach)
    }
    .map(\.build)
  }

  /// How many builds there are; copies of one without a number count once.
  private static func distinct(_ builds: [Build]) -> Int {
    let unnumbered = builds.filter { $0.id.number == nil }
    let starts = Set(unnumbered.compactMap(\.started?.milliseconds))
    let versions = Set(unnumbered.filter { $0.started == nil }.map(\.engineVersion))
    return builds.count - unnumbered.count + starts.count + versions.count
  }

  /// Whether a fix on another branch had been made when a build began.
  ///
  /// - Parameters:
  ///   - build: the build.
  ///   - fix: the fix.
  ///   - first: when the first build began that has it, in milliseconds.
  /// - Returns: nil where nothing tells.
  private static func isBefore(_ build: Build, _ fix: Fix, seenSince first: Int?) -> Bool? {
    if let answer = fix.isBefore(build) { return answer }
    guard let first, let started = build.started else { return nil }
    return started.milliseconds >= first ? true : nil
  }

  /// When the first build of a fix's branch began that has it, where the fix itself has no day.
  private func firstStart(with fix: Fix) -> Int? {
    if case .date = fix.since { return nil }
    let others = builds.map(\.build).filter { $0.id.branch.map(fix.names) ?? false }
    let numbersTell = Set(others.map(\.id.suite)).count == 1 && others.allSatisfy(numbering.tells)
    let having = others.filter { other in
      other.id.branch.flatMap { fix.isIn(other, of: $0, numbersTell: numbersTell) } == true
    }
    return having.compactMap(\.started?.milliseconds).min()
  }

  /// The answers for some builds; those of builds that tell nothing follow from their neighbours.
  ///
  /// What an earlier build of the suite has, a later one has; what a later one lacks, an earlier
  /// one lacks.
  private func filled(
    _ asked: [Build], on branch: Branch, _ answer: (Build) -> Bool?
  ) -> [Bool?] {
    let answers = asked.map(answer)
    guard answers.contains(nil) else { return answers }
    var firstWith: [Suite: Int] = [:]
    var lastWithout: [Suite: Int] = [:]
    for build in (witnesses[branch] ?? []).lazy.map(\.build) where numbering.tells(build) {
      guard let suite = build.id.suite, let number = build.id.number, let has = answer(build)
      else { continue }
      if has {
        firstWith[suite] = min(firstWith[suite] ?? .max, number)
      } else {
        lastWithout[suite] = max(lastWithout[suite] ?? .min, number)
      }
    }
    return zip(asked, answers).map { build, answer in
      guard answer == nil, let suite = build.id.suite, let number = build.id.number,
        numbering.tells(build)
      else { return answer }
      if let first = firstWith[suite], number > first { return true }
      if let last = lastWithout[suite], number < last { return false }
      return nil
    }
  }

  /// Whether all hold; nil where one that might not is unknown.
  private static func all(_ answers: [Bool?]) -> Bool? {
    if answers.contains(false) { return false }
    return answers.contains(nil) ? nil : true
  }

  /// The fixes by the branch they name, in the order of the rule.
  private static func byBranch(_ fixes: [Fix]) -> [[Fix]] {
    var groups: [[Fix]] = []
    for fix in fixes {
      if let index = groups.firstIndex(where: { $0[0].branch == fix.branch }) {
        groups[index].append(fix)
      } else {
        groups.append([fix])
      }
    }
    return groups
  }
}
