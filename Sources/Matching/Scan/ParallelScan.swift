/// Searches one stream on several threads, and reports what one ``PatternScanner`` would.
///
/// The calling thread reads and reports, the others search. Pieces of whole lines go round in a ring
/// that is as large as the threads need, so memory does not grow with the input, and reports come
/// in the order of the stream whatever the number of threads. Where a line is longer than a piece,
/// the scanner that has seen its beginning goes on to whoever has the next piece. Patterns that span
/// lines need what came before in any piece, so with them one piece is searched after the other.
///
///     let totals = ParallelScan(set, threads: 2).run(read: { read(file, $0.baseAddress, $0.count) }) {
///       print($0.line, $0.pattern)
///     }
package struct ParallelScan {
  private let set: PatternSet
  private let limits: Limits
  private let threads: Int

  /// What a whole stream was.
  package struct Totals: Hashable, Sendable {
    package var byteCount = 0
    package var lineCount = 0
  }

  package init(_ set: PatternSet, limits: Limits = Limits(), threads: Int) {
    self.set = set
    self.limits = limits
    self.threads = max(threads, 1)
  }

  /// Searches a stream to its end.
  ///
  /// - Parameters:
  ///   - read: fills a buffer from its start and tells how much; nothing is the end.
  ///   - report: receives the findings, on the calling thread, in the order of the stream.
  /// - Returns: what the whole stream was.
  /// - Throws: what `read` throws, once what was read before is reported.
  package func run<Failure: Error>(
    read: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int, report: (Finding) -> Void
  ) throws(Failure) -> Totals {
    var totals = Totals()
    var reader = LinePieceReader()
    var failure: Failure?
    let ring = PieceRing(slots: threads * 2)
    let workers = (0..<threads).map { _ in SearchThread(ring, set, limits) }
    var (written, reported) = (0, 0)
    var handover: Handover?
    var isAtEnd = false
    while !isAtEnd {
      if written - reported == ring.count {
        add(ring.searched(reported), to: &totals, report)
        reported += 1
      }
      let slot = ring.slot(written)
      do throws(Failure) { try reader.read(into: &slot.piece, from: read) } catch {
        failure = error
      }
      isAtEnd = reader.isAtEnd || failure != nil
      slot.isLast = isAtEnd
      slot.takesOver = handover
      let isIndependent = slot.piece.endsLine && set.spanning.isEmpty
      handover = isIndependent || isAtEnd ? nil : Handover()
      slot.handsOver = handover
      ring.submit(written)
      written += 1
    }
    while reported < written {
      add(ring.searched(reported), to: &totals, report)
      reported += 1
    }
    for number in written..<(written + threads) { ring.submitEnd(number) }
    for worker in workers { worker.join() }
    if let failure { throw failure }
    return totals
  }

  private func add(_ slot: PieceRing.Slot, to totals: inout Totals, _ report: (Finding) -> Void) {
    for var finding in slot.findings {
      finding.line += totals.lineCount
      finding.lineOffset += totals.byteCount
      report(finding)
    }
    totals.lineCount += slot.lineCount
    totals.byteCount += slot.piece.count
  }
}
