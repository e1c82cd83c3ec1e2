package import Matching

/// Gives every fault of a build its verdict.
package struct Judge {
  private let set: SignatureSet
  private let limits: Limits

  /// Tells the keys of messages.
  private let finder: KeyFinder

  /// Whether to tell which signatures were considered for each fault.
  private let explains: Bool

  package init(
    _ set: SignatureSet, catalogue: Catalogue? = nil, limits: Limits = Limits(),
    explains: Bool = false
  ) {
    self.set = set
    self.limits = limits
    self.explains = explains
    finder = KeyFinder(search: catalogue.map(CatalogueSearch.init))
  }

  /// Judges all faults of a build, and those that signatures for log lines make where no test ran.
  package func judge(_ build: Build) -> JudgedBuild {
    let hits = TimedHits(of: build)
    let examiner = Examiner(
      set: set, build: build, hits: hits,
      matcher: Matcher(limits: limits, profile: set.profile, work: SearchWork(limits)),
      hasCatalogue: finder.search != nil)
    let proofs = ProofSearch(of: build, by: set, hits: hits)
    var notEvaluated = build.notEvaluated
    var faults: [JudgedFault] = []
    var doubtful: Set<Int> = []
    if build.tests != nil || build.faults.contains(where: { $0.place != .product }) {
      for fault in build.faults {
        let (judged, isDoubtful) = judge(
          fault, examiner, proofs, of: build, ofLines: nil, &notEvaluated)
        if isDoubtful { doubtful.insert(faults.count) }
        faults.append(judged)
      }
      doubt(&faults, doubtful)
    } else {
      let lines = RecognisedLines(of: build, set: set)
      for fault in build.faults + lines.faults(besides: build.faults) {
        let ofLines = lines.candidates(for: fault)
        faults.append(
          judge(fault, examiner, proofs, of: build, ofLines: ofLines, &notEvaluated).fault)
      }
    }
    Cascade(by: set).settle(&faults, in: build)
    var judged = trimmed(build, faults, notEvaluated)
    if explains { Consideration(of: build, by: set, examiner, finder).explain(&judged) }
    return judged
  }

  /// Judges one fault.
  ///
  /// - Parameters:
  ///   - fault: the fault.
  ///   - examiner: who asks the signatures.
  ///   - proofs: who looks for proofs.
  ///   - build: the build.
  ///   - ofLines: what signatures for log lines say, where each match is about its own line; nil where
  ///     they are asked about the whole build, because it has test results.
  ///   - notEvaluated: gets what could not be judged.
  /// - Returns: the fault with its verdict, and whether that rests on a line of which nobody knows
  ///   whether it was written in the test's time.
  private func judge(
    _ fault: Fault, _ examiner: Examiner, _ proofs: ProofSearch, of build: Build,
    ofLines: [Candidate]?, _ notEvaluated: inout [NotEvaluated]
  ) -> (fault: JudgedFault, isDoubtful: Bool) {
    let keys = finder.keys(of: fault)
    var result = judge(fault, keys, examiner, proofs, of: build, ofLines: ofLines, &notEvaluated)
    result.fault.keys = keys.names
    return result
  }

  private func judge(
    _ fault: Fault, _ keys: FaultKeys, _ examiner: Examiner, _ proofs: ProofSearch,
    of build: Build, ofLines: [Candidate]?, _ notEvaluated: inout [NotEvaluated]
  ) -> (fault: JudgedFault, isDoubtful: Bool) {
    let reach = FaultReach(of: fault, in: build)
    var candidates = examiner.candidates(for: fault, keys, reach, looksAtFailure: true)
    if let ofLines {
      candidates += ofLines
    } else if !candidates.contains(where: \.holds) {
      // A line somewhere in the build says less about a failure than its own message does.
      candidates += examiner.candidates(for: fault, keys, reach, looksAtFailure: false)
    }
    let (conflict, others) = examiner.conflicts.decide(
      candidates.filter(\.holds).map(\.signature))
    if let stopped = candidates.first(where: { couldWin($0, over: conflict.winner) }) {
      let id = set.signatures[stopped.signature].id
      let reason = "\(id): \(stopped.reason ?? "a pattern gave up")"
      let place = fault.evidence.first
      notEvaluated.append(
        NotEvaluated(log: place?.log ?? build.source, line: place?.line, reason: reason))
      return (JudgedFault(fault: fault, verdict: .notEvaluated, reason: reason), false)
    }
    guard let winner = conflict.winner,
      let won = candidates.first(where: { $0.signature == winner }),
      case .holds(let holding) = won.outcome
    else { return (unrecognised(fault, &notEvaluated), false) }
    let signature = set.signatures[winner]
    let values = Self.values(holding.captures, fault, build)
    let more = holding.evidence.filter { !fault.evidence.contains($0) }
    var judged = JudgedFault(
      fault: fault, verdict: signature.verdict, signature: signature.id,
      title: signature.title.filled(with: values),
      reason: signature.explanation?.reason.filled(with: values),
      links: signature.explanation?.links ?? [], captures: holding.captures,
      also: others, isAmbiguous: conflict.isAmbiguous,
      evidence: Array((fault.evidence + more).prefix(Evidence.limit)))
    if signature.explanation != nil {
      judged.proof = holding.isInTime && signature.verdict == .explained ? .proved : .byMessage
      if holding.lines == .inBuild, fault.test != nil {
        judged.proofNote =
          "its lines lie somewhere in the build, and no clock ties them to the test"
        judged.proofRemark = "found in the whole build"
      }
    }
    if let rule = signature.proof {
      prove(&judged, by: rule, proofs.outcome(of: rule, of: winner, for: reach), build)
    }
    return (judged, !signature.looksAtFailure && ofLines == nil && !holding.isInTime)
  }

  /// Adds what came of looking for the proof of a fault's explanation.
  private func prove(
    _ judged: inout JudgedFault, by rule: ProofRule, _ outcome: ProofOutcome, _ build: Build
  ) {
    guard case .found(let found) = outcome else {
      judged.proof = judged.proof.map { _ in .byMessage }
      judged.proofNote = outcome.note
      judged.proofRemark = outcome.remark
      return
    }
    judged.chain = found.steps
    judged.refusal = found.refusal
    judged.captures.merge(found.captures) { first, _ in first }
    judged.proofReason = rule.reason?.filled(
      with: Self.values(judged.captures, judged.fault, build))
    if judged.verdict == .explained {
      judged.proof = .proved
    } else {
      // That things happened in an order does not show that one caused the other.
      judged.proofNote = "the logs show the steps, not that one caused the other"
    }
    let known = Set(judged.evidence)
    let more = found.steps.map(\.evidence).filter { !known.contains($0) }
    judged.evidence = Array((judged.evidence + more).prefix(Evidence.limit))
  }

  /// The verdict on a fault for which no signature holds; of a message that is cut off nobody knows.
  private func unrecognised(
    _ fault: Fault, _ notEvaluated: inout [NotEvaluated]
  ) -> JudgedFault {
    guard fault.isCut, let place = fault.evidence.first else {
      return JudgedFault(fault: fault, verdict: .unexplained)
    }
    let reason = "the log does not hold the whole message of this failure"
    notEvaluated.append(NotEvaluated(log: place.log, line: place.line, reason: reason))
    return JudgedFault(fault: fault, verdict: .notEvaluated, reason: reason)
  }

  /// Takes back what a line somewhere in the build explains, where it would explain everything.
  ///
  /// Where no clock tells which failure the line belongs to, it can have caused one of several kinds,
  /// so each of them is no more than suspected.
  private func doubt(_ faults: inout [JudgedFault], _ doubtful: Set<Int>) {
    let doubted = doubtful.sorted()
    guard Set(doubted.map { faults[$0].fault.message }).count > 1 else { return }
    for index in doubted where faults[index].verdict == .explained {
      faults[index].verdict = .suspected
    }
  }

  /// Whether a signature that gave up could stand in the winner's place.
  private func couldWin(_ candidate: Candidate, over winner: Int?) -> Bool {
    guard case .stopped = candidate.outcome else { return false }
    guard let winner else { return true }
    let conflict = Conflict([candidate.signature, winner], of: set)
    // Rules that tie are a mistake of theirs; without a catalogue all that ask for keys would.
    if finder.search == nil, conflict.isAmbiguous,
      set.signatures[candidate.signature].asksForKey
    {
      return false
    }
    return conflict.winner != winner || conflict.isAmbiguous
  }

  /// Keeps the faults that a report shows: recognised ones first, in the logs' order.
  private func trimmed(
    _ build: Build, _ faults: [JudgedFault], _ notEvaluated: [NotEvaluated]
  ) -> JudgedBuild {
    let total = faults.count + build.failuresLeftOut
    guard faults.count > Build.faultLimit else {
      return JudgedBuild(
        build: build, faults: faults, faultTotal: total, notEvaluated: notEvaluated)
    }
    let recognised = faults.indices.filter { faults[$0].signature != nil }
    let rest = faults.indices.filter { faults[$0].signature == nil }
    let kept = (recognised + rest).prefix(Build.faultLimit).sorted()
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    let shown = kept.map { index in
      var fault = faults[index]
      // A victim whose root is left out stands alone.
      fault.root = fault.root.flatMap { places[$0] }
      if fault.root == nil { fault.rootReason = nil }
      return fault
    }
    return JudgedBuild(
      build: build, faults: shown, faultTotal: total, notEvaluated: notEvaluated)
  }

  /// What fills `{name}` in titles and reasons.
  private static func values(
    _ captures: [String: LogText], _ fault: Fault, _ build: Build
  ) -> [String: String] {
    var values = captures.mapValues(\.shown)
    values["branch"] = build.id.branch?.name ?? "unknown"
    values["suite"] = build.id.suite?.name ?? "unknown"
    values["build"] = build.id.number.map(String.init) ?? "unknown"
    values["test"] = fault.test?.shown ?? "unknown"
    return values
  }
}
