/// A lock of the engine: the keys that one request takes all at once or not at all.
///
/// The engine writes the keys in the order of a hash map, so they are sorted here.
package struct EngineLock: Hashable, Sendable {
  package var exclusive: [LockKey]
  package var shared: [LockKey]

  /// Whether it is the lock under which a host's monitoring pauses.
  package var isMonitoring: Bool

  package init(exclusive: [LockKey] = [], shared: [LockKey] = [], isMonitoring: Bool = false) {
    self.exclusive = exclusive.sorted()
    self.shared = shared.sorted()
    self.isMonitoring = isMonitoring
  }

  /// All keys, the exclusive ones first.
  package var keys: [LockKey] { exclusive + shared }

  /// The first key.
  package var first: LockKey? { exclusive.first ?? shared.first }

  /// All keys, each with whether the lock wants it for itself alone.
  var wishes: [(key: LockKey, isAlone: Bool)] {
    exclusive.map { ($0, true) } + shared.map { ($0, false) }
  }

  /// The wish for one of the keys; for all of them where that is nil.
  func wishes(for key: LockKey?) -> [(key: LockKey, isAlone: Bool)] {
    guard let key else { return wishes }
    return wants(key) ? [(key, exclusive.holds(key))] : []
  }

  /// Whether the lock wants a key.
  func wants(_ key: LockKey) -> Bool { exclusive.holds(key) || shared.holds(key) }

  /// Whether both locks want a key that only one can have.
  func conflicts(with other: EngineLock) -> Bool {
    exclusive.meets(other.exclusive) || exclusive.meets(other.shared)
      || shared.meets(other.exclusive)
  }
}

/// Keys in order, as a lock has them; a lock may have a hundred thousand.
extension [LockKey] {
  fileprivate func holds(_ key: LockKey) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == key
  }

  fileprivate func meets(_ other: [LockKey]) -> Bool {
    let (few, many) = count < other.count ? (self, other) : (other, self)
    return few.contains(where: many.holds)
  }
}
