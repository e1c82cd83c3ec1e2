/// One match of a pattern in a text.
package struct Match: Hashable, Sendable {
  /// The bytes that matched, as offsets from the start of the searched text.
  package var range: Range<Int>

  /// The named groups that took part, with the bytes that each covers.
  package var captures: [Capture]

  /// The same match in a text that begins so many bytes earlier.
  package func moved(by offset: Int) -> Match {
    func moved(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound + offset..<range.upperBound + offset
    }
    return Match(
      range: moved(range),
      captures: captures.map { Capture(name: $0.name, range: moved($0.range)) })
  }

  /// A named group's part of a match.
  package struct Capture: Hashable, Sendable {
    package var name: String
    package var range: Range<Int>
  }
}

/// What a search says: a match, none, or that nobody may say.
package enum MatchOutcome: Hashable, Sendable {
  case match(Match)
  case noMatch
  case stopped(Limit)
}
