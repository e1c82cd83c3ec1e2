import Glibc

/// Reads files that must not be larger than they have any reason to be.
package enum BoundedFile {
  /// What a file holds, up to a byte more than it may have; nil where it cannot be read.
  package static func bytes(of path: String, limit: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
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
