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
    let known = Set(ranked)
    others = ranked.dropFirst() + holding.filter { !known.contains($0) }
  }
}

/// Decides conflicts, each once: the faults of a build are mostly those of few kinds.
final class Conflicts {
  private let set: SignatureSet
  private var known: [[Int]: (Conflict, others: [Signature.ID])] = [:]
  private static let memory = 64

  init(of set: SignatureSet) {
    self.set = set
  }

  /// The decision between signatures, and the ids of those that do not stand.
  func decide(_ holding: [Int]) -> (conflict: Conflict, others: [Signature.ID]) {
    if let known = known[holding] { return known }
    let conflict = Conflict(holding, of: set)
    let made = (conflict, others: conflict.others.map { set.signatures[$0].id })
    if known.count >= Self.memory { known.removeAll() }
    known[holding] = made
    return made
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
