import CZlib

/// The text of gzip data, with every byte that can be had of a file that is cut off.
///
/// zlib itself instead of libarchive, which throws the last block of a cut-off file away.
package final class GzipSource: ByteSource {
  private let source: any ByteSource
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: ArraySlice<UInt8> = []
  private var isInputOver = false
  private var inputProblem: ReadProblem?
  private var state = State.start
  private var given = 0
  private var pool = PiecePool()

  private enum State {
    /// Before a member, behind one, and in one.
    case start, between, inside
    case failed(ReadProblem)
    case over
  }

  package init(_ source: any ByteSource) throws(ReadProblem) {
    self.source = source
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, plus 16 for "gzip header only".
    let result = inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else { throw ReadProblem("zlib cannot start (error \(result))") }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  package func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    while true {
      switch state {
      case .over: return []
      case .failed(let problem):
        state = .over
        throw problem
      case .between:
        skipPadding()
        continue
      case .start, .inside: break
      }
      fill()
      let piece = inflatePiece()
      given += piece.count
      if !piece.isEmpty { return piece }
    }
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

  /// Looks at what follows a complete member: another one, zeros of a tape, or garbage.
  private func skipPadding() {
    fill()
    input = input.drop { $0 == 0 }
    if let byte = input.first {
      if byte == 0x1F {
        inflateReset(stream)
        state = .start
      } else {
        state = garbage
      }
    } else if isInputOver {
      state = inputProblem.map { .failed($0) } ?? .over
    }
  }

  private var garbage: State {
    .failed(ReadProblem("trailing garbage after \(given) bytes of gzip data is ignored"))
  }

  private func inflatePiece() -> ArraySlice<UInt8> {
    var result = Z_OK
    var consumed = 0
    let piece = pool.fill { output in
      input.withUnsafeBufferPointer { bytes in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.pointee.avail_in = UInt32(bytes.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        result = inflate(stream, Z_NO_FLUSH)
        consumed = bytes.count - Int(stream.pointee.avail_in)
        return output.count - Int(stream.pointee.avail_out)
      }
    }
    input = input.dropFirst(consumed)
    advance(result, gave: piece.count)
    return piece
  }

  private func advance(_ result: Int32, gave count: Int) {
    let isFirstByte = if case .start = state { true } else { false }
    switch result {
    case Z_STREAM_END:
      state = .between
    case Z_OK, Z_BUF_ERROR:
      state = .inside
      if count == 0, input.isEmpty, isInputOver {
        state = .failed(
          inputProblem ?? ReadProblem("the gzip data is cut off after \(given) bytes of text"))
      }
    default:
      if isFirstByte, given > 0 {
        state = garbage
        return
      }
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "error \(result)"
      state = .failed(
        ReadProblem("the gzip data is damaged after \(given + count) bytes of text: \(reason)"))
    }
  }
}
