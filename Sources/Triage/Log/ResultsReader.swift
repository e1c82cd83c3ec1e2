/// A reader of test results that is fed with lines; the outside world has one for JUnit XML.
package protocol ResultsReader {
  /// Reads one line of the results.
  ///
  /// - Parameters:
  ///   - line: the bytes without line break and decorations.
  ///   - number: the line's number in its log.
  ///   - column: the column of the first byte in the raw line, from 1.
  mutating func consume(line: ArraySlice<UInt8>, number: Int, column: Int)

  /// Whether what was read is no results any more, so that what follows must be read otherwise.
  var isBroken: Bool { get }

  /// Reads what is left and tells failures, counts and problems.
  mutating func finish() -> LogFindings
}
