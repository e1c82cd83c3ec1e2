/// The memory of a source's last pieces, used again when their readers have let go of them.
///
/// Fresh memory for every piece would cost as much time in the kernel as copying the bytes. A piece
/// that somebody still holds is never written over: an array that is shared copies itself first.
struct PiecePool {
  private var pieces: [[UInt8]] = []
  private var next = 0

  /// More than a reader that reads ahead and the one behind it hold together.
  private static let limit = AheadSource.depth + 4

  /// Fills a piece with bytes.
  ///
  /// - Parameter fill: writes into the memory it is given, and tells how many bytes it wrote.
  /// - Returns: those bytes.
  mutating func fill(_ fill: (UnsafeMutableBufferPointer<UInt8>) -> Int) -> ArraySlice<UInt8> {
    guard pieces.count >= Self.limit else {
      let piece = [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
        count = fill(buffer)
      }
      // Only as many bytes as were written can be written again.
      if piece.count == pieceSize { pieces.append(piece) }
      return piece[...]
    }
    let index = next
    next = (next + 1) % Self.limit
    let count = pieces[index].withUnsafeMutableBufferPointer { fill($0) }
    return pieces[index][..<count]
  }
}
