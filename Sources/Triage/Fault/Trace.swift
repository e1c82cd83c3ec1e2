/// A failure's own block of a log: traceback, captured output, JUnit text or mail block.
///
/// A build may keep a million lines of traces, so they share one buffer instead of owning theirs.
package struct Trace: Sendable {
  /// The raw bytes of all lines, each followed by its text where that is no part of them.
  private var storage: [UInt8] = []
  private var entries: [Entry] = []

  /// The number of pieces that all lines have together.
  private var pieceCount = 0

  /// Whether anything was left out because the block or a line of it was too long.
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
  fileprivate struct Entry {
    var number: Int
    var firstColumn: Int
    var rawStart: UInt32
    var rawCount: UInt32
    var textStart: UInt32
    var textCount: UInt32
    var pieces: [Line.Piece]?
    var isCut: Bool
  }

  /// The lines in order; each is made anew where it is asked for.
  package var lines: Lines { Lines(trace: self) }

  package var isEmpty: Bool { entries.isEmpty }

  /// The number of bytes in memory, which short lines make much larger than ``bytes``.
  package var footprint: Int {
    storage.capacity + entries.capacity * MemoryLayout<Entry>.stride
      + pieceCount * MemoryLayout<Line.Piece>.stride
  }

  /// The lines of a trace as a collection, so that nobody needs all of them at once.
  package struct Lines: RandomAccessCollection, Sendable {
    fileprivate let trace: Trace

    package var startIndex: Int { 0 }
    package var endIndex: Int { trace.entries.count }
    package subscript(index: Int) -> Line { trace.line(trace.entries[index]) }
  }

  /// Appends a line, or notes that the block is too long.
  ///
  /// The last lines of a block name the exception, so the first ones behind half the limit go.
  package mutating func append(_ line: Line) {
    let line = line.cut(to: Self.byteLimit / 4)
    bytes += line.raw.count + 1
    pieceCount += line.pieces?.count ?? 0
    if line.isCut { isCut = true }
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

  /// Appends another block, and with it that something of it was left out.
  mutating func append(contentsOf other: Trace) {
    for line in other.lines { append(line) }
    if other.isCut { isCut = true }
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
    if let last = lines.last, last.raw.count >= limit {
      self = Trace([last.cut(to: limit / 2).detached])
      isCut = true
      return
    }
    var first = entries.count
    var kept = 0
    while first > 0, kept + Int(entries[first - 1].rawCount) + 1 <= limit {
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
    pieceCount = entries.reduce(0) { $0 + ($1.pieces?.count ?? 0) }
  }

  /// Takes the room that a complete block needs; where there is not enough, its end must do.
  ///
  /// The end of a block names the exception.
  package mutating func fit(into room: inout Int) {
    // Growing leaves up to half of the memory unused.
    if footprint > bytes + entries.count * MemoryLayout<Entry>.stride * 9 / 8 { trim() }
    if footprint > room {
      keepEnd()
      trim()
    }
    room -= footprint
  }

  private mutating func trim() {
    storage = storage.withUnsafeBufferPointer { Array($0) }
    entries = entries.withUnsafeBufferPointer { Array($0) }
  }

  /// The lines joined by line breaks, for patterns that look at the whole block.
  package var text: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(entries.reduce(0) { $0 + Int($1.textCount) + 1 })
    for (index, entry) in entries.enumerated() {
      if index > 0 { text.append(UInt8(ascii: "\n")) }
      text += storage[Int(entry.textStart)..<Int(entry.textStart + entry.textCount)]
    }
    return text
  }

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

extension Trace: Packable {
  func pack(into encoder: inout EventEncoder) {
    encoder.put(storage)
    entries.pack(into: &encoder)
    encoder.put(pieceCount)
    encoder.put(bytes)
    isCut.pack(into: &encoder)
  }

  init(from decoder: inout EventDecoder) {
    storage = Array(decoder.text())
    entries = [Entry](from: &decoder)
    (pieceCount, bytes) = (decoder.number(), decoder.number())
    isCut = Bool(from: &decoder)
    // Places are not to be trusted where bytes are missing.
    if decoder.isBroken { self = Trace() }
  }
}

extension Trace.Entry: Packable {
  fileprivate func pack(into encoder: inout EventEncoder) {
    encoder.put(number)
    encoder.put(firstColumn)
    for place in [rawStart, rawCount, textStart, textCount] { encoder.put(Int(place)) }
    pieces.pack(into: &encoder)
    isCut.pack(into: &encoder)
  }

  fileprivate init(from decoder: inout EventDecoder) {
    (number, firstColumn) = (decoder.number(), decoder.number())
    (rawStart, rawCount) = (decoder.place(), decoder.place())
    (textStart, textCount) = (decoder.place(), decoder.place())
    pieces = [Line.Piece]?(from: &decoder)
    isCut = Bool(from: &decoder)
  }
}

extension EventDecoder {
  fileprivate mutating func place() -> UInt32 { UInt32(truncatingIfNeeded: number()) }
}
