/// Counts the bytes that pass.
final class CountingSource: ByteSource {
  private let source: any ByteSource
  private(set) var count = 0

  init(_ source: any ByteSource) {
    self.source = source
  }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    let piece = try source.next()
    count += piece.count
    return piece
  }
}
