/// The text of zstd or bzip2 data.
final class FilterSource: ByteSource {
  private let source: any ByteSource
  private let content: ArchiveHandle.Content
  private var handle: ArchiveHandle?
  private let name: String
  private var isOver = false
  private var given = 0

  init(_ source: any ByteSource, content: ArchiveHandle.Content, name: String) {
    self.source = source
    self.content = content
    self.name = name
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    if isOver { return [] }
    do throws(ReadProblem) {
      if let piece = try read() { return piece }
      isOver = true
      if let problem = handle?.sourceProblem { throw problem }
      return []
    } catch {
      isOver = true
      if let problem = handle?.sourceProblem { throw problem }
      throw ReadProblem(
        "the \(name) data is damaged or cut off after \(given) bytes of text", help: error.help)
    }
  }

  /// The next bytes; nil at the end.
  private func read() throws(ReadProblem) -> ArraySlice<UInt8>? {
    let handle: ArchiveHandle
    if let open = self.handle {
      handle = open
    } else {
      handle = try ArchiveHandle(source, content: content)
      self.handle = handle
      guard try handle.nextHeader() != nil else { return nil }
    }
    while true {
      switch try handle.nextBlock() {
      case .bytes(let bytes):
        if bytes.isEmpty { continue }
        given += bytes.count
        return bytes[...]
      case .hole: continue
      case .end: return nil
      }
    }
  }
}
