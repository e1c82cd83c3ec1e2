import Synchronization

/// Adds up what all threads read, and tells it now and then.
final class ProgressMeter: Sendable {
  private let bytes = Mutex(0)
  private let total: Int
  private let report: (@Sendable (IntakeProgress) -> Void)?

  init(total: Int, report: (@Sendable (IntakeProgress) -> Void)?) {
    self.total = total
    self.report = report
  }

  func add(_ count: Int, of path: String) {
    let sum = bytes.withLock { bytes in
      bytes += count
      return bytes
    }
    report?(IntakeProgress(bytes: sum, total: total, path: path))
  }
}

/// A stream whose bytes are counted as progress.
final class MeteredSource: ByteSource {
  private let source: any ByteSource
  private let meter: ProgressMeter
  private let path: String
  private var count = 0

  init(_ source: any ByteSource, meter: ProgressMeter, path: String) {
    self.source = source
    self.meter = meter
    self.path = path
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    let piece = try source.next()
    count += piece.count
    // Not for every piece: thousands of small files would meet at the meter.
    if count >= 1 << 20 || piece.isEmpty {
      meter.add(count, of: path)
      count = 0
    }
    return piece
  }
}
