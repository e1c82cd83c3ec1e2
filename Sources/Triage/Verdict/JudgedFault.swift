/// A fault with the verdict on it.
package struct JudgedFault: Sendable {
  package var fault: Fault
  package var verdict: Verdict

  /// On what the verdict rests; nil where nothing is explained.
  package var proof: Proof?

  /// The signature that won, if any holds.
  package var signature: Signature.ID?

  /// The signature's title and reason with the values of this fault.
  package var title: String?
  package var reason: String?

  /// Where the explanation can be read.
  package var links: [String]

  /// The named values of the match.
  package var captures: [String: LogText]

  /// Other signatures that hold as well.
  package var also: [Signature.ID]

  /// Whether the winner and another signature were equally narrow.
  package var isAmbiguous: Bool

  /// By what the faults of one meaning are known; nil until a report brings them together.
  package var group: GroupName?

  /// Where the message and the lines that prove the verdict stand; at most ``Evidence/limit``.
  package var evidence: [Evidence]

  package init(
    fault: Fault, verdict: Verdict, proof: Proof? = nil, signature: Signature.ID? = nil,
    title: String? = nil, reason: String? = nil, links: [String] = [],
    captures: [String: LogText] = [:], also: [Signature.ID] = [], isAmbiguous: Bool = false,
    evidence: [Evidence]? = nil
  ) {
    self.fault = fault
    self.verdict = verdict
    self.proof = proof
    self.signature = signature
    self.title = title
    self.reason = reason
    self.links = links
    self.captures = captures
    self.also = also
    self.isAmbiguous = isAmbiguous
    self.evidence = evidence ?? fault.evidence
  }
}
