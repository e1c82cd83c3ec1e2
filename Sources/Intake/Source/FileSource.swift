import Glibc

/// The bytes of a file, a pipe or standard input, read with read(2).
///
/// A file is never mapped: one that shrinks under a mapping kills the process.
package final class FileSource: ByteSource {
  private let descriptor: Int32
  private let isOwner: Bool

  /// The size of a regular file when it was opened; nil for what has none.
  private let size: Int?
  private let growthLimit: Int
  private var offset = 0
  private var isOver = false
  private var pool = PiecePool()

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the path's bytes, without a zero at the end.
  ///   - growthLimit: how far a file may grow while it is read.
  /// - Throws: what the system says.
  package init(path: [UInt8], growthLimit: Int) throws(ReadProblem) {
    // A name with a zero inside cannot come from the system, and must not be cut to another name.
    guard !path.contains(0) else { throw .system(ENOENT) }
    let opened = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) } ?? -1
      }
    }
    guard opened >= 0 else { throw .system(errno) }
    descriptor = opened
    isOwner = true
    self.growthLimit = growthLimit
    var status = stat()
    // Files of /proc claim to be empty and are not.
    if fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 {
      size = Int(status.st_size)
    } else {
      size = nil
    }
  }

  /// Reads standard input.
  package init(standardInput: Void) {
    descriptor = STDIN_FILENO
    isOwner = false
    size = nil
    growthLimit = 0
  }

  deinit {
    if isOwner { close(descriptor) }
  }

  package func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    if isOver { return [] }
    if let size, offset > size, offset - size > growthLimit {
      isOver = true
      throw ReadProblem(
        "the file grows while it is read; read \(offset) bytes of what were \(size)",
        help: "copy the file and read the copy")
    }
    var failure: Int32 = 0
    let piece = pool.fill { buffer in
      while true {
        let got = read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0, errno == EINTR { continue }
        failure = got < 0 ? errno : 0
        return max(0, got)
      }
    }
    offset += piece.count
    if piece.isEmpty {
      isOver = true
      if failure != 0 { throw .system(failure, "reading stopped after \(offset) bytes") }
      try checkSize()
    }
    return piece
  }

  private func checkSize() throws(ReadProblem) {
    guard let size, offset != size else { return }
    let change = offset > size ? "grew" : "shrank"
    throw ReadProblem(
      "the file \(change) from \(size) to \(offset) bytes while it was read",
      help: "copy the file and read the copy")
  }
}
