extension Build {
  /// The signatures for log lines that hold somewhere in the build, each with the first line of it.
  ///
  /// Those that ask for a test or a phase are left out: a line of its own has neither.
  package func recognisedLines(by set: SignatureSet) -> [(signature: Int, evidence: Evidence)] {
    let holding = RecognisedLines.holding(self, set)
    var found: [Int: Evidence] = [:]
    var seen: Set<Int> = []
    for hit in hits where seen.insert(hit.pattern).inserted {
      for pattern in set.alike[hit.pattern].map({ set.logPatterns[$0] })
      where pattern.role == .match && holding.contains(pattern.signature)
        && found[pattern.signature] == nil
      {
        guard set.signatures[pattern.signature].scope.containsLines(of: id) else { continue }
        found[pattern.signature] = hit.evidence
      }
    }
    return found.sorted { $0.key < $1.key }.map { (signature: $0.key, evidence: $0.value) }
  }
}
