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

  /// How often the keys of a request are gone through again because one of them was not free.
  private static let rounds = 1000

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
    // Until when each key is waited for, by anybody and by those who want it alone.
    var waiting: [LockKey: (any: Int, alone: Int)] = [:]
    return refusals.map { request in
      let asked = request.asked.milliseconds
      let wishes = request.lock.wishes
      func queue(until: Int) {
        for (key, isAlone) in wishes {
          let known = waiting[key] ?? (.min, .min)
          waiting[key] = (max(known.any, until), isAlone ? max(known.alone, until) : known.alone)
        }
      }
      guard let needed = request.waitNeeded else {
        queue(until: asked + wait)
        return .unknown
      }
      // It would have waited in vain, and been gone before the lock was free.
      guard needed.milliseconds <= wait else { return .refused }
      let isBehind = wishes.contains { key, isAlone in
        waiting[key].map { (isAlone ? $0.any : $0.alone) > asked } ?? false
      }
      let isSure = needed.bound == .exact && !isBehind
      let until = asked + (isSure ? needed.milliseconds : wait)
      queue(until: until)
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
  ///   - busy: when the keys that it wants were not to be had.
  ///   - end: the log's end.
  ///   - reach: how far behind the request all holds are known; nil where all are.
  /// - Returns: the wait; a lower bound where the log does not tell when the last holder released it.
  static func waitNeeded(
    by request: LockRequest, behind holder: LockHold, _ busy: BusyTimes, end: Moment?,
    reach: Int? = nil
  ) -> WaitNeeded? {
    let asked = request.asked.milliseconds
    func atLeast(until moment: Int) -> WaitNeeded {
      WaitNeeded(milliseconds: max(moment, asked) - asked, bound: .atLeast)
    }
    func open(from moment: Int) -> WaitNeeded? {
      end.map { atLeast(until: max($0.milliseconds, moment)) }
    }
    var free: Int
    switch holder.end {
    case .open: return open(from: asked)
    case .cleared(let at): return atLeast(until: at.milliseconds)
    case .released(let at), .passedOn(let at): free = max(asked, at.milliseconds)
    }
    let known = reach.map { max(free, asked + $0) } ?? .max
    var wishes = request.lock.wishes[...]
    for _ in 0..<rounds {
      let before = free
      // A key that nobody has any more is not asked about again.
      var later: [(key: LockKey, isAlone: Bool)] = []
      for wish in wishes where free < known {
        guard
          let next = busy.stretch(of: wish.key, isAlone: wish.isAlone, endingBehind: free)
        else { continue }
        later.append(wish)
        guard next.from <= free else { continue }
        if next.until == .max { return open(from: free) }
        guard next.isFree else { return atLeast(until: next.until) }
        free = next.until
      }
      if free >= known { return atLeast(until: known) }
      if free == before { return WaitNeeded(milliseconds: free - asked, bound: .exact) }
      wishes = later[...]
    }
    return atLeast(until: free)
  }
}
