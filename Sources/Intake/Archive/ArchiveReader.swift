/// Walks the members of a tar or zip archive in the order in which they are stored.
///
/// A zip archive is read as a stream too, from its local headers: a cut-off one has lost its
/// directory but not its first members.
final class ArchiveReader {
  private let handle: ArchiveHandle
  private let content: ArchiveHandle.Content
  private let window: Int
  private var directory = ZipDirectory()
  private var isEmpty = true

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - source: the archive.
  ///   - content: its format.
  ///   - window: the largest window that its members may be packed with, in bytes.
  /// - Throws: what is wrong with its beginning.
  init(
    _ source: any ByteSource, content: ArchiveHandle.Content, window: Int
  ) throws(ReadProblem) {
    handle = try ArchiveHandle(source, content: content)
    self.content = content
    self.window = window
  }

  /// A member, with what is wrong about the way it is packed.
  struct Member {
    let entry: ArchiveEntry
    let source: MemberSource

    /// Why neither this member nor one behind it may be read; to pass it over is to unpack it.
    let obstacle: ReadProblem?
  }

  /// Steps to the next member; nil at the end.
  func next() throws(ReadProblem) -> Member? {
    guard let entry = try handle.nextHeader() else { return nil }
    isEmpty = false
    var obstacle: ReadProblem?
    if case .zip = content {
      directory.saw(entry.name)
      let method = ZipPacking.method(inFormat: handle.formatName)
      let count = ZipPacking.headCount(method)
      // What is encrypted tells nothing about itself.
      let head = count == 0 || entry.isEncrypted ? nil : handle.packedHead(count)
      obstacle = ZipPacking.problem(method: method, head: head, limit: window)
    }
    return Member(entry: entry, source: MemberSource(handle), obstacle: obstacle)
  }

  /// Reads on to the end of the stream, behind which the checksums of its layers are.
  ///
  /// - Throws: what is wrong with the layers, or tells that members may be missing.
  func finish() throws(ReadProblem) {
    let rest = handle.remainder()
    if case .zip = content { try directory.check(rest) }
    let hasEnd = handle.isBehindZeros
    var isClean = true
    while true {
      let piece = try rest.next()
      if piece.isEmpty { break }
      isClean = isClean && piece.allSatisfy { $0 == 0 }
    }
    guard case .tar = content, !isEmpty else { return }
    if !isClean {
      throw ReadProblem(
        "other data follow the end of the archive; not read", help: "cut it into its archives")
    }
    if !hasEnd {
      throw ReadProblem(
        "the archive has no mark at its end; members may be missing", help: "fetch it again")
    }
  }
}
