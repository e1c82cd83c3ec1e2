/// What libarchive is fed with, and can be looked at again where it has come to.
final class ArchiveFeed {
  private let source: any ByteSource

  /// The end of the portion before, then the last portion.
  private let buffer: UnsafeMutableRawBufferPointer
  private var kept = 0
  private var last = 0

  /// How many bytes were fed in all.
  private var fed = 0

  /// What was pulled and is not yet fed.
  private var rest: ArraySlice<UInt8> = []

  /// What stopped the stream below; libarchive only sees its end and gives what it has.
  private(set) var problem: ReadProblem?

  /// How far behind the last portion libarchive may be when it asks for more: a block of a tar.
  private static let tail = 1024

  init(_ source: any ByteSource) {
    self.source = source
    buffer = .allocate(byteCount: Self.tail + pieceSize, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// The bytes that can be looked at again, which begin so many bytes before all that was fed.
  private var window: Slice<UnsafeMutableRawBufferPointer> {
    buffer[(Self.tail - kept)..<(Self.tail + last)]
  }

  /// The next portion; it stays where it is until the next one is asked for.
  func portion() -> UnsafeRawBufferPointer {
    if rest.isEmpty { pull() }
    let tail = Array(window.suffix(Self.tail))
    buffer[(Self.tail - tail.count)..<Self.tail].copyBytes(from: tail)
    kept = tail.count
    last = min(rest.count, pieceSize)
    buffer[Self.tail...].copyBytes(from: rest.prefix(last))
    rest = rest.dropFirst(last)
    fed += last
    return UnsafeRawBufferPointer(rebasing: buffer[Self.tail..<(Self.tail + last)])
  }

  private func pull() {
    guard problem == nil else { return }
    do throws(ReadProblem) {
      let piece = try source.next()
      if rest.isEmpty { rest = piece } else { rest += piece }
    } catch {
      problem = error
    }
  }

  /// The bytes at an offset in the stream; nil where they were let go of, or do not come.
  func bytes(_ count: Int, at offset: Int) -> [UInt8]? {
    guard let seen = seen(from: offset) else { return nil }
    var size = -1
    while seen.count + rest.count < count, size != rest.count {
      size = rest.count
      pull()
    }
    let bytes = seen.prefix(count) + rest.prefix(max(0, count - seen.count))
    return bytes.count == count ? Array(bytes) : nil
  }

  /// Everything from an offset on to the end of the stream, which libarchive does not get any more.
  func remainder(from offset: Int) -> any ByteSource {
    Remainder((seen(from: offset) ?? []) + rest, problem: problem, source)
  }

  /// What was fed from an offset on; nil where it was let go of.
  private func seen(from offset: Int) -> [UInt8]? {
    let start = offset - (fed - last - kept)
    return (0...(kept + last)).contains(start) ? Array(window.dropFirst(start)) : nil
  }
}

/// Bytes that were pulled already, and what comes behind them.
private final class Remainder: ByteSource {
  private var head: [UInt8]
  private let problem: ReadProblem?
  private let source: any ByteSource

  init(_ head: [UInt8], problem: ReadProblem?, _ source: any ByteSource) {
    self.head = head
    self.problem = problem
    self.source = source
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    if !head.isEmpty {
      defer { head = [] }
      return head[...]
    }
    if let problem { throw problem }
    return try source.next()
  }
}
