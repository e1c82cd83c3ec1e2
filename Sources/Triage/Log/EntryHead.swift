/// The beginning that entries of engine.log and of today's vdsm.log share: moment and level.
///
/// It is told apart before anything else is read, because most lines need no more.
struct EntryHead {
  let timestamp: Timestamp
  let level: LogLevel

  /// Whether the line tells a date; boot.log has only the time.
  let hasDate: Bool

  /// Whether a logger in brackets follows, as the engine writes it, instead of a thread.
  let isEngine: Bool

  /// Where the rest begins: at the bracket behind the level.
  let rest: Int

  init?(_ line: ArraySlice<UInt8>) {
    guard line.count > 16, let first = line.first, first.isDigit else { return nil }
    var index = line.startIndex
    hasDate = line[index + 4] == UInt8(ascii: "-")
    let moment =
      hasDate ? Timestamp.read(line, at: &index) : Timestamp.readTime(line, at: &index)
    guard var moment else { return nil }
    moment.zone = Timestamp.readZone(line, at: &index)
    timestamp = moment
    // Paste sites collapse the padding of `INFO ` and `WARN `, so any number of blanks will do.
    guard Self.skipBlanks(line, &index), let level = LogLevel(line, at: &index),
      Self.skipBlanks(line, &index), index < line.endIndex
    else { return nil }
    self.level = level
    switch line[index] {
    case UInt8(ascii: "["): isEngine = true
    case UInt8(ascii: "(") where hasDate: isEngine = false
    default: return nil
    }
    rest = index
  }

  private static func skipBlanks(_ line: ArraySlice<UInt8>, _ index: inout Int) -> Bool {
    let start = index
    while index < line.endIndex, line[index] == UInt8(ascii: " ") { index += 1 }
    return index > start
  }
}
