/// Walks the members of a tar or zip archive in the order in which they are stored.
///
/// A zip archive is read as a stream too, from its local headers: a cut-off one has lost its
/// directory but not its first members.
final class ArchiveReader {
  private let handle: ArchiveHandle

  init(_ source: any ByteSource, content: ArchiveHandle.Content) throws(ReadProblem) {
    handle = try ArchiveHandle(source, content: content)
  }

  /// Steps to the next member; nil at the end.
  func next() throws(ReadProblem) -> (entry: ArchiveEntry, source: MemberSource)? {
    guard let entry = try handle.nextHeader() else { return nil }
    handle.startMember()
    return (entry, MemberSource(handle))
  }
}

/// The bytes of one member; to be read before the next one is asked for.
final class MemberSource: ByteSource {
  private let handle: ArchiveHandle
  private var isOver = false
  private var hole = 0

  fileprivate init(_ handle: ArchiveHandle) {
    self.handle = handle
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    while !isOver {
      if hole > 0 {
        let count = min(hole, pieceSize)
        hole -= count
        return [UInt8](repeating: 0, count: count)[...]
      }
      do throws(ReadProblem) {
        switch try handle.nextBlock() {
        case .bytes(let bytes):
          if !bytes.isEmpty { return bytes[...] }
        case .hole(let count): hole = count
        case .end: isOver = true
        }
      } catch {
        isOver = true
        throw error
      }
    }
    return []
  }
}
