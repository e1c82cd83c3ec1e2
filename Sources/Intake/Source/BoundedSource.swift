/// One layer of compression, stopped where it yields more than any log would.
final class BoundedSource: ByteSource {
  private let source: any ByteSource
  private let packed: CountingSource
  private let meter: LayerMeter

  init(_ source: any ByteSource, packed: CountingSource, meter: LayerMeter) {
    self.source = source
    self.packed = packed
    self.meter = meter
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    try meter.check(packed: packed.count)
    let piece = try source.next()
    meter.yielded(piece.count)
    return piece
  }
}
