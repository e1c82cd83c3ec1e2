/// What a pattern says about a line of a stream: a match, or that it had to give up.
package struct Finding: Hashable, Sendable {
  /// The pattern's index in its set.
  package var pattern: Int

  /// The line's number, from 1; of a match that spans lines, the line that it begins in.
  package var line: Int

  /// The offset of the line's first byte in the stream.
  package var lineOffset: Int

  /// The match, with offsets from the line's start, or the bound that was run into.
  package var outcome: MatchOutcome

  /// The bytes around the match, where the line itself was not delivered as a whole: it is longer
  /// than ``PatternScanner/lineLimit``, or the match spans lines.
  package var excerpt: Excerpt?

  /// A part of the text, from some offset of the line on.
  package struct Excerpt: Hashable, Sendable {
    package var bytes: [UInt8]

    /// Where the bytes begin, as an offset from the line's start.
    package var offset: Int

    package init(bytes: [UInt8], offset: Int) {
      self.bytes = bytes
      self.offset = offset
    }
  }

  package init(
    pattern: Int, line: Int, lineOffset: Int, outcome: MatchOutcome, excerpt: Excerpt? = nil
  ) {
    self.pattern = pattern
    self.line = line
    self.lineOffset = lineOffset
    self.outcome = outcome
    self.excerpt = excerpt
  }
}
