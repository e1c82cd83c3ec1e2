/// The lines of a build that patterns for logs matched, by pattern, on the build's clock.
struct TimedHits {
  /// A line with its moment.
  struct Hit {
    let hit: LogHit

    /// Nil where the line has no clock, or one whose zone nobody knows.
    let moment: Moment?

    /// Its place among all hits, in the order of the logs.
    let order: Int
  }

  private var hits: [Int: [Hit]] = [:]

  init(of build: Build) {
    for (order, hit) in build.hits.enumerated() {
      let moment = hit.context.flatMap { build.clock.moment($0.time, in: hit.evidence.log) }
      hits[hit.pattern, default: []].append(Hit(hit: hit, moment: moment, order: order))
    }
    for (pattern, found) in hits {
      // Those without a moment keep the logs' order, behind the others.
      let order = found.indices.sorted {
        let (left, right) = (found[$0].moment?.milliseconds, found[$1].moment?.milliseconds)
        return (left ?? .max, $0) < (right ?? .max, $1)
      }
      hits[pattern] = order.map { found[$0] }
    }
  }

  /// The lines that a pattern matched, in the order of time.
  func of(_ pattern: Int) -> [Hit] { hits[pattern] ?? [] }
}
