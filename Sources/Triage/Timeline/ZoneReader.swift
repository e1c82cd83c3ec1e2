/// Looks at some entries of a log to learn its zones, without reading each line.
///
/// Entries are looked at every few KiB; only where the zone differs, or the clock goes back, are the
/// lines between read one by one.
struct ZoneReader {
  /// What the log's own entries tell, and those of other logs that it quotes.
  private(set) var own = LogZones()
  private(set) var quoted = LogZones()

  /// How many bytes lie between two entries that are looked at.
  private static let stride = 4 << 10

  /// How many lines are tried to find an entry; stack traces are longer than most.
  private static let tries = 100

  /// Reads the next lines of a product's log.
  mutating func consume(_ block: LineBlock) {
    guard block.part == .lines else { return }
    var from = 0
    var offset: Int? = 0
    while let start = offset {
      let found = Self.entry(in: block, from: start)
      if let found {
        look(at: found, in: block, behind: from)
        from = found.offset
      }
      offset = Self.lineStart(in: block, behind: (found?.offset ?? start) + Self.stride)
    }
    if let found = Self.lastEntry(in: block, behind: from) {
      look(at: found, in: block, behind: from)
    }
  }

  /// Reads the next line of a console or of prose.
  ///
  /// - Parameters:
  ///   - line: the line without decorations.
  ///   - isQuoted: whether it is a line of another log.
  mutating func consume(_ line: Line, isQuoted: Bool) {
    if isQuoted {
      if let found = LineTime(entry: line.text) { quoted.note(found, line: line.number) }
      return
    }
    guard let first = line.text.first, first.isDigit || first == UInt8(ascii: "+"),
      let found = LineTime(stamp: line.text)
    else { return }
    own.note(found, line: line.number)
  }

  private typealias Found = (offset: Int, time: LineTime)

  /// Notes an entry, and those before it where something turns between.
  private mutating func look(at found: Found, in block: LineBlock, behind from: Int) {
    if own.isTurn(found.time.time) {
      var number = block.firstNumber + block.lineCount(in: 0..<from)
      var offset: Int? = from
      while let at = offset, at < found.offset {
        if let time = LineTime(entry: block.line(0, at: at).raw) { own.note(time, line: number) }
        number += 1
        offset = Self.lineStart(in: block, behind: at)
      }
    }
    own.note(
      found.time, line: block.firstNumber + block.lineCount(in: 0..<found.offset))
  }

  private static func entry(in block: LineBlock, from start: Int) -> Found? {
    var offset: Int? = start
    for _ in 0..<tries {
      guard let at = offset, at < block.bytes.count else { return nil }
      if let time = LineTime(entry: block.line(0, at: at).raw) { return (at, time) }
      offset = lineStart(in: block, behind: at)
    }
    return nil
  }

  private static func lastEntry(in block: LineBlock, behind limit: Int) -> Found? {
    var end = block.bytes.count
    for _ in 0..<tries where end > 0 {
      let start = block.bytes.withUnsafeBufferPointer { bytes in
        UnsafeBufferPointer(rebasing: bytes[..<(end - 1)]).lastBreakOffset().map { $0 + 1 } ?? 0
      }
      guard start > limit else { return nil }
      if let time = LineTime(entry: block.line(0, at: start).raw) { return (start, time) }
      end = start
    }
    return nil
  }

  /// Where the line behind an offset's line begins; nil where there is none.
  private static func lineStart(in block: LineBlock, behind offset: Int) -> Int? {
    guard offset < block.bytes.count else { return nil }
    let start = block.bytes.withUnsafeBufferPointer { $0.breakOffset(from: offset) } + 1
    return start < block.bytes.count ? start : nil
  }
}
