/// What the logs of one build tell, as far as there is room for it; the rest is counted and told.
///
/// Only hostile inputs fill it: it is what keeps a build of very many logs from eating the machine.
struct FindingsRoom {
  /// What each log tells that tells anything.
  private(set) var findings: [LogFindings] = []

  /// The logs themselves; at most ``Build/logLimit``.
  private(set) var logs: [LogSummary] = []
  private(set) var notEvaluated: [NotEvaluated] = []

  /// The failures of the logs that there was no room for.
  private(set) var failuresLeftOut = 0

  /// How many parts that could not be read are only counted.
  private(set) var notEvaluatedLeftOut = 0

  private var bytes = Build.byteLimit
  private var failures = 0
  private var logsLeftOut = 0

  /// Unpacks what was read of a build.
  init(of draft: BuildDraft) {
    draft.packed.visit(log: { add($0) }, notEvaluated: { add($0) })
    if logsLeftOut > 0 {
      notEvaluated.append(
        NotEvaluated(
          log: draft.source,
          reason:
            "what \(counted(logsLeftOut, "log")) more tell is left out: one build has too many"))
    }
  }

  private mutating func add(_ part: NotEvaluated) {
    if notEvaluated.count < Build.notEvaluatedLimit {
      notEvaluated.append(part)
    } else {
      notEvaluatedLeftOut += 1
    }
  }

  private mutating func add(_ one: LogFindings) {
    if logs.count < Build.logLimit { logs.append(one.summary) }
    // Most members of archives tell nothing but that they are there.
    if one.isSilent { return }
    guard findings.count < Build.logLimit else {
      logsLeftOut += 1
      failuresLeftOut += one.failureTotal
      return
    }
    var one = one
    fit(&one)
    findings.append(one)
  }

  /// Cuts what a log tells to the room that is left.
  private mutating func fit(_ one: inout LogFindings) {
    var reasons: [String] = []
    if one.failures.count > Build.failureLimit - failures {
      one.failures.removeLast(one.failures.count - max(0, Build.failureLimit - failures))
      reasons.append("failures behind the first \(Build.failureLimit)")
    }
    if one.footprint > bytes, !one.hits.isEmpty {
      var counts: [Int: Int] = [:]
      one.hits.removeAll {
        counts[$0.pattern, default: 0] += 1
        return counts[$0.pattern, default: 0] > Evidence.limit
      }
      reasons.append("matches of a pattern behind the first \(Evidence.limit)")
    }
    if one.footprint > bytes {
      for index in one.failures.indices { one.failures[index].trace.keepEnd() }
      reasons.append("all but the ends of traces")
    }
    if one.footprint > bytes {
      (one.hits, one.failures, one.testTimes) = ([], [], TestTimes())
      reasons = ["failures, matches and times of tests"]
    }
    bytes -= one.footprint
    failures += one.failures.count
    guard !reasons.isEmpty else { return }
    one.notEvaluated.append(
      NotEvaluated(
        log: one.summary.name,
        reason: "left out, as the logs of the build tell too much: "
          + reasons.joined(separator: ", ")))
  }
}

extension LogFindings {
  /// How many bytes of memory it takes, about.
  fileprivate var footprint: Int {
    var sum = 1 << 10
    for failure in failures {
      sum += 256 + failure.trace.footprint
      for text in failure.faults {
        sum += 256 + text.message.bytes.count + text.evidence.text.bytes.count
      }
    }
    for hit in hits {
      sum += 512 + hit.message.bytes.count + hit.evidence.text.bytes.count
      for (_, value) in hit.captures { sum += 128 + value.bytes.count }
    }
    sum += testTimes.spans.reduce(0) { $0 + 128 + $1.test.bytes.count }
    return testTimes.order.reduce(sum) { $0 + 64 + $1.bytes.count }
  }
}
