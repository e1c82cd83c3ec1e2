package import Matching

/// All signatures of a run, with the patterns that their logs are searched for.
package struct SignatureSet: Sendable {
  package let signatures: [Signature]

  /// The indices of the signatures that look at the failure itself, and of those that do not.
  let ofFailures: [Int]
  let ofLines: [Int]

  /// Every pattern for a log place, in the order of signatures and clauses.
  package let logPatterns: [LogPattern]

  /// The same patterns, analysed for the kinds of lines that they look at.
  let logPatternSets: LogPatternSets

  /// A pattern that lines of logs are searched for.
  package struct LogPattern: Sendable {
    /// The index of its signature.
    package var signature: Int
    package var place: Place
    package var pattern: Pattern
    /// Whether it stands under `not`.
    package var isNot: Bool
    /// The index of its clause in the signature's `match` or `not`.
    package var clause: Int
  }

  package init(_ signatures: [Signature]) {
    let signatures = signatures.sorted { $0.id < $1.id }
    self.signatures = signatures
    ofFailures = signatures.indices.filter { signatures[$0].looksAtFailure }
    ofLines = signatures.indices.filter { !signatures[$0].looksAtFailure }
    let logPatterns = signatures.indices.flatMap { index in
      [false, true].flatMap { isNot in
        (isNot ? signatures[index].not : signatures[index].match).enumerated()
          .filter { $0.element.place.isLog }
          .flatMap { clause in
            clause.element.patterns.map {
              LogPattern(
                signature: index, place: clause.element.place, pattern: $0, isNot: isNot,
                clause: clause.offset)
            }
          }
      }
    }
    self.logPatterns = logPatterns
    logPatternSets = LogPatternSets(logPatterns)
  }
}
