/// The bytes that one input may still unpack to and the lines that are still read of it, over all its
/// layers and members.
final class Budget {
  private(set) var bytes: Int
  private(set) var members: Int
  private var lines: Int
  private let limits: IntakeLimits

  init(_ limits: IntakeLimits) {
    self.limits = limits
    bytes = limits.unpackedBytes
    members = limits.members
    lines = limits.lines
  }

  func spend(_ count: Int) { bytes -= count }

  func spend(lines count: Int) { lines -= count }

  /// Throws where no more lines are to be read.
  func checkLines() throws(ReadProblem) {
    guard lines <= 0 else { return }
    throw ReadProblem(
      "stopped after reading \(limits.lines) lines of this input", help: "read its parts one by one"
    )
  }

  /// Takes one member; false where there are too many.
  func takeMember() -> Bool {
    members -= 1
    return members >= 0
  }
}
