/// The bytes that one input may still unpack to, over all its layers and members.
final class Budget {
  private(set) var bytes: Int
  private(set) var members: Int

  init(_ limits: IntakeLimits) {
    bytes = limits.unpackedBytes
    members = limits.members
  }

  func spend(_ count: Int) { bytes -= count }

  /// Takes one member; false where there are too many.
  func takeMember() -> Bool {
    members -= 1
    return members >= 0
  }
}
