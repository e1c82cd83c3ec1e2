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

  /// The keys that both locks want and of which only one can have.
  package func conflicts(with other: EngineLock) -> [LockKey] {
    exclusive.filter { other.exclusive.contains($0) || other.shared.contains($0) }
      + shared.filter(other.exclusive.contains)
  }
}
