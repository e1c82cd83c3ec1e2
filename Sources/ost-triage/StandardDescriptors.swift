import Foundation

/// The three descriptors that every program is given, even if it is not.
enum StandardDescriptors {
  /// Puts something in the place of descriptors that the caller has closed.
  ///
  /// The first file that is opened would take such a number, and the report would be written into
  /// it. What is put there gives the error that a closed descriptor gives.
  static func reserve() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY),
    ] where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is taken, which is this one.
      _ = open("/dev/null", mode)
    }
  }
}
