/// A failure's own block of a log: traceback, captured output, JUnit text or mail block.
package struct Trace: Sendable {
  /// The lines in order.
  package private(set) var lines: [Line] = []

  /// Whether lines were left out because the block was longer than ``byteLimit``.
  package private(set) var isCut = false

  /// The length of the kept lines in bytes.
  package private(set) var bytes = 0

  /// How much of a block is kept.
  package static let byteLimit = 256 << 10

  package init() {}

  package init(_ lines: some Sequence<Line>) {
    for line in lines { append(line) }
  }

  /// Appends a line, or notes that the block is too long.
  ///
  /// The last lines of a block name the exception, so the first ones behind half the limit go.
  package mutating func append(_ line: Line) {
    let line = line.detached
    bytes += line.raw.count + 1
    lines.append(line)
    // Dropping half at a time keeps the cost of a long block linear.
    if bytes > Self.byteLimit { keepEnd(Self.byteLimit / 2) }
  }

  /// Appends a line to a block of which the beginning tells, and leaves it out behind a limit.
  package mutating func append(_ line: Line, upTo limit: Int) {
    guard bytes + line.raw.count < limit else {
      isCut = true
      return
    }
    append(line)
  }

  /// Leaves out all but the last lines.
  package mutating func keepEnd(_ limit: Int = 4 << 10) {
    var first = lines.count
    var kept = 0
    while first > 0, kept + lines[first - 1].raw.count + 1 <= limit || first == lines.count {
      first -= 1
      kept += lines[first].raw.count + 1
    }
    guard first > 0 else { return }
    isCut = true
    bytes = kept
    lines.removeFirst(first)
  }

  /// The lines joined by line breaks, for patterns that look at the whole block.
  package var text: [UInt8] { Array(lines.map(\.text).joined(separator: [UInt8(ascii: "\n")])) }

  /// The line and the offset in it of a place in ``text``.
  package func place(ofOffset offset: Int) -> (line: Line, offset: Int)? {
    var start = 0
    for line in lines {
      if offset <= start + line.text.count { return (line, offset - start) }
      start += line.text.count + 1
    }
    return nil
  }
}
