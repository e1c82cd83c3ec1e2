import Glibc

/// Reads files that must not be larger than they have any reason to be.
package enum BoundedFile {
  /// Reads a file whole, or up to a byte more than it may have.
  ///
  /// Pipes and devices are no files: one that nobody writes to would never end.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: how many bytes it may have.
  ///   - followsLink: whether the path may be that of a link to the file.
  /// - Returns: the bytes; nil where the file cannot be read.
  package static func bytes(
    of path: String, limit: Int, followsLink: Bool = true
  ) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW))
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let room = min(64 << 10, limit + 1 - bytes.count)
      var failed = false
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var got = Glibc.read(file, buffer.baseAddress, room)
        while got < 0, errno == EINTR { got = Glibc.read(file, buffer.baseAddress, room) }
        failed = got < 0
        count = max(got, 0)
      }
      if failed { return nil }
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }
}
