import Synchronization
import Testing

@testable import Intake

/// Reading ahead on a thread gives what reading without one gives, and ends with its reader.
@Suite struct AheadSourceTests {
  /// Gives numbered pieces, then an end or a problem; counts what was asked for.
  private final class Pieces: ByteSource {
    private var left: Int
    private let problem: ReadProblem?
    let asked = Mutex(0)
    private let isGone: Flag?

    init(_ count: Int, then problem: ReadProblem? = nil, isGone: Flag? = nil) {
      left = count
      self.problem = problem
      self.isGone = isGone
    }

    deinit { isGone?.value.withLock { $0 = true } }

    func next() throws(ReadProblem) -> ArraySlice<UInt8> {
      asked.withLock { $0 += 1 }
      guard left > 0 else {
        if let problem { throw problem }
        return []
      }
      left -= 1
      return Array("\(left) ".utf8)[...]
    }
  }

  private final class Flag: Sendable {
    let value = Mutex(false)
  }

  private func all(
    _ source: AheadSource
  ) -> (bytes: [UInt8], problem: ReadProblem?) {
    var bytes: [UInt8] = []
    while true {
      do throws(ReadProblem) {
        let piece = try source.next()
        if piece.isEmpty { return (bytes, nil) }
        bytes += piece
      } catch {
        return (bytes, error)
      }
    }
  }

  @Test(
    "the bytes are the same whatever the threads", arguments: [1, 2, 7], [0, 1, 2, 3, 5, 100, 5000])
  func same(_ threads: Int, _ count: Int) {
    let allowance = ThreadAllowance(threads)
    _ = allowance.take()
    let expected = (0..<count).reversed().flatMap { Array("\($0) ".utf8) }
    let source = AheadSource(Pieces(count), threads: allowance)
    let (bytes, problem) = all(source)
    #expect(bytes == expected)
    #expect(problem == nil)
    // The end stays the end, and the thread is given back.
    #expect((try? source.next())?.isEmpty == true)
    for _ in 1..<max(threads, 2) where threads > 1 { #expect(allowance.take()) }
    #expect(!allowance.take())
  }

  @Test("a problem comes behind the bytes before it", arguments: [1, 2], [0, 1, 2, 3, 50])
  func problem(_ threads: Int, _ count: Int) {
    let allowance = ThreadAllowance(threads)
    _ = allowance.take()
    let source = AheadSource(Pieces(count, then: ReadProblem("no more")), threads: allowance)
    let (bytes, problem) = all(source)
    #expect(bytes == (0..<count).reversed().flatMap { Array("\($0) ".utf8) })
    #expect(problem == ReadProblem("no more"))
    if count >= 2 || threads > 1 { _ = try? source.next() }
    source.stop()
  }

  @Test("who stops early ends the thread, and nothing is left", arguments: 0...20)
  func early(_ taken: Int) throws {
    let flag = Flag()
    let allowance = ThreadAllowance(2)
    _ = allowance.take()
    do {
      let pieces = Pieces(1_000_000, isGone: flag)
      let source = AheadSource(pieces, threads: allowance)
      for _ in 0..<taken { _ = try source.next() }
      source.stop()
      // Not more than the queue holds, and one that waits to be put there.
      #expect(pieces.asked.withLock { $0 } <= taken + AheadSource.depth + 1)
      #expect(try source.next().isEmpty)
    }
    #expect(flag.value.withLock { $0 })
    #expect(allowance.take())
  }

  @Test func `a reader that forgets to stop does not leave the thread behind`() throws {
    let allowance = ThreadAllowance(2)
    _ = allowance.take()
    do {
      let source = AheadSource(Pieces(1_000_000), threads: allowance)
      for _ in 0..<10 { _ = try source.next() }
    }
    #expect(allowance.take())
  }

  @Test func `a piece that is held is never written over`() {
    var pool = PiecePool()
    var held: [ArraySlice<UInt8>] = []
    for number in 0..<40 {
      let piece = pool.fill { buffer in
        buffer.update(repeating: UInt8(number))
        return number.isMultiple(of: 3) ? buffer.count / 2 : buffer.count
      }
      if number.isMultiple(of: 2) { held.append(piece) }
      #expect(piece.allSatisfy { $0 == UInt8(number) })
    }
    for (index, piece) in held.enumerated() {
      #expect(piece.allSatisfy { $0 == UInt8(2 * index) })
    }
  }
}
