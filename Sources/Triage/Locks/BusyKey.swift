/// How much one key of the engine's locks was held and wanted.
package struct BusyKey: Sendable {
  package var key: LockKey
  package var holds = 0

  /// How long it was held in milliseconds, as far as the log tells.
  package var held = 0
  package var longest = 0

  /// Whether it was held longer than that: a hold's beginning or end is not in the log.
  package var isAtLeast = false
  package var refused = 0
  package var waited = 0

  /// How many are told.
  package static let limit = 10

  init(_ key: LockKey) { self.key = key }

  /// Adds a hold of the key.
  ///
  /// - Parameters:
  ///   - hold: the hold.
  ///   - logEnd: when the log ends.
  mutating func add(_ hold: LockHold, logEnd: Moment?) {
    let time = hold.told(logEnd)
    holds += 1
    held += time
    longest = max(longest, time)
    isAtLeast = isAtLeast || hold.since == nil || hold.until == nil
  }
}

extension LockHold {
  /// How long it is known to have lasted, in a log that ends at a moment.
  fileprivate func told(_ logEnd: Moment?) -> Int {
    guard let since else { return 0 }
    let last =
      switch end {
      case .released(let at): at
      case .open: logEnd ?? since
      // Nobody can tell when before that moment it ended.
      case .passedOn, .cleared: since
      }
    return max(0, last.milliseconds - since.milliseconds)
  }
}

extension LockHistory {
  /// The keys that were wanted in vain or waited for most, then those that were held longest.
  package var busiestKeys: [BusyKey] {
    var keys = retired.keys
    for hold in holds {
      for key in hold.lock.keys { keys[key, default: BusyKey(key)].add(hold, logEnd: end) }
    }
    for request in requests {
      // Where nobody names the key, all that it wanted may be to blame.
      for key in request.key.map({ [$0] }) ?? request.lock.keys {
        if request.isRefused { keys[key, default: BusyKey(key)].refused += 1 }
        if request.didWait { keys[key, default: BusyKey(key)].waited += 1 }
      }
    }
    return keys.values.sorted { left, right in
      let order = (
        (right.refused + right.waited, right.held, right.holds),
        (left.refused + left.waited, left.held, left.holds)
      )
      return order.0 == order.1 ? left.key < right.key : order.0 < order.1
    }
  }
}
