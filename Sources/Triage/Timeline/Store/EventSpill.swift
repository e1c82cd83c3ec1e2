/// Where events go that memory has no room for, such as a temporary file.
package protocol EventSpill: AnyObject, Sendable {
  /// Writes bytes behind those that were written before.
  ///
  /// - Parameter bytes: the bytes.
  /// - Returns: where they begin.
  /// - Throws: why they could not be written.
  func append(_ bytes: [UInt8]) throws(SpillProblem) -> Int

  /// Reads bytes that were written.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - offset: where they begin.
  /// - Returns: the bytes, all of them.
  /// - Throws: why they could not be read.
  func read(_ count: Int, at offset: Int) throws(SpillProblem) -> [UInt8]
}

/// Why events could not be written to where they should go, or not be read from there.
package struct SpillProblem: Error, Hashable, Sendable {
  /// A lower-case sentence without a full stop.
  package var sentence: String

  package init(_ sentence: String) { self.sentence = sentence }
}
