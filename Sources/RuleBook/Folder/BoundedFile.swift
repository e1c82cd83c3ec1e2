import Glibc
import Triage

/// Reads files that must not be larger than they have any reason to be.
package enum BoundedFile {
  /// What a file holds, up to a byte more than it may have; nil where it cannot be read.
  ///
  /// A pipe is read as well, as long as something comes: one that nobody writes to is given up.
  ///
  /// - Parameters:
  ///   - path: the file's path, as ``InputPath`` has it.
  ///   - limit: how many bytes it may have.
  ///   - isFound: whether the path was found in a folder, where no link or pipe counts as a file.
  ///   - patience: how long to wait for each piece of a pipe, in milliseconds.
  /// - Returns: the bytes.
  package static func bytes(
    of path: String, limit: Int, isFound: Bool = false, patience: Int32 = 10_000
  ) -> [UInt8]? {
    let name = InputPath(path).bytes
    guard !name.contains(0) else { return nil }
    // Opening a pipe that nobody writes to would wait for a writer.
    let mode = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (isFound ? O_NOFOLLOW : 0)
    let file = (name + [0]).withUnsafeBytes { bytes in
      bytes.assumingMemoryBound(to: CChar.self).baseAddress.map { open($0, mode) } ?? -1
    }
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, !isFound || status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      guard isReady(file, patience) else { return nil }
      let room = min(64 << 10, limit + 1 - bytes.count)
      var failure: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = Glibc.read(file, buffer.baseAddress, room)
        failure = got < 0 ? errno : 0
        count = max(got, 0)
      }
      if failure == EINTR || failure == EAGAIN { continue }
      if failure != 0 { return nil }
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }

  /// Waits until there is something to read, or an end; a file always has one of them.
  private static func isReady(_ file: Int32, _ patience: Int32) -> Bool {
    var state = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    var result = poll(&state, 1, patience)
    while result < 0, errno == EINTR { result = poll(&state, 1, patience) }
    return result > 0
  }
}
