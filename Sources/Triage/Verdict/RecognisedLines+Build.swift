extension Build {
  /// The signatures for log lines that hold somewhere in the build, each with the first line of it.
  ///
  /// Those that ask for a test or a phase are left out: a line of its own has neither.
  package func recognisedLines(by set: SignatureSet) -> [(signature: Int, evidence: Evidence)] {
    let holding = RecognisedLines.holding(self, set)
    var found: [Int: Evidence] = [:]
    for hit in hits where holding.contains(hit.signature) && found[hit.signature] == nil {
      guard set.logPatterns[hit.pattern].role == .match,
        set.signatures[hit.signature].scope.containsLines(of: id)
      else { continue }
      found[hit.signature] = hit.evidence
    }
    return found.sorted { $0.key < $1.key }.map { (signature: $0.key, evidence: $0.value) }
  }
}
