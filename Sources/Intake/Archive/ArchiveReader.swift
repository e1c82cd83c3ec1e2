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
