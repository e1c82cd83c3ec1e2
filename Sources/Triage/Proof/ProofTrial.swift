/// Tries a signature's proof on the logs of an example.
package enum ProofTrial {
  /// Tells what keeps the logs from proving a fault.
  ///
  /// - Parameters:
  ///   - signature: the signature with its proof.
  ///   - message: the fault's message.
  ///   - logs: lines of logs, by their kind.
  /// - Returns: what is missing, in one sentence; nil where the logs prove it.
  package static func problem(
    with signature: Signature, message: [UInt8], logs: [(kind: LogKind, text: [UInt8])]
  ) -> String? {
    guard let rule = signature.proof else { return nil }
    let set = SignatureSet([signature])
    var draft = BuildDraft(source: "example")
    for log in logs {
      var reader = LogReader(
        log: "\(log.kind.rawValue).log", kind: log.kind, signatures: set, readsLocks: true)
      reader.consume(log.text[...])
      draft.findings.append(reader.finish())
    }
    guard let build = BuildAssembler.builds(from: [draft], overriding: Build.ID()).first else {
      return "no log was read"
    }
    let fault = Fault(
      place: .test("example"), phase: .call, message: LogText(message[...]), http: nil, evidence: []
    )
    let search = ProofSearch(of: build, by: set, hits: TimedHits(of: build))
    return search.outcome(of: rule, of: 0, for: FaultReach(of: fault, in: build)).note
  }
}
