/// A failure's own block of a log: traceback, captured output, JUnit text or mail block.
package struct Trace: Hashable, Sendable {
  /// The lines in order, without decorations.
  package private(set) var lines: [Line] = []

  /// Whether lines were left out because the block was longer than ``byteLimit``.
  package private(set) var isCut = false

  private var bytes = 0

  /// How much of a block is kept.
  package static let byteLimit = 256 << 10

  package init() {}

  /// A line of the block and where it stands in the log.
  package struct Line: Hashable, Sendable {
    package var number: Int
    /// The column of the text's first byte in the raw line, from 1.
    package var column: Int
    package var text: LogText

    package init(number: Int, column: Int, text: LogText) {
      self.number = number
      self.column = column
      self.text = text
    }
  }

  /// Appends a line, or notes that the block is too long.
  package mutating func append(_ line: Line, limit: Int = byteLimit) {
    guard bytes + line.text.bytes.count <= limit else {
      isCut = true
      return
    }
    bytes += line.text.bytes.count + 1
    lines.append(line)
  }
}
