import Foundation

/// Standard output or standard error, written without a buffer of its own.
///
/// A reader that goes away, as `head` does, is no error: the program then ends as a success.
struct StandardStream: TextOutputStream {
  private let descriptor: Int32
  private(set) var failed = false

  /// Standard output; a closed pipe ends the program.
  static var output: StandardStream { StandardStream(descriptor: STDOUT_FILENO) }

  /// Standard error.
  static var error: StandardStream { StandardStream(descriptor: STDERR_FILENO) }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    // Without this the first write to a closed pipe kills the program with a signal.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Whether a terminal that shows colours is at the other end.
  var showsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    let isPlain = environment["TERM"] == "dumb" || !(environment["NO_COLOR"] ?? "").isEmpty
    return !isPlain && isatty(descriptor) == 1
  }

  mutating func write(_ string: String) {
    var bytes = Array(string.utf8)[...]
    while !bytes.isEmpty, !failed {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        bytes = bytes.dropFirst(written)
      } else if errno == EPIPE, descriptor == STDOUT_FILENO {
        exit(ExitStatus.success.rawValue)
      } else if errno != EINTR && errno != EAGAIN {
        failed = true
      }
    }
  }
}
