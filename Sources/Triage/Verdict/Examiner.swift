import Matching

/// Asks signatures about the faults of one build.
struct Examiner {
  private let set: SignatureSet
  private let build: Build
  private let matcher: Matcher

  /// What the search of the logs found for each clause.
  private let found: [ClauseID: LogFound]

  /// The clauses with a pattern that gave up on a line.
  private let stopped: Set<ClauseID>

  /// A clause of a signature, by its indices.
  private struct ClauseID: Hashable {
    var signature: Int
    var isNot: Bool
    var clause: Int

    init(_ pattern: SignatureSet.LogPattern) {
      self.init(signature: pattern.signature, isNot: pattern.isNot, clause: pattern.clause)
    }

    init(signature: Int, isNot: Bool, clause: Int) {
      self.signature = signature
      self.isNot = isNot
      self.clause = clause
    }
  }

  /// The values of a clause's first match in the logs, and the lines of its first ones.
  private struct LogFound {
    var captures: [String: LogText]
    var evidence: [Evidence] = []
  }

  /// The texts of a fault's blocks, made only where a signature asks for them, and once.
  private final class BlockTexts {
    let fault: Fault
    lazy var texts = fault.traces.map(\.trace.text)

    init(_ fault: Fault) {
      self.fault = fault
    }
  }

  init(set: SignatureSet, build: Build, matcher: Matcher) {
    self.set = set
    self.build = build
    self.matcher = matcher
    var found: [ClauseID: LogFound] = [:]
    for hit in build.hits {
      let id = ClauseID(set.logPatterns[hit.pattern])
      var one = found[id] ?? LogFound(captures: hit.captures)
      guard one.evidence.count < 3 else { continue }
      one.evidence.append(hit.evidence)
      found[id] = one
    }
    self.found = found
    stopped = Set(build.stopped.map { ClauseID(set.logPatterns[$0]) })
  }

  /// What every signature in whose scope a fault lies says about it; those that say no are left out.
  ///
  /// - Parameters:
  ///   - fault: the fault.
  ///   - looksAtFailure: whether to ask the signatures that look at the failure itself, or those that
  ///     recognise lines of logs.
  /// - Returns: those that hold or gave up.
  func candidates(for fault: Fault, looksAtFailure: Bool) -> [Candidate] {
    let blocks = BlockTexts(fault)
    return (looksAtFailure ? set.ofFailures : set.ofLines).compactMap { index in
      guard set.signatures[index].scope.contains(fault, of: build.id) else { return nil }
      let outcome = examine(set.signatures[index], index, blocks)
      if case .no = outcome { return nil }
      return Candidate(signature: index, outcome: outcome)
    }
  }

  /// What keeps each of some signatures from holding for a fault, wherever their scopes end.
  ///
  /// - Parameters:
  ///   - indices: the signatures.
  ///   - fault: the fault.
  /// - Returns: for each the first clause that is to blame, those of the failure itself before those
  ///   of logs; nil where the signature holds.
  func obstacles(to indices: [Int], for fault: Fault) -> [Obstacle?] {
    let blocks = BlockTexts(fault)
    return indices.map { obstacle(to: set.signatures[$0], $0, blocks) }
  }

  private func obstacle(
    to signature: Signature, _ index: Int, _ blocks: BlockTexts
  ) -> Obstacle? {
    var stopped: Obstacle?
    for (isNot, clauses) in [(false, signature.match), (true, signature.not)] {
      let numbered = Array(clauses.enumerated())
      for (number, clause) in numbered.filter({ !$0.element.place.isLog })
        + numbered.filter(\.element.place.isLog)
      {
        switch examine(clause, ClauseID(signature: index, isNot: isNot, clause: number), blocks) {
        case .holds(_, let lines): if isNot { return .forbidden(clause, lines.first) }
        case .stopped(let reason): stopped = stopped ?? .stopped(reason)
        case .no: if !isNot { return .missing(clause) }
        }
      }
    }
    return stopped
  }

  private func examine(
    _ signature: Signature, _ index: Int, _ blocks: BlockTexts
  ) -> Candidate.Outcome {
    var captures: [String: LogText] = [:]
    var evidence: [Evidence] = []
    var stopped: String?
    for (isNot, clauses) in [(false, signature.match), (true, signature.not)] {
      for (number, clause) in clauses.enumerated() {
        let id = ClauseID(signature: index, isNot: isNot, clause: number)
        switch examine(clause, id, blocks) {
        case .holds(let found, let lines):
          if isNot { return .no }
          captures.merge(found) { first, _ in first }
          evidence += lines
        case .stopped(let reason): stopped = stopped ?? reason
        case .no: if !isNot { return .no }
        }
      }
    }
    if let stopped { return .stopped(stopped) }
    return .holds(captures: captures, evidence: evidence)
  }

  private func examine(
    _ clause: Signature.Clause, _ id: ClauseID, _ blocks: BlockTexts
  ) -> Candidate.Outcome {
    switch clause.place {
    case .fault:
      let message = blocks.fault.message.bytes
      let outcome = search(clause.patterns, in: message) { _ in nil }
      // A message is cut at a character, which has four bytes at most.
      if case .no = outcome, message.count > FaultText.messageLimit - 4 {
        return .stopped("the message is longer than is kept")
      }
      return outcome
    case .trace:
      var stopped: String?
      for ((log, trace), text) in zip(blocks.fault.traces, blocks.texts) {
        let outcome = search(clause.patterns, in: text) { range in
          trace.place(ofOffset: range.lowerBound).map { place in
            let end = min(place.offset + range.count, place.line.text.count)
            return place.line.evidence(of: place.offset..<max(place.offset, end), in: log)
          }
        }
        switch outcome {
        case .holds: return outcome
        case .stopped(let reason): stopped = stopped ?? reason
        case .no:
          if trace.isCut { stopped = stopped ?? "the failure's block is longer than is kept" }
        }
      }
      return stopped.map { .stopped($0) } ?? .no
    case .console, .engine, .vdsm, .supervdsm, .log:
      return searched(id)
    }
  }

  /// Searches one text with patterns, of which any will do.
  private func search(
    _ patterns: [Pattern], in text: [UInt8], place: (Range<Int>) -> Evidence?
  ) -> Candidate.Outcome {
    var stopped: String?
    for pattern in patterns {
      switch matcher.firstMatch(of: pattern, in: text[...]) {
      case .match(let match):
        let captures = match.captures.map { ($0.name, LogText(text[$0.range])) }
        return .holds(
          captures: Dictionary(captures, uniquingKeysWith: { first, _ in first }),
          evidence: place(match.range).map { [$0] } ?? [])
      case .stopped(let limit): stopped = NotEvaluated.sentence(pattern, limit)
      case .noMatch: break
      }
    }
    return stopped.map { .stopped($0) } ?? .no
  }

  /// What the search of the logs, done while they were read, says about a clause.
  private func searched(_ clause: ClauseID) -> Candidate.Outcome {
    if let found = found[clause] {
      return .holds(captures: found.captures, evidence: found.evidence)
    }
    return stopped.contains(clause)
      ? .stopped("a pattern ran into a limit on a line of a log") : .no
  }
}
