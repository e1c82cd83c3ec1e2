/// A line of a log that a pattern of a signature matched, or on which the pattern gave up.
package struct LogHit: Sendable {
  /// The signature, as its index in the ``SignatureSet``; others may have the same pattern.
  package var signature: Int

  /// Which of the signature's log patterns, as its index in ``SignatureSet/logPatterns``: the first of
  /// those that are alike.
  package var pattern: Int

  /// The place of the match.
  package var evidence: Evidence

  /// The named values of the match.
  package var captures: [String: LogText]

  /// The line's own message, without its timestamp and logger, for a fault made of this line.
  package var message: LogText

  /// When and on whose behalf the line's entry was written; nil where no entry is near.
  package var context: LineContext?

  /// How much of a captured value is kept, in bytes.
  package static let captureLimit = 1 << 10

  package init(
    signature: Int, pattern: Int, evidence: Evidence, captures: [String: LogText], message: LogText,
    context: LineContext? = nil
  ) {
    self.context = context
    self.signature = signature
    self.pattern = pattern
    self.evidence = evidence
    self.captures = captures
    self.message = message.cut(to: FaultText.messageLimit)
  }
}
