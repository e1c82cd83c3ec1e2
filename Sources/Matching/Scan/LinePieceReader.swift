/// A piece of a stream, with whole lines where they are not longer than a piece.
struct LinePiece: ~Copyable {
  private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: LinePieceReader.size)

  /// How many bytes of the buffer are used.
  fileprivate(set) var count = 0

  deinit { buffer.deallocate() }

  var isEmpty: Bool { count == 0 }

  var endsLine: Bool { count > 0 && buffer[count - 1] == 0x0A }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[..<count]) }

  fileprivate var free: UnsafeMutableBufferPointer<UInt8> {
    UnsafeMutableBufferPointer(rebasing: buffer[count...])
  }
}

/// Cuts a stream into pieces behind line breaks, so that most can be searched by themselves.
struct LinePieceReader {
  /// How large a piece is; several fit into the cache of a processor.
  static let size = 256 << 10

  /// What was read behind the last line of the piece before.
  private var rest: [UInt8] = []

  /// Whether nothing comes behind the piece that was read last.
  private(set) var isAtEnd = false

  /// Reads the next piece; an empty one is the end of the stream.
  mutating func read<Failure: Error>(
    into piece: inout LinePiece,
    from source: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int
  ) throws(Failure) {
    piece.count = 0
    piece.count = piece.free.update(fromContentsOf: rest)
    rest.removeAll(keepingCapacity: true)
    while !isAtEnd, !piece.free.isEmpty {
      let count = try source(piece.free)
      if count > 0 { piece.count += count } else { isAtEnd = true }
    }
    let end = piece.bytes.lineStart(before: piece.count)
    guard !isAtEnd, end > 0 else { return }
    rest.append(contentsOf: piece.bytes[end...])
    piece.count = end
  }
}
