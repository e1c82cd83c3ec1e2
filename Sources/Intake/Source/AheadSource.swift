/// A stream that a thread of its own reads ahead of its reader, where one more thread is allowed.
///
/// So decompression and checks go on while the text before is searched. What comes out, and in which
/// order, is the same without the thread. Whoever stops early calls ``stop()``; then nobody else
/// touches the source below any more.
final class AheadSource: ByteSource {
  /// How many pieces are held ahead of the reader.
  static let depth = 4

  private let source: any ByteSource
  private let threads: ThreadAllowance
  private var reading: (thread: PlainThread, queue: PieceQueue)?
  private var isOver = false

  /// How many pieces are still read without a thread: starting one for each small log costs more.
  private var early = 2

  init(_ source: any ByteSource, threads: ThreadAllowance) {
    self.source = source
    self.threads = threads
  }

  deinit { stop() }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    if isOver { return [] }
    if reading == nil {
      if early > 0 { early -= 1 } else { start() }
    }
    guard let queue = reading?.queue else { return try source.next() }
    switch queue.take() {
    case .piece(let piece): return piece
    case .end:
      stop()
      return []
    case .problem(let problem):
      stop()
      throw problem
    }
  }

  /// Ends reading ahead, and waits until it has ended.
  func stop() {
    isOver = true
    guard let (thread, queue) = reading else { return }
    reading = nil
    queue.stop()
    thread.join()
    threads.giveBack()
  }

  private func start() {
    guard threads.take() else { return }
    let queue = PieceQueue(depth: Self.depth)
    // Until the thread was joined only the thread touches the source.
    nonisolated(unsafe) let source = source
    let thread = PlainThread {
      var isOver = false
      while !isOver, queue.waitForRoom() {
        let step = Self.step(of: source)
        if case .piece = step {} else { isOver = true }
        queue.put(step)
      }
    }
    guard let thread else { return threads.giveBack() }
    reading = (thread, queue)
  }

  private static func step(of source: any ByteSource) -> PieceQueue.Step {
    do throws(ReadProblem) {
      let piece = try source.next()
      return piece.isEmpty ? .end : .piece(piece)
    } catch {
      return .problem(error)
    }
  }
}
