/// Decides between signatures that hold for the same fault.
///
/// The narrower scope wins, then `before`. A tie is ambiguous: the one with the weaker verdict stands.
struct Conflict {
  /// The signature that stands, as its index in the set; nil where none holds.
  let winner: Int?

  /// Whether others are as good as the winner.
  let isAmbiguous: Bool

  /// The other signatures that hold, ambiguous ones first.
  let others: [Int]

  init(_ holding: [Int], of set: SignatureSet) {
    let signatures = set.signatures
    let narrowest = holding.map { signatures[$0].scope.narrowness }.max()
    let narrow = holding.filter { signatures[$0].scope.narrowness == narrowest }
    let beaten = Set(narrow.flatMap { signatures[$0].before })
    let standing = narrow.filter { !beaten.contains(signatures[$0].id) }
    // Signatures that beat each other in a circle are equal.
    let equal = standing.isEmpty ? narrow : standing
    let ranked = equal.sorted {
      (signatures[$1].verdict.weakness, signatures[$0].id)
        < (signatures[$0].verdict.weakness, signatures[$1].id)
    }
    winner = ranked.first
    isAmbiguous = ranked.count > 1
    others = ranked.dropFirst() + holding.filter { !ranked.contains($0) }
  }
}

extension Signature {
  /// The verdict on a fault for which this signature holds.
  package var verdict: Verdict {
    switch explanation?.status {
    case .confirmed: .explained
    case .hypothesis: .suspected
    case nil: .unexplained
    }
  }
}

extension Verdict {
  /// How little the verdict claims.
  var weakness: Int {
    switch self {
    case .explained: 0
    case .suspected: 1
    case .unexplained: 2
    case .notEvaluated: 3
    }
  }
}
