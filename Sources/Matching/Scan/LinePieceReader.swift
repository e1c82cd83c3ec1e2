import Glibc

/// A piece of a stream that begins and ends with whole lines.
struct LinePiece: ~Copyable {
  private let buffer: UnsafeMutableBufferPointer<UInt8>

  /// How many bytes of the buffer are used.
  fileprivate(set) var count = 0

  /// How many bytes of the stream, behind the piece, belong to its last line and were left out.
  fileprivate(set) var omitted = 0

  init() {
    buffer = .allocate(capacity: LinePieceReader.capacity)
  }

  deinit { buffer.deallocate() }

  var isEmpty: Bool { count == 0 }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[..<count]) }

  fileprivate func free(upTo end: Int) -> UnsafeMutableBufferPointer<UInt8> {
    UnsafeMutableBufferPointer(rebasing: buffer[count..<end])
  }

  /// Takes bytes from their place into the free part.
  fileprivate mutating func append(_ bytes: some Collection<UInt8>) {
    _ = free(upTo: buffer.count).update(fromContentsOf: bytes)
    count += bytes.count
  }
}

/// Cuts a stream into pieces of whole lines, each of which can be searched by itself.
///
/// Of a line that is longer than a scanner searches, one byte more than that is kept: enough for the
/// scanner to see that the line was cut.
struct LinePieceReader {
  /// How much is read before the end of a line is looked for; several pieces fit into the cache.
  private static let size = 256 << 10

  static let capacity = PatternScanner.lineLimit + size

  /// What was read behind the last line of the piece before.
  private var rest: [UInt8] = []
  private var isAtEnd = false

  /// Reads the next piece; an empty one is the end of the stream.
  mutating func read<Failure: Error>(
    into piece: inout LinePiece,
    from source: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int
  ) throws(Failure) {
    piece.count = 0
    piece.omitted = 0
    piece.append(rest)
    rest.removeAll(keepingCapacity: true)
    while true {
      let wanted = min(piece.count + Self.size, Self.capacity)
      while piece.count < wanted, !isAtEnd {
        let count = try source(piece.free(upTo: wanted))
        if count > 0 { piece.count += count } else { isAtEnd = true }
      }
      if isAtEnd { return }
      let end = piece.bytes.lineStart(before: piece.count)
      if end > 0 {
        rest.append(contentsOf: piece.bytes[end...])
        piece.count = end
        return
      }
      if piece.count > PatternScanner.lineLimit + 1 {
        return try skipLine(of: &piece, from: source)
      }
    }
  }

  /// Reads to the end of a line that is too long, and keeps only its beginning and its line break.
  private mutating func skipLine<Failure: Error>(
    of piece: inout LinePiece,
    from source: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int
  ) throws(Failure) {
    let kept = PatternScanner.lineLimit + 1
    piece.omitted = piece.count - kept
    piece.count = kept
    while true {
      let room = piece.free(upTo: Self.capacity)
      let count = try source(room)
      guard count > 0 else {
        isAtEnd = true
        return
      }
      let read = UnsafeBufferPointer(rebasing: room[..<count])
      if let end = read.lineEnd(from: 0) {
        rest.append(contentsOf: read[(end + 1)...])
        piece.omitted += end
        piece.append(CollectionOfOne(0x0A))
        return
      }
      piece.omitted += count
    }
  }
}
