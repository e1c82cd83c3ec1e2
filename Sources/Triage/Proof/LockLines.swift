/// The lines that tell of refused and waiting requests for locks.
struct LockLines {
  private var lines: [Key: [TimedHits.Hit]] = [:]

  private struct Key: Hashable {
    var log: String
    var thread: String
  }

  init(of set: SignatureSet, _ hits: TimedHits) {
    for (index, pattern) in set.logPatterns.enumerated() where pattern.role == .lock {
      for hit in hits.of(set.alike.first[index]) {
        guard let context = hit.hit.context, hit.moment != nil else { continue }
        lines[Key(log: hit.hit.evidence.log, thread: context.thread), default: []].append(hit)
      }
    }
    for key in lines.keys { lines[key]?.sort { $0.hit.evidence.line < $1.hit.evidence.line } }
  }

  /// The line that tells how a request ended, or that it had to wait: the last one until its answer.
  func line(of request: LockRequest) -> TimedHits.Hit? {
    let key = Key(log: request.place.log, thread: request.owner.thread)
    let answered = (request.answered ?? request.asked).milliseconds
    return lines[key]?.last { hit in
      guard let moment = hit.moment else { return false }
      return hit.hit.evidence.line >= request.place.line
        && moment.milliseconds <= answered + LockHistory.slack
    }
  }
}
