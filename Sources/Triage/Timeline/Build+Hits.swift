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
    var found: [(at: Int, hit: LogHit)] = []
    for hit in hits where hit.pattern == pattern {
      guard let context = hit.context,
        let at = clock.moment(context.time, in: hit.evidence.log)?.milliseconds,
        time.contains(at)
      else { continue }
      found.append((at, hit))
    }
    found.sort {
      ($0.at, $0.hit.evidence.log, $0.hit.evidence.line) < (
        $1.at, $1.hit.evidence.log, $1.hit.evidence.line
      )
    }
    return found.prefix(limit).map(\.hit)
  }
}
