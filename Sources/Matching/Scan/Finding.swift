/// What a pattern says about a line of a stream: a match, or that it had to give up.
package struct Finding: Hashable, Sendable {
  /// The pattern's index in its set.
  package var pattern: Int

  /// The line's number, from 1.
  package var line: Int

  /// The offset of the line's first byte in the stream.
  package var lineOffset: Int

  /// The match, with offsets from the line's start, or the bound that was run into.
  package var outcome: MatchOutcome
}
