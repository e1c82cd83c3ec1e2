package import Matching

/// Gives every fault of a build its verdict.
package struct Judge {
  private let set: SignatureSet
  private let limits: Limits

  /// Whether to tell which signatures were considered for each fault.
  private let explains: Bool

  package init(_ set: SignatureSet, limits: Limits = Limits(), explains: Bool = false) {
    self.set = set
    self.limits = limits
    self.explains = explains
  }

  /// Judges all faults of a build, and those that signatures for log lines make where no test ran.
  package func judge(_ build: Build) -> JudgedBuild {
    let examiner = Examiner(set: set, build: build, matcher: Matcher(limits: limits))
    var notEvaluated = build.notEvaluated
    var faults: [JudgedFault] = []
    if build.tests != nil || build.faults.contains(where: { $0.place != .product }) {
      for fault in build.faults {
        faults.append(judge(fault, examiner, of: build, ofLines: nil, &notEvaluated))
      }
      doubt(&faults)
    } else {
      let lines = RecognisedLines(of: build, set: set)
      for fault in build.faults + lines.faults(besides: build.faults) {
        let ofLines = lines.candidates(for: fault)
        faults.append(judge(fault, examiner, of: build, ofLines: ofLines, &notEvaluated))
      }
    }
    var judged = trimmed(build, faults, notEvaluated)
    if explains { Consideration(of: build, by: set, examiner).explain(&judged) }
    return judged
  }

  /// Judges one fault.
  ///
  /// - Parameters:
  ///   - fault: the fault.
  ///   - examiner: who asks the signatures.
  ///   - build: the build.
  ///   - ofLines: what signatures for log lines say, where each match is about its own line; nil where
  ///     they are asked about the whole build, because it has test results.
  ///   - notEvaluated: gets what could not be judged.
  /// - Returns: the fault with its verdict.
  private func judge(
    _ fault: Fault, _ examiner: Examiner, of build: Build, ofLines: [Candidate]?,
    _ notEvaluated: inout [NotEvaluated]
  ) -> JudgedFault {
    var candidates = examiner.candidates(for: fault, looksAtFailure: true)
    if let ofLines {
      candidates += ofLines
    } else if !candidates.contains(where: \.holds) {
      // A line somewhere in the build says less about a failure than its own message does.
      candidates += examiner.candidates(for: fault, looksAtFailure: false)
    }
    let conflict = Conflict(candidates.filter(\.holds).map(\.signature), of: set)
    if let stopped = candidates.first(where: { couldWin($0, over: conflict.winner) }) {
      let id = set.signatures[stopped.signature].id
      let reason = "\(id): \(stopped.reason ?? "a pattern gave up")"
      let place = fault.evidence.first
      notEvaluated.append(
        NotEvaluated(log: place?.log ?? build.source, line: place?.line, reason: reason))
      return JudgedFault(fault: fault, verdict: .notEvaluated, reason: reason)
    }
    guard let winner = conflict.winner,
      let won = candidates.first(where: { $0.signature == winner }),
      case .holds(let captures, let lines) = won.outcome
    else { return unrecognised(fault, &notEvaluated) }
    let signature = set.signatures[winner]
    let values = Self.values(captures, fault, build)
    let more = lines.filter { !fault.evidence.contains($0) }
    return JudgedFault(
      fault: fault, verdict: signature.verdict,
      proof: signature.explanation == nil ? nil : .byMessage, signature: signature.id,
      title: signature.title.filled(with: values),
      reason: signature.explanation?.reason.filled(with: values),
      links: signature.explanation?.links ?? [], captures: captures,
      also: conflict.others.map { set.signatures[$0].id }, isAmbiguous: conflict.isAmbiguous,
      evidence: Array((fault.evidence + more).prefix(Evidence.limit)))
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
  /// Until clocks are compared nobody knows which failure the line belongs to: of several kinds it can
  /// have caused one, so each of them is no more than suspected.
  private func doubt(_ faults: inout [JudgedFault]) {
    let byLine = Set(
      set.signatures.lazy.filter { !$0.looksAtFailure && $0.explanation != nil }.map(\.id))
    let doubted = faults.indices.filter { faults[$0].signature.map(byLine.contains) == true }
    guard Set(doubted.map { faults[$0].fault.message }).count > 1 else { return }
    for index in doubted where faults[index].verdict == .explained {
      faults[index].verdict = .suspected
    }
  }

  /// Whether a signature that gave up could stand in the winner's place.
  private func couldWin(_ candidate: Candidate, over winner: Int?) -> Bool {
    guard case .stopped = candidate.outcome else { return false }
    guard let winner else { return true }
    return Conflict([candidate.signature, winner], of: set).winner != winner
      || Conflict([candidate.signature, winner], of: set).isAmbiguous
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
    return JudgedBuild(
      build: build, faults: kept.map { faults[$0] }, faultTotal: total, notEvaluated: notEvaluated)
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
