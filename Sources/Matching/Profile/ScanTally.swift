/// What one scanner's prefilter said of each pattern; the profile is told when the scanner is gone.
final class ScanTally {
  private let profile: SearchProfile
  private let set: PatternSet

  /// The patterns that are looked for.
  private let isOwn: (Int) -> Bool
  private var lines = 0
  private var hits: [Int]
  private var nanoseconds = 0

  /// Makes a tally, where the set has a profile.
  ///
  /// - Parameters:
  ///   - set: the patterns.
  ///   - spanning: whether it is of those that span lines, or of the others.
  init?(_ set: PatternSet, spanning: Bool) {
    guard let profile = set.profile else { return nil }
    self.profile = profile
    self.set = set
    isOwn = { set.spanning.contains($0) == spanning }
    hits = Array(repeating: 0, count: set.patterns.count)
  }

  /// Finds the candidates of a block, and takes the time.
  func timing(_ find: () -> CandidateFinder.Found) -> CandidateFinder.Found {
    let start = StepCounter.threadNanoseconds()
    let found = find()
    nanoseconds += StepCounter.threadNanoseconds() - start
    return found
  }

  /// Notes what was found in a block of so many lines, before an offset.
  func note(_ found: CandidateFinder.Found, lines: Int, before end: Int = .max) {
    self.lines += lines
    for (lineStart, pattern) in found.pairs where lineStart < end { hits[pattern] += 1 }
  }

  deinit {
    profile.add(prefilter: nanoseconds)
    for (index, pattern) in set.patterns.enumerated() where isOwn(index) {
      var costs = SearchProfile.Costs()
      costs.lines = lines
      costs.prefilterHits = hits[index]
      costs.means = [set.means[index]]
      profile.add(costs, to: pattern)
    }
  }
}
