import Glibc

/// A thread that searches pieces of a ring until they end.
struct SearchThread {
  private var handle = pthread_t()

  /// What the thread needs; its own scanner is made on it.
  private final class Work: Sendable {
    let ring: PieceRing
    let set: PatternSet
    let limits: Limits

    init(_ ring: PieceRing, _ set: PatternSet, _ limits: Limits) {
      self.ring = ring
      self.set = set
      self.limits = limits
    }

    func run() {
      let scanner = PatternScanner(set, limits: limits)
      var offset = 0
      ring.work { slot in
        let (line, cut, known) = (scanner.lineCount, scanner.cutLineCount, scanner.cutLines.count)
        slot.findings.removeAll(keepingCapacity: true)
        let report = { (finding: Finding) in
          var finding = finding
          finding.line -= line
          finding.lineOffset -= offset
          slot.findings.append(finding)
        }
        scanner.scan(slot.lines.bytes, report: report)
        scanner.finish(report: report)
        offset += slot.lines.count
        slot.totals.lineCount = scanner.lineCount - line
        slot.totals.cutLineCount = scanner.cutLineCount - cut
        slot.totals.cutLines = scanner.cutLines[known...].map { $0 - line }
      }
    }
  }

  init(_ ring: PieceRing, _ set: PatternSet, _ limits: Limits) {
    let work = Unmanaged.passRetained(Work(ring, set, limits))
    let error = pthread_create(
      &handle, nil,
      { work in
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
        return nil
      }, work.toOpaque())
    precondition(error == 0, "no thread could be made")
  }

  func join() { pthread_join(handle, nil) }
}
