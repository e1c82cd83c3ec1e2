/// A failure's own block of a log: traceback, captured output, JUnit text or mail block.
///
/// A build may keep a million lines of traces, so they share one buffer instead of owning theirs.
package struct Trace: Sendable {
  /// The raw bytes of all lines, each followed by its text where that is no part of them.
  private var storage: [UInt8] = []
  private var entries: [Entry] = []

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

  /// A line, by the places of its bytes in the buffer.
  private struct Entry {
    var number: Int
    var firstColumn: Int
    var rawStart: UInt32
    var rawCount: UInt32
    var textStart: UInt32
    var textCount: UInt32
    var pieces: [Line.Piece]?
    var isCut: Bool
  }

  /// The lines in order; made anew each time they are asked for.
  package var lines: [Line] { entries.map(line) }

  package var lineCount: Int { entries.count }
  package var isEmpty: Bool { entries.isEmpty }
  package var lastLine: Line? { entries.last.map(line) }

  /// The number of bytes in memory, which short lines make much larger than ``bytes``.
  package var footprint: Int { storage.capacity + entries.capacity * MemoryLayout<Entry>.stride }

  /// Appends a line, or notes that the block is too long.
  ///
  /// The last lines of a block name the exception, so the first ones behind half the limit go.
  package mutating func append(_ line: Line) {
    bytes += line.raw.count + 1
    let rawStart = storage.count
    storage += line.raw
    var textStart = rawStart + line.text.startIndex - line.raw.startIndex
    if line.pieces != nil {
      textStart = storage.count
      storage += line.text
    }
    entries.append(
      Entry(
        number: line.number, firstColumn: line.firstColumn, rawStart: UInt32(rawStart),
        rawCount: UInt32(line.raw.count), textStart: UInt32(textStart),
        textCount: UInt32(line.text.count), pieces: line.pieces, isCut: line.isCut))
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
    var first = entries.count
    var kept = 0
    while first > 0,
      kept + Int(entries[first - 1].rawCount) + 1 <= limit || first == entries.count
    {
      first -= 1
      kept += Int(entries[first].rawCount) + 1
    }
    guard first > 0 else { return }
    isCut = true
    bytes = kept
    let start = entries[first].rawStart
    storage = Array(storage[Int(start)...])
    entries = entries[first...].map { entry in
      var entry = entry
      entry.rawStart -= start
      entry.textStart -= start
      return entry
    }
  }

  /// Gives back the memory that growing left unused, for a block that is complete.
  package mutating func trim() {
    storage = storage.withUnsafeBufferPointer { Array($0) }
    entries = entries.withUnsafeBufferPointer { Array($0) }
  }

  /// The lines joined by line breaks, for patterns that look at the whole block.
  package var text: [UInt8] { Array(lines.map(\.text).joined(separator: [UInt8(ascii: "\n")])) }

  /// The line and the offset in it of a place in ``text``.
  package func place(ofOffset offset: Int) -> (line: Line, offset: Int)? {
    var start = 0
    for entry in entries {
      let count = Int(entry.textCount)
      if offset <= start + count { return (line(entry), offset - start) }
      start += count + 1
    }
    return nil
  }

  private func line(_ entry: Entry) -> Line {
    let (rawStart, textStart) = (Int(entry.rawStart), Int(entry.textStart))
    let raw = storage[rawStart..<rawStart + Int(entry.rawCount)]
    let text = storage[textStart..<textStart + Int(entry.textCount)]
    guard let pieces = entry.pieces else {
      return Line(
        number: entry.number, raw: raw, text: text, isCut: entry.isCut,
        firstColumn: entry.firstColumn)
    }
    return Line(
      number: entry.number, raw: raw, text: text, pieces: pieces, isCut: entry.isCut,
      firstColumn: entry.firstColumn)
  }
}
