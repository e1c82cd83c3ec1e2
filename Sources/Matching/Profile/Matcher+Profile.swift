extension Matcher {
  /// Searches, and tells the profile what it cost.
  ///
  /// The search is timed as it always is, and then done once more to count its steps.
  ///
  /// - Parameters:
  ///   - search: what is searched for, and where.
  ///   - window: where matches may begin.
  ///   - profile: who is told.
  ///   - find: the search itself.
  /// - Returns: what the search says.
  func measure(
    _ search: Search, _ window: SearchWindow, _ profile: SearchProfile, _ find: () -> MatchOutcome
  ) -> MatchOutcome {
    // Compiling is no part of the search.
    for purpose in search.isValid ? [Code.Purpose.lines, .windows] : [.invalid] {
      _ = search.pattern.code(for: purpose)
    }
    var costs = SearchProfile.Costs()
    costs.confirmations = 1
    let start = StepCounter.threadNanoseconds()
    let outcome = find()
    costs.nanoseconds = StepCounter.threadNanoseconds() - start
    switch outcome {
    case .match: costs.matches = 1
    case .stopped(let limit): costs.limits[limit] = 1
    case .noMatch: break
    }
    costs.steps = steps(of: search, window)
    profile.add(costs, to: search.pattern)
    return outcome
  }

  /// How many steps a search takes, whatever the time; at most those that it may take.
  private func steps(of search: Search, _ window: SearchWindow) -> Int {
    var bounds = limits
    bounds.milliseconds = 3_600_000
    var counter = StepCounter(bounds, isInterpreted: search.isInterpreted)
    _ = count(search, window, with: &counter)
    return bounds.steps - max(counter.rest.steps, 0)
  }
}
