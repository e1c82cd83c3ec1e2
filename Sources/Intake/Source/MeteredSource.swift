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
