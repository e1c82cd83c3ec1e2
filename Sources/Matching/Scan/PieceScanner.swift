/// A scanner, and how much of the stream it was given.
///
/// It sees only some of the pieces of a stream, so what it reports is counted from the start of
/// a piece.
final class PieceScanner {
  private let scanner: PatternScanner
  private var byteCount = 0

  init(_ set: PatternSet, _ limits: Limits) {
    // What is given up would depend on which pieces a thread was given.
    scanner = PatternScanner(set, limits: limits, isBounded: false)
  }

  func search(_ slot: PieceRing.Slot) {
    let (line, offset) = (scanner.lineCount, byteCount)
    slot.findings.removeAll(keepingCapacity: true)
    let report = { (finding: Finding) in
      var finding = finding
      finding.line -= line
      finding.lineOffset -= offset
      slot.findings.append(finding)
    }
    scanner.scan(slot.piece.bytes, report: report)
    if slot.isLast { scanner.finish(report: report) }
    slot.lineCount = scanner.lineCount - line
    byteCount += slot.piece.count
  }
}

/// Passes a scanner from the thread that has one piece to the thread that has the next.
final class Handover: @unchecked Sendable {
  private var scanner: PieceScanner?
  private let isThere = Semaphore()

  func give(_ scanner: PieceScanner) {
    self.scanner = scanner
    isThere.signal()
  }

  func take() -> PieceScanner? {
    isThere.wait()
    return scanner
  }
}
