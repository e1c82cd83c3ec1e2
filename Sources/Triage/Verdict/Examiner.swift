import Matching

/// Asks signatures about the faults of one build.
struct Examiner {
  private let set: SignatureSet
  private let build: Build
  private let matcher: Matcher

  /// The build's log hits by signature, in order.
  private let hits: [Int: [LogHit]]

  init(set: SignatureSet, build: Build, matcher: Matcher) {
    self.set = set
    self.build = build
    self.matcher = matcher
    hits = Dictionary(grouping: build.hits, by: \.signature)
  }

  /// What every signature in whose scope a fault lies says about it; those that say no are left out.
  ///
  /// - Parameters:
  ///   - fault: the fault.
  ///   - looksAtFailure: whether to ask the signatures that look at the failure itself, or those that
  ///     recognise lines of logs.
  /// - Returns: those that hold or gave up.
  func candidates(for fault: Fault, looksAtFailure: Bool) -> [Candidate] {
    set.signatures.indices.compactMap { index in
      let signature = set.signatures[index]
      guard signature.looksAtFailure == looksAtFailure,
        signature.scope.contains(fault, of: build.id)
      else { return nil }
      let outcome = examine(signature, index, fault)
      if case .no = outcome { return nil }
      return Candidate(signature: index, outcome: outcome)
    }
  }

  private func examine(_ signature: Signature, _ index: Int, _ fault: Fault) -> Candidate.Outcome {
    var captures: [String: LogText] = [:]
    var evidence: [Evidence] = []
    var stopped: String?
    for (isNot, clauses) in [(false, signature.match), (true, signature.not)] {
      for (number, clause) in clauses.enumerated() {
        switch examine(clause, number, isNot, index, fault) {
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
    _ clause: Signature.Clause, _ number: Int, _ isNot: Bool, _ signature: Int, _ fault: Fault
  ) -> Candidate.Outcome {
    switch clause.place {
    case .fault:
      return search(clause.patterns, in: fault.message.bytes) { _ in nil }
    case .trace:
      var stopped: String?
      for (log, trace) in fault.traces {
        let outcome = search(clause.patterns, in: trace.text) { range in
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
      return searched(number, isNot, signature)
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
      case .stopped(let limit): stopped = "a pattern ran into the \(limit.rawValue)"
      case .noMatch: break
      }
    }
    return stopped.map { .stopped($0) } ?? .no
  }

  /// What the search of the logs, done while they were read, says about a clause.
  private func searched(_ clause: Int, _ isNot: Bool, _ signature: Int) -> Candidate.Outcome {
    func belongs(_ pattern: Int) -> Bool {
      let one = set.logPatterns[pattern]
      return one.signature == signature && one.clause == clause && one.isNot == isNot
    }
    let found = (hits[signature] ?? []).filter { belongs($0.pattern) }
    if let first = found.first {
      return .holds(captures: first.captures, evidence: found.prefix(3).map(\.evidence))
    }
    return build.stopped.contains(where: belongs)
      ? .stopped("a pattern ran into a limit on a line of a log") : .no
  }
}
