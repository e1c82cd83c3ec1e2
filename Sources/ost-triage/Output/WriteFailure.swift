import Foundation
import Triage

/// Why something could not be written.
struct WriteFailure: Error {
  /// What the system says, in lower case.
  let reason: String

  /// What the user can do about it, as an instruction.
  let help: String

  init(_ reason: String, help: String) {
    self.reason = reason
    self.help = help
  }

  /// What a call of the system failed with.
  init(code: Int32, help: String = "name a file on a disk with room left") {
    self.init(String(cString: strerror(code)).lowercased(), help: help)
  }

  /// Standard output that takes no more.
  static func standardOutput(code: Int32) -> WriteFailure {
    WriteFailure(
      code: code,
      help: "send standard output to a file or a program that takes it, or name a file with "
        + "'--output'")
  }

  /// A place that cannot be written to at all.
  static func unreachable(code: Int32) -> WriteFailure {
    WriteFailure(
      code: code,
      help: code == ENOENT
        ? "make the folder first, or name a file in one that is there"
        : "name a file in a folder that you may write to")
  }

  /// The failure as a message about what was to be written, such as a `report`.
  func diagnostic(of what: String, at path: String) -> Diagnostic {
    Diagnostic(.error, "the \(what) cannot be written: \(reason)", path: path, help: help)
  }
}
