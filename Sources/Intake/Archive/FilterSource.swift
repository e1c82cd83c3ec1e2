/// The text of xz, zstd or bzip2 data.
final class FilterSource: ByteSource {
  private let handle: ArchiveHandle
  private let name: String
  private var hasStarted = false
  private var isOver = false
  private var given = 0

  init(_ source: any ByteSource, content: ArchiveHandle.Content, name: String) throws(ReadProblem) {
    self.name = name
    handle = try ArchiveHandle(source, content: content)
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    if isOver { return [] }
    do throws(ReadProblem) {
      if !hasStarted {
        hasStarted = true
        guard try handle.nextHeader() != nil else {
          isOver = true
          return []
        }
      }
      while true {
        switch try handle.nextBlock() {
        case .bytes(let bytes):
          if bytes.isEmpty { continue }
          given += bytes.count
          return bytes[...]
        case .hole: continue
        case .end:
          isOver = true
          if let problem = handle.sourceProblem { throw problem }
          return []
        }
      }
    } catch {
      isOver = true
      if let problem = handle.sourceProblem { throw problem }
      throw ReadProblem(
        "the \(name) data is damaged or cut off after \(given) bytes of text", help: error.help)
    }
  }
}
