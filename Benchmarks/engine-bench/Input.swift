import Glibc

/// A file, or standard input for `-`, read in the order of its bytes.
struct Input {
  private let file: Int32

  /// What was read to learn from it, and was not handed out yet.
  private var ahead: ArraySlice<UInt8> = []

  private static let samplePieces = 32
  private static let samplePieceSize = 8 << 10

  init?(_ path: String) {
    file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard file >= 0 else { return nil }
  }

  /// Fills a buffer from its start; returns how much, nothing at the end.
  mutating func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    if !ahead.isEmpty {
      let part = ahead.prefix(buffer.count)
      _ = buffer.update(fromContentsOf: part)
      ahead = ahead.dropFirst(part.count)
      return part.count
    }
    while true {
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      if count >= 0 || errno != EINTR { return max(count, 0) }
    }
  }

  /// All bytes up to the end.
  mutating func rest() -> [UInt8] {
    var (all, piece) = ([UInt8](), [UInt8](repeating: 0, count: 64 << 10))
    while case let count = piece.withUnsafeMutableBufferPointer({ read(into: $0) }), count > 0 {
      all += piece.prefix(count)
    }
    return all
  }

  /// Bytes from all over a file, or from the beginning of what cannot be read twice.
  mutating func sample() -> [UInt8] {
    let size = Int(lseek(file, 0, SEEK_END))
    guard size >= 0 else { return beginning(Self.samplePieces * Self.samplePieceSize) }
    lseek(file, 0, SEEK_SET)
    var sample: [UInt8] = []
    for number in 0..<Self.samplePieces {
      var piece = [UInt8](repeating: 0, count: Self.samplePieceSize)
      let count = pread(file, &piece, piece.count, size / Self.samplePieces * number)
      sample += piece.prefix(max(count, 0))
    }
    return sample
  }

  private mutating func beginning(_ wanted: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: wanted)
    let filled = bytes.withUnsafeMutableBufferPointer { buffer in
      var filled = 0
      while filled < wanted,
        case let count = read(into: UnsafeMutableBufferPointer(rebasing: buffer[filled...])),
        count > 0
      {
        filled += count
      }
      return filled
    }
    bytes.removeLast(wanted - filled)
    ahead = bytes[...]
    return bytes
  }
}
