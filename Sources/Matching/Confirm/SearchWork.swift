/// What the slow searches of one log or build took in all, and the patterns that are given up for it.
///
/// ``Limits`` bound one search; a text of many lines can make a pattern reach them on each. A pattern
/// that took as much as some searches up to the limit is given up for the rest of the log, and so
/// is every slow one once all together took as much as they may. Only counted steps are noted, so an
/// ordinary search spends nothing, and what is given up is the same on every run. The allowance
/// grows with the bytes that were passed: a pattern that is only a little slow stays.
package final class SearchWork {
  /// How many bytes of the log or of the texts came before what is searched now.
  package var bytes = 0

  private let limits: Limits
  private var steps: [ObjectIdentifier: Int] = [:]
  private var total = 0
  private var givenUp: Set<ObjectIdentifier> = []

  /// How many searches up to the limit one pattern may make, and all patterns together.
  package static let searchesOfPattern = 8
  package static let searchesInAll = 64

  /// How many steps each byte adds to that, for one pattern and for all.
  static let stepsOfPatternPerByte = 1
  static let stepsInAllPerByte = 4

  package init(_ limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Whether a pattern is searched for no more.
  @inline(__always)
  func hasGivenUp(_ pattern: Pattern) -> Bool {
    !givenUp.isEmpty && givenUp.contains(ObjectIdentifier(pattern))
  }

  /// Whether no slow search may begin, whatever the pattern.
  var isSpent: Bool {
    total >= Self.searchesInAll * limits.steps + Self.stepsInAllPerByte * bytes
  }

  func giveUp(_ pattern: Pattern) { givenUp.insert(ObjectIdentifier(pattern)) }

  /// Notes the steps of a search; a pattern that has no more left is given up.
  func note(_ count: Int, of pattern: Pattern) {
    total += count
    let all = steps[ObjectIdentifier(pattern), default: 0] + count
    steps[ObjectIdentifier(pattern)] = all
    let allowed =
      Self.searchesOfPattern * limits.steps + Self.stepsOfPatternPerByte * bytes
    if all >= allowed { giveUp(pattern) }
  }
}
