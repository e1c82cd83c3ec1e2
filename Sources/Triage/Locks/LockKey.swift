/// What a lock of the engine guards: a thing and what is locked of it, such as a host's networks.
///
///     HOST_NETWORK7c1e52d0-38aa-4c6f-9b1d-5e0f6a2b8c94=HOST_NETWORK
package struct LockKey: Hashable, Sendable {
  /// The thing, mostly by its id; of a monitoring lock that is told without a key, the host's name.
  package var thing: String

  /// The group, such as `VDS`.
  package var group: String

  package init(_ thing: String, _ group: String) {
    self.thing = thing
    self.group = group
  }
}

extension LockKey: Comparable, CustomStringConvertible {
  package static func < (left: LockKey, right: LockKey) -> Bool {
    (left.thing, left.group) < (right.thing, right.group)
  }

  /// The key as the engine writes it.
  package var description: String { "\(thing)=\(group)" }
}
