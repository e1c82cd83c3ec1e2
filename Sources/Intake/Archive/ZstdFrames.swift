/// A stream of zstd data that ends before a frame whose window is too large.
///
/// libzstd makes room for windows up to 128 MiB and libarchive leaves it at that. The frames are
/// followed from header to header, since each of them claims a window of its own.
final class ZstdFrames: ByteSource {
  private let source: any ByteSource
  private let limit: Int

  /// How many bytes come before the next thing to read.
  private var ahead = 0
  private var part = Part.magic

  /// What was read of that thing, and how many bytes it has.
  private var read: [UInt8] = []
  private var wanted = 4
  private var hasChecksum = false
  private var problem: ReadProblem?

  private enum Part {
    case magic, skippable, descriptor, header(descriptor: UInt8), block
  }

  /// Follows the frames of a stream.
  ///
  /// - Parameters:
  ///   - source: the data.
  ///   - limit: the largest window to let pass, in bytes.
  init(_ source: any ByteSource, limit: Int) {
    self.source = source
    self.limit = limit
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    if let problem { throw problem }
    let piece = try source.next()
    var rest = piece
    while !rest.isEmpty {
      let skipped = min(ahead, rest.count)
      ahead -= skipped
      rest = rest.dropFirst(skipped)
      let taken = rest.prefix(wanted - read.count)
      read += taken
      rest = rest.dropFirst(taken.count)
      guard ahead == 0, read.count == wanted else { break }
      let bytes = read
      read = []
      step(bytes)
      guard let problem else { continue }
      // Whatever of the piece came before, the decoder gets it.
      let good = piece[..<(rest.startIndex - taken.count)]
      if good.isEmpty { throw problem }
      return good
    }
    return piece
  }

  /// Goes on behind something that was read.
  private func step(_ bytes: [UInt8]) {
    switch part {
    case .magic:
      switch bytes.number {
      case 0xFD2F_B528: expect(.descriptor, 1)
      case 0x184D_2A50...0x184D_2A5F: expect(.skippable, 4)
      default: problem = ReadProblem("other data follow the zstd data; not read")
      }
    case .skippable: expect(.magic, 4, behind: bytes.number)
    case .descriptor:
      hasChecksum = bytes[0] & 0b100 != 0
      expect(.header(descriptor: bytes[0]), Self.headerSize(bytes[0]))
    case .header(let descriptor):
      let window = Self.window(bytes, descriptor)
      if window > limit { problem = .window(of: window, limit: limit, form: "zstd") }
      expect(.block, 3)
    case .block:
      // The last bit tells the last block, the next two its kind; one that repeats a byte has one.
      let size = (bytes.number >> 1) & 3 == 1 ? 1 : bytes.number >> 3
      if bytes.number & 1 == 0 {
        expect(.block, 3, behind: size)
      } else {
        expect(.magic, 4, behind: size + (hasChecksum ? 4 : 0))
      }
    }
  }

  private func expect(_ part: Part, _ count: Int, behind ahead: Int = 0) {
    (self.part, wanted, self.ahead) = (part, count, ahead)
  }

  private static func isSingle(_ descriptor: UInt8) -> Bool { descriptor & 0b10_0000 != 0 }

  /// How many bytes of a frame's header tell its size: the two highest bits of its descriptor.
  private static func sizeBytes(_ descriptor: UInt8) -> Int {
    let flag = Int(descriptor >> 6)
    return flag == 0 ? (isSingle(descriptor) ? 1 : 0) : 1 << flag
  }

  private static func headerSize(_ descriptor: UInt8) -> Int {
    (isSingle(descriptor) ? 0 : 1) + [0, 1, 2, 4][Int(descriptor & 3)] + sizeBytes(descriptor)
  }

  /// The window that the rest of a frame's header claims; a frame of a single segment is its own.
  private static func window(_ header: [UInt8], _ descriptor: UInt8) -> Int {
    guard isSingle(descriptor) else {
      let base = 1 << (10 + Int(header[0] >> 3))
      return base + base / 8 * Int(header[0] & 7)
    }
    return header.suffix(sizeBytes(descriptor)).number
  }
}
