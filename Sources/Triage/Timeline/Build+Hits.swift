extension Build {
  /// The first matches of a pattern within a time of the build's clock, in order.
  ///
  /// - Parameters:
  ///   - pattern: the pattern, as its index in ``SignatureSet/logPatterns``.
  ///   - time: from when to when, in milliseconds of ``clock``.
  ///   - limit: how many are told.
  /// - Returns: the matches whose time is known and lies within.
  package func hits(
    of pattern: Int, in time: ClosedRange<Int>, limit: Int = faultLimit
  ) -> [LogHit] {
    var found: [TimedHit] = []
    func add(_ at: Int, _ hit: LogHit) {
      found.append(TimedHit(at: at, hit: hit))
      if found.count >= 4 * limit + 1000 { found = Array(found.sorted().prefix(limit)) }
    }
    for hit in hits where hit.pattern == pattern {
      guard let context = hit.context,
        let at = clock.moment(context.time, in: hit.evidence.log, line: hit.evidence.line)?
          .milliseconds,
        time.contains(at)
      else { continue }
      add(at, hit)
    }
    for store in moreHits { store.visit(pattern, in: time, of: clock, add) }
    return found.sorted().prefix(limit).map(\.hit)
  }
}

/// A match with its moment on the build's clock.
private struct TimedHit: Comparable {
  var at: Int
  var hit: LogHit

  private var order: (Int, String, Int, Int) {
    (at, hit.evidence.log, hit.evidence.line, hit.evidence.column)
  }

  static func == (left: TimedHit, right: TimedHit) -> Bool { left.order == right.order }

  static func < (left: TimedHit, right: TimedHit) -> Bool { left.order < right.order }
}
