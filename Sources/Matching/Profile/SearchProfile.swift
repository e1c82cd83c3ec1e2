import Synchronization

/// What searching for each pattern cost; kept only where somebody asks for it.
///
/// All but the times is the same on every run with the same texts in the same order.
package final class SearchProfile: Sendable {
  /// What one pattern cost.
  package struct Costs: Hashable, Sendable {
    /// The lines of logs among which it was looked for; texts that are no logs are not counted.
    package var lines = 0

    /// The lines that the prefilter took for candidates; each of those of ``lines``, where nothing in
    /// the pattern can be searched for, is tried without being counted here.
    package var prefilterHits = 0

    /// How often PCRE2 was asked.
    package var confirmations = 0

    /// How often it found a match.
    package var matches = 0

    /// How many steps it took, as ``Limits/steps`` counts them.
    package var steps = 0

    /// The processor time that PCRE2 took.
    package var nanoseconds = 0

    /// How often a bound was run into.
    package var limits: [Limit: Int] = [:]

    /// How candidates were found, in each kind of log.
    package var means: Set<PatternSet.Means> = []

    package init() {}

    package static func += (left: inout Costs, right: Costs) {
      left.lines += right.lines
      left.prefilterHits += right.prefilterHits
      left.confirmations += right.confirmations
      left.matches += right.matches
      left.steps += right.steps
      left.nanoseconds += right.nanoseconds
      left.limits.merge(right.limits, uniquingKeysWith: +)
      left.means.formUnion(right.means)
    }
  }

  private struct State {
    /// The patterns are kept with their costs, so that no other one gets the name of one that is gone.
    var costs: [ObjectIdentifier: (pattern: Pattern, costs: Costs)] = [:]
    var prefilterNanoseconds = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// What a pattern cost so far; what its scanners saw is there when these are gone.
  package func costs(of pattern: Pattern) -> Costs {
    state.withLock { $0.costs[ObjectIdentifier(pattern)]?.costs ?? Costs() }
  }

  /// What all patterns together cost.
  package var total: Costs {
    state.withLock { state in
      state.costs.values.reduce(into: Costs()) { sum, entry in sum += entry.costs }
    }
  }

  /// The processor time that the prefilters of all patterns together took.
  package var prefilterNanoseconds: Int { state.withLock { $0.prefilterNanoseconds } }

  func add(_ costs: Costs, to pattern: Pattern) {
    state.withLock {
      $0.costs[ObjectIdentifier(pattern), default: (pattern, Costs())].costs += costs
    }
  }

  func add(prefilter nanoseconds: Int) {
    state.withLock { $0.prefilterNanoseconds += nanoseconds }
  }
}
