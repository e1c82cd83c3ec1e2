/// One message of a failure, as the product or the suite gave it.
package struct FaultText: Hashable, Sendable {
  package var message: LogText

  /// The HTTP response code that came with it.
  package var http: Int?

  package var evidence: Evidence

  package init(message: LogText, http: Int?, evidence: Evidence) {
    self.message = message
    self.http = http
    self.evidence = evidence
  }
}
