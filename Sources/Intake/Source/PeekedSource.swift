/// A stream whose beginning can be looked at before it is read.
final class PeekedSource: ByteSource {
  /// The beginning of the stream, as far as it was asked for.
  let head: [UInt8]

  private let source: any ByteSource
  private var isHeadGiven = false
  private var problem: ReadProblem?

  /// Pulls the first bytes of a stream; a problem among them is kept until they were read.
  init(_ source: any ByteSource, limit: Int = 64 << 10) {
    self.source = source
    var head: [UInt8] = []
    do throws(ReadProblem) {
      while head.count < limit {
        let piece = try source.next()
        if piece.isEmpty { break }
        head += piece
      }
    } catch {
      problem = error
    }
    self.head = head
  }

  /// The problem that kept the head short.
  var earlyProblem: ReadProblem? { problem }

  func next() throws(ReadProblem) -> ArraySlice<UInt8> {
    if !isHeadGiven {
      isHeadGiven = true
      if !head.isEmpty { return head[...] }
    }
    if let problem { throw problem }
    return try source.next()
  }
}
