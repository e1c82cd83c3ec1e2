import Foundation
import Intake
import Triage

/// Where a report goes: a file, or standard output.
struct Destination {
  private let descriptor: Int32?
  private let path: String
  private let color: When

  /// The file that is written, which must not be read as a log; nil for standard output.
  let file: FileIdentity?

  /// Opens the file, leaving what it holds until the report is there.
  init(opening path: String?, color: When) throws {
    self.color = color
    guard let path else {
      (descriptor, self.path, file) = (nil, "standard output", nil)
      return
    }
    self.path = path
    let opened = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard opened >= 0 else {
      let code = errno
      let help =
        code == ENOENT
        ? "make the folder first, or name a file in one that is there"
        : "name a file in a folder that you may write to"
      StandardStream.report([Self.unwritable(path, code, help: help)], color: color)
      throw ExitStatus.impossible.code
    }
    descriptor = opened
    file = FileIdentity(descriptor: opened)
  }

  /// Writes what is rendered for a terminal of some width or for anything else, or says why not.
  func write(_ rendered: (_ isTerminal: Bool, _ width: Int?) -> String) throws {
    guard let descriptor else {
      var output = StandardStream.output
      output.write(rendered(output.isTerminal, output.width))
      if output.failed { try fail(output.failure) }
      return
    }
    // A pipe or a device has no length to set.
    _ = ftruncate(descriptor, 0)
    var output = StandardStream(descriptor: descriptor)
    output.write(rendered(false, nil))
    if output.failed { try fail(output.failure) }
    if close(descriptor) != 0 { try fail(errno) }
  }

  private func fail(_ code: Int32) throws {
    let help =
      descriptor == nil
      ? "send standard output to a file or a program that takes it, or name a file with '--output'"
      : "name a file on a disk with room left"
    StandardStream.report([Self.unwritable(path, code, help: help)], color: color)
    throw ExitStatus.impossible.code
  }

  private static func unwritable(_ path: String, _ code: Int32, help: String) -> Diagnostic {
    Diagnostic(
      .error, "the report cannot be written: \(String(cString: strerror(code)).lowercased())",
      path: path, help: help)
  }
}
