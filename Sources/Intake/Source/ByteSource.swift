/// A stream of bytes that is pulled piece by piece.
package protocol ByteSource: AnyObject {
  /// Gives the next bytes; an empty piece is the end.
  ///
  /// What was given before a problem is good. After a problem the stream is over.
  func next() throws(ReadProblem) -> ArraySlice<UInt8>
}

/// How many bytes one piece of a stream has at most.
let pieceSize = 256 << 10
