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

  /// What the proof adds to the reason.
  package var proofReason: String?

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

  /// What the signature's fixes mean for the build's branch; nil until a report brings builds
  /// together, and where they do not tell.
  package var standing: Standing?

  /// Where the message and the lines that prove the verdict stand; at most ``Evidence/limit``.
  package var evidence: [Evidence]

  /// The product's names for the message, in order; several where one text has several names.
  package var keys: [String] = []

  /// What is to be said of the proof, such as "no engine.log"; nil where there is nothing to add.
  package var proofNote: String?

  /// The same in few words, for a table.
  package var proofRemark: String?

  /// The steps of the proof that were found, in the order of time.
  package var chain: [FoundStep] = []

  /// The refused request for a lock that the fault follows from, where the logs tell.
  package var refusal: Refusal?

  /// The signatures that were considered, where somebody asked for them; the winner first.
  package var considered: [Considered] = []

  /// How many there were before any were left out.
  package var consideredTotal = 0

  /// The fault that this one follows from, as its index among the build's; nil where it is a root.
  package var root: Int?

  /// Why it follows from that one, in words.
  package var rootReason: String?

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

extension JudgedFault {
  /// The reason with what the proof adds to it.
  package var fullReason: String? {
    reason.map { reason in proofReason.map { "\(reason): \($0)" } ?? reason }
  }
}

extension JudgedFault {
  /// How many of the signatures that hold as well are listed in JSON.
  package static let alsoLimit = 100

  /// How many of them are named in a sentence.
  private static let rivalLimit = 5

  /// The signatures that hold as well, in words; of many the first ones and how many more there are.
  func rivals(_ shown: (Signature.ID) -> String) -> String {
    let names = also.prefix(Self.rivalLimit).map(shown).joined(separator: ", ")
    let more = also.count - Self.rivalLimit
    return more > 0 ? "\(names) and \(counted(more, "more rule"))" : names
  }
}
