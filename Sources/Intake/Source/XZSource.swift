import CLZMA

/// The text of xz data, of streams whose window is not too large.
///
/// liblzma itself instead of libarchive, which gives it no bound: any block of a stream may claim a
/// window of its own, up to 4 GiB, and only the decoder meets them all.
final class XZSource: ByteSource {
  private let source: any ByteSource
  private let stream: UnsafeMutablePointer<lzma_stream>
  private let window: Int
  private var input: ArraySlice<UInt8> = []
  private var isInputOver = false
  private var inputProblem: ReadProblem?

  /// What to throw when everything before it was given.
  private var problem: ReadProblem?
  private var isOver = false
  private var given = 0
  private var pool = PiecePool()

  /// `LZMA_CONCATENATED`, a macro that Swift does not see: streams one behind the other.
  private static let concatenated: UInt32 = 0x08

  /// What a decoder takes besides its window.
  private static let overhead = 1 << 20

  /// Starts to decode.
  ///
  /// - Parameters:
  ///   - source: the data.
  ///   - window: the largest window to make room for, in bytes.
  /// - Throws: where liblzma cannot start.
  init(_ source: any ByteSource, window: Int) throws(ReadProblem) {
    self.source = source
    self.window = window
    stream = .allocate(capacity: 1)
    stream.initialize(to: lzma_stream())
    let result = lzma_stream_decoder(
      stream, UInt64(window + Self.overhead), Self.concatenated)
    guard result == LZMA_OK else { throw ReadProblem("liblzma cannot start") }
  }

  deinit {
    lzma_end(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    while !isOver {
      fill()
      let piece = decode()
      given += piece.count
      if !piece.isEmpty { return piece }
    }
    if let problem {
      self.problem = nil
      throw problem
    }
    return []
  }

  /// Makes input available, unless there is none left.
  private func fill() {
    guard input.isEmpty, !isInputOver else { return }
    do throws(ReadProblem) {
      input = try source.next()
      isInputOver = input.isEmpty
    } catch {
      inputProblem = error
      isInputOver = true
    }
  }

  private func decode() -> ArraySlice<UInt8> {
    var result = LZMA_OK
    var consumed = 0
    let piece = pool.fill { output in
      input.withUnsafeBufferPointer { bytes in
        stream.pointee.next_in = bytes.baseAddress
        stream.pointee.avail_in = bytes.count
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = output.count
        result = lzma_code(stream, isInputOver ? LZMA_FINISH : LZMA_RUN)
        consumed = bytes.count - stream.pointee.avail_in
        return output.count - stream.pointee.avail_out
      }
    }
    input = input.dropFirst(consumed)
    end(by: result, behind: given + piece.count)
    return piece
  }

  private func end(by result: lzma_ret, behind count: Int) {
    if result == LZMA_OK { return }
    // Without input nothing can be done, which is an error only where there will be none.
    if result == LZMA_BUF_ERROR, !isInputOver { return }
    isOver = true
    if result == LZMA_STREAM_END {
      problem = inputProblem
    } else if result == LZMA_MEMLIMIT_ERROR {
      problem = .window(of: Int(clamping: lzma_memusage(stream)), limit: window, form: "xz")
    } else {
      let damage = "the xz data is damaged or cut off after \(count) bytes of text"
      problem = inputProblem ?? ReadProblem(damage)
    }
  }
}
