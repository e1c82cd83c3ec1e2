/// The bytes of one member; to be read before the next one is asked for.
final class MemberSource: ByteSource {
  private let handle: ArchiveHandle
  private var isOver = false
  private var hole = 0

  init(_ handle: ArchiveHandle) {
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
