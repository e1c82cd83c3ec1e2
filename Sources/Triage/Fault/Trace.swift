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

    /// The bytes of that text as they stand in the raw line; nil where they are the text.
    ///
    /// JUnit XML writes `&quot;` for a quotation mark, and evidence must quote what is there.
    package var raw: LogText?

    package init(number: Int, column: Int, text: LogText, raw: LogText? = nil) {
      self.number = number
      self.column = column
      self.text = text
      self.raw = raw == text ? nil : raw
    }

    /// The evidence for the whole line.
    package func evidence(in log: String) -> Evidence {
      let quoted = raw ?? text
      return Evidence(
        log: log, line: number, column: column, length: quoted.bytes.count, text: quoted)
    }
  }

  /// How many bytes of text are kept.
  package var byteCount: Int { bytes }

  /// Leaves all lines out, where a log holds too many blocks to keep.
  package mutating func leaveOut() {
    lines = []
    bytes = 0
    isCut = true
  }

  /// Appends a line, or notes that the block is too long.
  package mutating func append(_ line: Line) {
    guard bytes + line.text.bytes.count <= Self.byteLimit else {
      isCut = true
      return
    }
    bytes += line.text.bytes.count + 1
    lines.append(line)
  }
}
