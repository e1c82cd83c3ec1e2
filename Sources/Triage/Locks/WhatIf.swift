/// What would have become of the refused requests, had each waited for its lock for a while.
///
/// Assumed is that everybody else did what the log says. The engine wakes all who wait and keeps no
/// order among them; so whoever queued already, and got the lock when it became free, goes first
/// here and the request waits for that one's release as well. A request that gets its lock would
/// then hold it, for a time that nobody knows, and others would wait for it. So where two refused
/// requests wait for one lock at the same time, the first is counted and the second cannot be told.
/// What a served request would have done to requests that came behind it is not followed; which of
/// them would have overtaken it, ``Inversion`` says.
package struct WhatIf: Hashable, Sendable {
  /// How long each would have waited, in milliseconds.
  package var wait: Int

  /// How many would have got their lock.
  package var served = 0

  /// How many would have been refused all the same.
  package var refused = 0

  /// How many cannot be told.
  package var unknown = 0

  /// The waits that are always told, in milliseconds; 5 s is the engine's default.
  package static let usual = [1, 2, 5, 10, 30, 60].map { $0 * 1000 }

  /// How soon one that queued holds a lock after its release.
  private static let wakeUp = 10

  /// How many refused requests before one are compared with it.
  private static let reach = 1000

  package init(wait: Int) { self.wait = wait }

  /// Counts the refused requests of a history.
  package init(wait: Int, _ refusals: [LockRequest]) {
    self.wait = wait
    for fate in Self.fates(wait: wait, refusals) {
      switch fate {
      case .served: served += 1
      case .refused: refused += 1
      case .unknown: unknown += 1
      }
    }
  }

  /// What would have become of a refused request.
  enum Fate {
    case served(Moment), refused, unknown

    /// When it would have got its lock.
    var served: Moment? { if case .served(let at) = self { at } else { nil } }
  }

  /// What would have become of each of a history's refused requests.
  static func fates(wait: Int, _ refusals: [LockRequest]) -> [Fate] {
    var waiting: [(request: LockRequest, until: Int)] = []
    return refusals.map { request in
      let asked = request.asked.milliseconds
      waiting.removeAll { $0.until <= asked }
      guard let needed = request.waitNeeded else {
        waiting.append((request, asked + wait))
        return .unknown
      }
      // It would have waited in vain, and been gone before the lock was free.
      guard needed.milliseconds <= wait else { return .refused }
      let isBehind =
        waiting.count > reach
        || waiting.contains { !$0.request.lock.conflicts(with: request.lock).isEmpty }
      let isSure = needed.bound == .exact && !isBehind
      let until = asked + (isSure ? needed.milliseconds : wait)
      if waiting.count <= reach { waiting.append((request, until)) }
      return isSure ? .served(Moment(milliseconds: until, zone: request.asked.zone)) : .unknown
    }
  }

  static func + (left: WhatIf, right: WhatIf) -> WhatIf {
    var sum = left
    sum.served += right.served
    sum.refused += right.refused
    sum.unknown += right.unknown
    return sum
  }

  /// How long a request would have had to wait until all that it wanted was free.
  ///
  /// - Parameters:
  ///   - request: the request.
  ///   - holder: who held the lock when it asked.
  ///   - holds: all holds.
  ///   - times: the holds of each key.
  ///   - end: the log's end.
  ///   - reach: how far behind the request all holds are known; nil where all are.
  /// - Returns: the wait; a lower bound where the log does not tell when the last holder released it.
  static func waitNeeded(
    by request: LockRequest, behind holder: Int, of holds: [LockHold], _ times: LockTimes,
    end: Moment?, reach: Int? = nil
  ) -> WaitNeeded? {
    let asked = request.asked.milliseconds
    var next: Int? = holder
    var free = asked
    while let index = next {
      let hold = holds[index]
      switch hold.end {
      case .open:
        guard let end else { return nil }
        return WaitNeeded(
          milliseconds: max(end.milliseconds, free) - asked, bound: .atLeast)
      case .cleared(let at):
        return WaitNeeded(milliseconds: max(at.milliseconds, free) - asked, bound: .atLeast)
      case .released(let at), .passedOn(let at): free = max(free, at.milliseconds)
      }
      if let reach, free - asked >= reach {
        return WaitNeeded(milliseconds: free - asked, bound: .atLeast)
      }
      next = blocker(of: request, at: free, holds, times)
    }
    return WaitNeeded(milliseconds: free - asked, bound: .exact)
  }

  /// Somebody who holds, or has queued for and gets, what a request wants at a moment.
  private static func blocker(
    of request: LockRequest, at moment: Int, _ holds: [LockHold], _ times: LockTimes
  ) -> Int? {
    for key in request.lock.keys {
      for span in times.spans(of: key, from: moment + 1, startingBy: moment + wakeUp) {
        let hold = holds[span.hold]
        guard hold.lock.conflicts(with: request.lock).contains(key) else { continue }
        let hasQueued = hold.asked.map { $0.milliseconds < moment } ?? false
        if span.start <= moment || hasQueued { return span.hold }
      }
    }
    return nil
  }
}
