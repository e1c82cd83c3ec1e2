/// The room that all builds of a report share; what does not fit is counted.
///
/// A report may be on a hundred thousand builds, so of each only that is kept which some form of it
/// shows. Builds are fitted in the order of the inputs, so the first ones keep their faults.
struct ReportRoom {
  private var faults: Int
  private var bytes = Report.moreFaultBytes
  private var notEvaluated = Report.notEvaluatedLimit

  private var lines = Report.lineBytes
  private let keepsLines: Bool

  /// Makes the room.
  ///
  /// - Parameters:
  ///   - keepsLines: whether builds keep the lines that patterns matched, the answers of the
  ///     products, the blocks of their failures and the names of their logs, of which a draft of a
  ///     rule is made.
  ///   - faults: how many faults are kept.
  init(keepsLines: Bool = false, faults: Int = Report.faultLimit) {
    (self.keepsLines, self.faults) = (keepsLines, faults)
  }

  /// Texts that many faults share, such as the reason of their signature.
  private var texts: Set<String> = []
  private static let textLimit = 10_000

  /// The build without what no report shows, and with as many faults as there is room for.
  mutating func fit(_ judged: JudgedBuild) -> JudgedBuild {
    var judged = judged
    let hasLines = takeLines(of: judged)
    judged.build = fitted(judged.build, keepingLines: hasLines)
    for index in judged.faults.indices {
      if !hasLines { judged.faults[index].fault.traces = [] }
      compact(&judged.faults[index])
    }
    let kept = judged.byWorth.filter { takeRoom(for: &judged.faults[$0]) }
    if kept.count < judged.faults.count {
      judged.leftOutOfReport = judged.faults.count - kept.count
      judged.keep(kept.sorted())
    }
    let limit = min(Build.notEvaluatedLimit, notEvaluated)
    if judged.notEvaluated.count > limit {
      judged.notEvaluatedLeftOut += judged.notEvaluated.count - limit
      judged.notEvaluated.removeLast(judged.notEvaluated.count - limit)
    }
    notEvaluated -= judged.notEvaluated.count
    return judged
  }

  /// Takes the room for a build's lines; false where they are not kept.
  private mutating func takeLines(of judged: JudgedBuild) -> Bool {
    guard keepsLines else { return false }
    let bytes = judged.lineFootprint
    guard bytes <= lines else { return false }
    lines -= bytes
    return true
  }

  private mutating func fitted(_ build: Build, keepingLines: Bool) -> Build {
    var fitted = build.withoutEvidence
    fitted.versions = shared(build.versions)
    fitted.hasLines = keepingLines
    guard keepingLines else { return fitted }
    (fitted.hits, fitted.logs) = (build.hits, build.logs)
    fitted.actions = build.actions.map { action in
      var action = action
      action.trace = Trace()
      return action
    }
    return fitted
  }

  /// Takes the room that a fault needs, if with less evidence; false where there is not enough.
  private mutating func takeRoom(for judged: inout JudgedFault) -> Bool {
    guard faults > 0 else { return false }
    if judged.footprint - Report.faultBytes > bytes {
      judged.fault.evidence = judged.fault.evidence.prefix(1).map(\.short)
      judged.evidence = judged.evidence.prefix(1).map(\.short)
    }
    let more = max(0, judged.footprint - Report.faultBytes)
    guard more <= bytes else { return false }
    bytes -= more
    faults -= 1
    return true
  }

  /// Drops what only judging needs, and makes equal texts one.
  private mutating func compact(_ judged: inout JudgedFault) {
    judged.chain = []
    if judged.evidence == judged.fault.evidence { judged.evidence = judged.fault.evidence }
    judged.title = shared(judged.title)
    judged.reason = shared(judged.reason)
    judged.proofNote = shared(judged.proofNote)
    judged.proofRemark = shared(judged.proofRemark)
    judged.rootReason = shared(judged.rootReason)
  }

  private mutating func shared(_ text: String?) -> String? {
    guard let text, text.utf8.count > 15 else { return text }
    if texts.count >= Self.textLimit { texts = [] }
    return texts.insert(text).memberAfterInsert
  }

  private mutating func shared(_ versions: [String: String]) -> [String: String] {
    var result: [String: String] = [:]
    for (name, version) in versions { result[shared(name) ?? name] = shared(version) }
    return result
  }
}

extension JudgedBuild {
  /// How many bytes of memory its lines, answers, blocks and logs take, about.
  fileprivate var lineFootprint: Int {
    let hits = build.hits.reduce(0) { sum, hit in
      sum + 512 + hit.message.bytes.count + hit.evidence.text.bytes.count
    }
    let actions = build.actions.lazy.flatMap(\.faults).reduce(0) { sum, text in
      sum + 384 + text.message.bytes.count + text.evidence.text.bytes.count
    }
    let traces = faults.lazy.flatMap(\.fault.traces).reduce(0) { $0 + $1.trace.footprint }
    return build.logs.reduce(hits + actions + traces) { $0 + 64 + $1.name.utf8.count }
  }
}

extension Build {
  /// The build without what its faults were judged by.
  fileprivate var withoutEvidence: Build {
    var build = Build(id: id, source: source)
    (build.result, build.started, build.versions, build.tests) = (result, started, versions, tests)
    // Reports count the logs and look at their kinds.
    build.logs = Set(logs.map(\.kind)).map { LogSummary(name: "", kind: $0, lines: 0, bytes: 0) }
    build.logTotal = logTotal
    (build.failuresLeftOut, build.notEvaluatedLeftOut) = (failuresLeftOut, notEvaluatedLeftOut)
    return build
  }
}

extension JudgedFault {
  /// How many bytes of memory its texts take, about.
  fileprivate var footprint: Int {
    let texts =
      fault.message.bytes.count + (fault.test?.bytes.count ?? 0)
      + [proofReason, title, reason].reduce(0) { $0 + ($1?.utf8.count ?? 0) }
    let own = fault.evidence.reduce(0) { $0 + $1.footprint }
    let values = captures.reduce(0) { $0 + 128 + $1.value.bytes.count }
    let shown = evidence.dropFirst(fault.evidence.count).reduce(0) { $0 + $1.footprint }
    return texts + own + values + shown
  }
}

extension Evidence {
  /// The evidence with less of a long text.
  fileprivate var short: Evidence {
    var evidence = self
    evidence.text = text.cut(to: 256)
    evidence.length = min(length, evidence.text.bytes.count)
    return evidence
  }

  fileprivate var footprint: Int { 96 + text.bytes.count }
}
