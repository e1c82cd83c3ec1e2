/// The bytes of a log line that prove something, with the place a reader can jump to.
///
/// Line, column and length count from 1 in bytes of the raw line, so they stay right where
/// timestamps and colour codes were skipped before matching.
package struct Evidence: Hashable, Sendable {
  /// The name of the log, relative to the build.
  package var log: String

  /// The line number, starting at 1.
  package var line: Int

  /// The first byte of the quoted text, starting at 1.
  package var column: Int

  /// The length of the quoted text in bytes.
  package var length: Int

  /// The quoted bytes, exactly as they stand in the line; long ones are cut.
  package var text: LogText

  package init(log: String, line: Int, column: Int, length: Int, text: LogText) {
    self.log = log
    self.line = line
    self.column = column
    self.length = length
    self.text = text
  }

  /// How many pieces of evidence a fault keeps.
  package static let limit = 20

  /// How many bytes of a line are quoted.
  package static let textLimit = 4 << 10
}
