package import Matching

/// All signatures of a run, with the patterns that their logs are searched for.
package struct SignatureSet: Sendable {
  package let signatures: [Signature]

  /// The indices of the signatures that look at the failure itself, and of those that do not.
  let ofFailures: [Int]
  let ofLines: [Int]

  /// Every pattern for a log place, in the order of signatures and clauses.
  package let logPatterns: [LogPattern]

  /// For each of them the first one that looks for the same in the same place: it alone is looked for.
  let alike: Alike

  /// The same patterns, analysed for the kinds of lines that they look at.
  let logPatternSets: LogPatternSets

  /// A pattern that lines of logs are searched for.
  package struct LogPattern: Sendable {
    /// The index of its signature.
    package var signature: Int
    package var place: Place
    package var pattern: Pattern
    /// What it is looked for.
    package var role: Role
    /// The index of its clause in the signature's `match` or `not`, or of its step in the proof.
    package var clause: Int

    /// What a line that matches means for the signature.
    package enum Role: Hashable, Sendable {
      /// A clause of `match` or `not`.
      case match, not
      /// A step of the proof, or one that must be absent.
      case step, absent
      /// A line about a refused or waiting request for a lock, which any proof may quote.
      case lock
    }
  }

  /// Is told what searching costs, where somebody asks.
  let profile: SearchProfile?

  /// Analyses signatures.
  ///
  /// - Parameters:
  ///   - signatures: the signatures, in any order.
  ///   - isProfiled: whether to note what searching for their patterns costs, for a ``RuleProfile``.
  package init(_ signatures: [Signature], isProfiled: Bool = false) {
    let profile = isProfiled ? SearchProfile() : nil
    self.profile = profile
    // A profile tells the cost of each rule, so there each keeps its own patterns.
    let sorted = signatures.sorted { $0.id < $1.id }
    let signatures = isProfiled ? sorted : Self.sharingPatterns(sorted)
    self.signatures = signatures
    ofFailures = signatures.indices.filter { signatures[$0].looksAtFailure }
    ofLines = signatures.indices.filter { !signatures[$0].looksAtFailure }
    let logPatterns =
      signatures.indices.flatMap { Self.patterns(of: signatures[$0], at: $0) }
      + Self.lockPatterns(of: signatures)
    self.logPatterns = logPatterns
    alike = Alike(logPatterns)
    logPatternSets = LogPatternSets(logPatterns, alike, profile: profile)
    var seen: Set<ObjectIdentifier> = []
    sharedPatterns = Set(
      signatures.flatMap { $0.match + $0.not }.filter { !$0.place.isLog }.flatMap(\.patterns)
        .map { ObjectIdentifier($0) }.filter { !seen.insert($0).inserted })
    readsLocks = signatures.contains { $0.proof?.asksForLocks == true }
  }

  /// The patterns for failures that several clauses have.
  let sharedPatterns: Set<ObjectIdentifier>

  /// Whether a line is one that a signature's pattern for logs matched.
  package func isHit(_ hit: LogHit, of signature: Int) -> Bool {
    alike[hit.pattern].contains { logPatterns[$0].signature == signature }
  }

  /// Whether any proof asks who held the engine's locks.
  package let readsLocks: Bool

  /// The same signatures, with one pattern for each expression: thousands of rules may have the same.
  private static func sharingPatterns(_ signatures: [Signature]) -> [Signature] {
    var known: [String: Pattern] = [:]
    func shared(_ clause: Signature.Clause) -> Signature.Clause {
      var clause = clause
      clause.patterns = clause.patterns.map { pattern in
        if let first = known[pattern.source] { return first }
        known[pattern.source] = pattern
        return pattern
      }
      return clause
    }
    func shared(_ step: ProofStep) -> ProofStep {
      var step = step
      if case .line(let clause) = step.kind { step.kind = .line(shared(clause)) }
      return step
    }
    return signatures.map { signature in
      var signature = signature
      signature.match = signature.match.map(shared)
      signature.not = signature.not.map(shared)
      if let proof = signature.proof {
        signature.proof?.steps = proof.steps.map(shared)
        signature.proof?.not = proof.not.map(shared)
      }
      return signature
    }
  }

  private static func patterns(of signature: Signature, at index: Int) -> [LogPattern] {
    func patterns(_ clauses: [(Int, Signature.Clause)], _ role: LogPattern.Role) -> [LogPattern] {
      clauses.filter { $0.1.place.isLog }.flatMap { number, clause in
        clause.patterns.map {
          LogPattern(
            signature: index, place: clause.place, pattern: $0, role: role, clause: number)
        }
      }
    }
    func clauses(_ steps: [ProofStep]) -> [(Int, Signature.Clause)] {
      steps.enumerated().compactMap { number, step in
        if case .line(let clause) = step.kind { (number, clause) } else { nil }
      }
    }
    return patterns(Array(signature.match.enumerated()), .match)
      + patterns(Array(signature.not.enumerated()), .not)
      + patterns(clauses(signature.proof?.steps ?? []), .step)
      + patterns(clauses(signature.proof?.not ?? []), .absent)
  }

  /// The lines that tell of refused and waiting requests, where a proof may want to quote them.
  private static func lockPatterns(of signatures: [Signature]) -> [LogPattern] {
    guard let first = signatures.firstIndex(where: { $0.proof?.asksForLocks == true }) else {
      return []
    }
    let texts = [
      "Failed to Acquire Lock to object .*", "Failed to acquire lock[ -,].*",
      "Failed to acquire lock. (?:Exclusive|Shared) lock is taken for key .*",
      "Lock-(?:wait|timeout) acquired to object .*",
    ]
    return texts.enumerated().map { number, text in
      LogPattern(
        signature: first, place: .engine, pattern: Pattern(checked: text), role: .lock,
        clause: number)
    }
  }
}

extension ProofRule {
  /// Whether a step is a request for a lock.
  var asksForLocks: Bool {
    (steps + not).contains { if case .line = $0.kind { false } else { true } }
  }
}
