/// Holds that are over, that no refused or waiting request is about, and of which only sums are kept.
package struct RetiredHolds: Sendable {
  /// How many there were, and how many of them were held from before the log begins.
  package private(set) var count = 0
  package private(set) var before = 0

  /// Their sums by key, and of how many holds of still more keys nothing is kept.
  private(set) var keys: [LockKey: BusyKey] = [:]
  package private(set) var keyless = 0

  /// How many keys have their sums kept.
  static let keyLimit = 100_000

  mutating func add(_ hold: LockHold) {
    count += 1
    if hold.since == nil { before += 1 }
    var isKept = true
    for key in hold.lock.keys {
      guard keys[key] != nil || keys.count < Self.keyLimit else {
        isKept = false
        continue
      }
      keys[key, default: BusyKey(key)].add(hold, logEnd: nil)
    }
    if !isKept { keyless += 1 }
  }
}
