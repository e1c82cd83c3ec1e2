import Matching

/// Asks signatures about the faults of one build.
struct Examiner {
  private let set: SignatureSet
  private let build: Build
  private let matcher: Matcher

  /// Whether the keys of texts are known.
  private let hasCatalogue: Bool

  private let hits: TimedHits

  /// Decides between signatures that hold for one fault.
  let conflicts: Conflicts

  /// The log patterns of each clause, as indices in the set.
  private let patterns: [ClauseID: [Int]]

  /// The clauses with a pattern that gave up on a line.
  private let stopped: Set<ClauseID>

  /// A clause of a signature, by its indices.
  private struct ClauseID: Hashable {
    var signature: Int
    var role: SignatureSet.LogPattern.Role
    var clause: Int

    init(_ pattern: SignatureSet.LogPattern) {
      self.init(signature: pattern.signature, role: pattern.role, clause: pattern.clause)
    }

    init(signature: Int, role: SignatureSet.LogPattern.Role, clause: Int) {
      self.signature = signature
      self.role = role
      self.clause = clause
    }
  }

  /// A pattern and the text it is asked about: the message, or a block of the fault.
  private struct Question: Hashable {
    var pattern: ObjectIdentifier
    var block: Int?
  }

  /// The texts of a fault's blocks, made only where a signature asks for them, and once.
  private final class BlockTexts {
    let fault: Fault
    let keys: FaultKeys

    /// What patterns that several signatures have say of the message, and of each block by number.
    var known: [Question: MatchOutcome] = [:]
    lazy var texts = fault.traces.map(\.trace.text)

    init(_ fault: Fault, _ keys: FaultKeys) {
      self.fault = fault
      self.keys = keys
    }
  }

  init(
    set: SignatureSet, build: Build, hits: TimedHits, matcher: Matcher, hasCatalogue: Bool
  ) {
    self.set = set
    self.build = build
    self.hits = hits
    conflicts = Conflicts(of: set)
    self.matcher = matcher
    self.hasCatalogue = hasCatalogue
    patterns = Dictionary(grouping: set.logPatterns.indices) { ClauseID(set.logPatterns[$0]) }
      .mapValues { $0.map { set.alike.first[$0] } }
    stopped = Set(build.stopped.flatMap { set.alike[$0] }.map { ClauseID(set.logPatterns[$0]) })
  }

  /// What every signature in whose scope a fault lies says about it; those that say no are left out.
  ///
  /// - Parameters:
  ///   - fault: the fault.
  ///   - keys: the product's names for its message.
  ///   - reach: where in the logs its evidence may lie.
  ///   - looksAtFailure: whether to ask the signatures that look at the failure itself, or those that
  ///     recognise lines of logs.
  /// - Returns: those that hold or gave up.
  func candidates(
    for fault: Fault, _ keys: FaultKeys, _ reach: FaultReach, looksAtFailure: Bool
  ) -> [Candidate] {
    let blocks = BlockTexts(fault, keys)
    return (looksAtFailure ? set.ofFailures : set.ofLines).compactMap { index in
      guard set.signatures[index].scope.contains(fault, of: build.id) else { return nil }
      let outcome = examine(set.signatures[index], index, blocks, reach)
      if case .no = outcome { return nil }
      return Candidate(signature: index, outcome: outcome)
    }
  }

  /// What keeps each of some signatures from holding for a fault, wherever their scopes end.
  ///
  /// - Parameters:
  ///   - indices: the signatures.
  ///   - fault: the fault.
  ///   - keys: the product's names for its message.
  /// - Returns: for each the first clause that is to blame, those of the failure itself before those
  ///   of logs; nil where the signature holds.
  func obstacles(to indices: [Int], for fault: Fault, _ keys: FaultKeys) -> [Obstacle?] {
    let blocks = BlockTexts(fault, keys)
    let reach = FaultReach(of: fault, in: build)
    return indices.map { obstacle(to: set.signatures[$0], $0, blocks, reach) }
  }

  private func obstacle(
    to signature: Signature, _ index: Int, _ blocks: BlockTexts, _ reach: FaultReach
  ) -> Obstacle? {
    var stopped: Obstacle?
    for (role, clauses) in [
      (SignatureSet.LogPattern.Role.match, signature.match), (.not, signature.not),
    ] {
      let numbered = Array(clauses.enumerated())
      for (number, clause) in numbered.filter({ !$0.element.place.isLog })
        + numbered.filter(\.element.place.isLog)
      {
        let id = ClauseID(signature: index, role: role, clause: number)
        switch examine(clause, id, blocks, reach) {
        case .holds(let found): if role == .not { return .forbidden(clause, found.evidence.first) }
        case .stopped(let reason): stopped = stopped ?? .stopped(reason)
        case .no: if role == .match { return .missing(clause) }
        }
      }
    }
    return stopped
  }

  private func examine(
    _ signature: Signature, _ index: Int, _ blocks: BlockTexts, _ reach: FaultReach
  ) -> Candidate.Outcome {
    var holding = Candidate.Holding(captures: [:])
    var stopped: String?
    for (role, clauses) in [
      (SignatureSet.LogPattern.Role.match, signature.match), (.not, signature.not),
    ] {
      for (number, clause) in clauses.enumerated() {
        let id = ClauseID(signature: index, role: role, clause: number)
        switch examine(clause, id, blocks, reach) {
        case .holds(let found):
          if role == .not { return .no }
          holding.captures.merge(found.captures) { first, _ in first }
          holding.evidence += found.evidence
          if holding.lines != .inTest { holding.lines = found.lines ?? holding.lines }
        case .stopped(let reason): stopped = stopped ?? reason
        case .no: if role == .match { return .no }
        }
      }
    }
    if let stopped { return .stopped(stopped) }
    return .holds(holding)
  }

  private func examine(
    _ clause: Signature.Clause, _ id: ClauseID, _ blocks: BlockTexts, _ reach: FaultReach
  ) -> Candidate.Outcome {
    switch clause.place {
    case .fault:
      let message = blocks.fault.message.bytes
      let outcome = search(clause.patterns, in: message, of: blocks, nil) { _ in nil }
      // A message is cut at a character, which has four bytes at most.
      if case .no = outcome, message.count > FaultText.messageLimit - 4 {
        return .stopped("the message is longer than is kept")
      }
      return outcome
    case .trace:
      var stopped: String?
      for (number, ((log, trace), text)) in zip(blocks.fault.traces, blocks.texts).enumerated() {
        let outcome = search(clause.patterns, in: text, of: blocks, number) { range in
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
    case .key: return asked(clause, of: blocks)
    case .console, .engine, .vdsm, .supervdsm, .log:
      return searched(id, clause.place, reach)
    }
  }

  /// What a clause for keys says about a fault's own.
  private func asked(_ clause: Signature.Clause, of blocks: BlockTexts) -> Candidate.Outcome {
    for name in blocks.keys.names {
      if case .holds = search(clause.patterns, in: Array(name.utf8), of: nil, nil, { _ in nil }) {
        return .holds(Candidate.Holding(captures: blocks.keys.captures))
      }
    }
    guard blocks.keys.isEmpty else { return .no }
    if !hasCatalogue { return .stopped("the rule asks for a key, and there is no catalogue") }
    return blocks.fault.message.bytes.count > FaultText.messageLimit - 4
      ? .stopped("the message is longer than is kept") : .no
  }

  /// Searches one text with patterns, of which any will do.
  private func search(
    _ patterns: [Pattern], in text: [UInt8], of blocks: BlockTexts?, _ block: Int?,
    _ place: (Range<Int>) -> Evidence?
  ) -> Candidate.Outcome {
    var stopped: String?
    for pattern in patterns {
      switch outcome(of: pattern, in: text, of: blocks, block) {
      case .match(let match):
        let captures = match.captures.map {
          ($0.name, LogText(text[$0.range].prefix(LogHit.captureLimit)))
        }
        return .holds(
          Candidate.Holding(
            captures: Dictionary(captures, uniquingKeysWith: { first, _ in first }),
            evidence: place(match.range).map { [$0] } ?? []))
      case .stopped(let limit): stopped = NotEvaluated.sentence(pattern, limit)
      case .noMatch: break
      }
    }
    return stopped.map { .stopped($0) } ?? .no
  }

  /// What a pattern says of a text; asked once for all signatures that have it.
  private func outcome(
    of pattern: Pattern, in text: [UInt8], of blocks: BlockTexts?, _ block: Int?
  ) -> MatchOutcome {
    let id = ObjectIdentifier(pattern)
    guard let blocks, set.sharedPatterns.contains(id) else {
      return matcher.firstMatch(of: pattern, in: text[...])
    }
    let question = Question(pattern: id, block: block)
    if let known = blocks.known[question] { return known }
    let found = matcher.firstMatch(of: pattern, in: text[...])
    blocks.known[question] = found
    return found
  }

  /// What the search of the logs, done while they were read, says about a clause.
  ///
  /// Where it is known when the fault's test ran, lines of another time say nothing about it; those
  /// of which no clock tells when they were written count wherever they stand.
  private func searched(
    _ clause: ClauseID, _ place: Place, _ reach: FaultReach
  ) -> Candidate.Outcome {
    var found = (patterns[clause] ?? []).flatMap(hits.of).filter { hit in
      hit.moment == nil || reach.contains(hit.moment)
    }
    .sorted { $0.order < $1.order }
    if found.isEmpty, !reach.windows.isEmpty, !build.moreHits.isEmpty {
      let times = reach.windows.map(\.time)
      found = (patterns[clause] ?? []).flatMap { TimedHits.of($0, in: times, of: build) }
    }
    guard let first = found.first else {
      return stopped.contains(clause)
        ? .stopped("a pattern ran into a limit on a line of a log") : .no
    }
    return .holds(
      Candidate.Holding(
        captures: first.hit.captures, evidence: found.prefix(3).map(\.hit.evidence),
        lines: place != .console && !reach.windows.isEmpty && first.moment != nil
          ? .inTest : .inBuild))
  }
}
