import Foundation
import Triage

/// Standard output or standard error, written without a buffer of its own.
///
/// A reader that goes away, as `head` does, is no error: the program then ends as a success.
struct StandardStream: TextOutputStream {
  private let descriptor: Int32

  /// Parts what a CI runner would obey; nil for a terminal, where nobody does.
  private var guarding: RunnerMark?

  /// The error that ended writing, as a number of the system; 0 where all went well.
  private(set) var failure: Int32 = 0

  /// Standard output; a closed pipe ends the program.
  static var output: StandardStream { StandardStream(descriptor: STDOUT_FILENO) }

  /// Standard error.
  static var error: StandardStream { StandardStream(descriptor: STDERR_FILENO) }

  /// Whether a person would have to type what standard input gives.
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Keeps the numbers of streams that the caller closed, or a log that is opened later would
  /// get one of them and take what is written there.
  static func reserveDescriptors() {
    // Opened the wrong way round, so that using them still fails.
    let streams = [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ]
    for (descriptor, mode) in streams where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", mode)
    }
  }

  /// A stream on an open file.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    guarding = isatty(descriptor) == 1 ? nil : RunnerMark()
    // Without this the first write to a closed pipe, or beyond the size that a file may have, kills
    // the program with a signal.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
  }

  /// Whether something could not be written.
  var failed: Bool { failure != 0 }

  /// Whether a terminal is at the other end.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The terminal's width in columns; nil where there is no terminal.
  var width: Int? {
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else {
      return nil
    }
    return Int(size.ws_col)
  }

  mutating func write(_ string: String) {
    write((guarding?.parted(string) ?? Array(string.utf8))[...])
  }

  /// Writes bytes, unless something could not be written before.
  mutating func write(_ bytes: ArraySlice<UInt8>) {
    var bytes = bytes
    while !bytes.isEmpty, !failed {
      let (written, code) = bytes.withUnsafeBytes { buffer in
        let written = Foundation.write(descriptor, buffer.baseAddress, buffer.count)
        return (written, written < 0 ? errno : 0)
      }
      switch code {
      case 0: bytes = bytes.dropFirst(written)
      case EPIPE where descriptor == STDOUT_FILENO: exit(ExitStatus.success.rawValue)
      case EAGAIN:
        // A pipe that another program made non-blocking: wait until there is room.
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&state, 1, -1)
      case EINTR: continue
      default: failure = code
      }
    }
  }

  /// Prints diagnostics to standard error.
  static func report(_ diagnostics: [Diagnostic], color: When = .auto) {
    guard !diagnostics.isEmpty else { return }
    var output = StandardStream.error
    DiagnosticPrinter(usesColor: color.isColored(on: output)).write(diagnostics, to: &output)
  }
}
