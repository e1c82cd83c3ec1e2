/// The first line of an entry of engine.log, server.log, boot.log or ui.log, of any generation.
///
///     2019-08-04 22:14:26,898-04 WARN  [org.ovirt.engine.Command] (default task-2) [5b93a451] text
///
/// The zone appeared in 4.1 and the correlation id in 3.6; boot.log has neither date nor thread.
package struct EngineEntry: Sendable {
  package let timestamp: Timestamp

  /// Whether the line tells a date; without one the timestamp's year is 0.
  package let hasDate: Bool
  package let level: LogLevel
  package let logger: ArraySlice<UInt8>

  /// The thread's name; nil in boot.log.
  package let thread: ArraySlice<UInt8>?

  /// The correlation id: empty for `[]`, nil where the log has no such column.
  package let correlation: ArraySlice<UInt8>?

  /// The rest of the line, as a slice of the line.
  package let message: ArraySlice<UInt8>

  /// Reads a line; nil where it begins no entry.
  package init?(_ line: ArraySlice<UInt8>) {
    guard let head = EntryHead(line), head.isEngine else { return nil }
    self.init(line, head: head)
  }

  /// Reads the rest of a line whose head is known.
  init?(_ line: ArraySlice<UInt8>, head: EntryHead) {
    let end = line.endIndex
    guard let loggerEnd = line.closing(UInt8(ascii: "["), UInt8(ascii: "]"), at: head.rest)
    else { return nil }
    logger = line[(head.rest + 1)..<loggerEnd]
    timestamp = head.timestamp
    hasDate = head.hasDate
    level = head.level
    var index = loggerEnd + 1
    if line.matches(" (", at: index),
      let close = line.closing(UInt8(ascii: "("), UInt8(ascii: ")"), at: index + 1)
    {
      thread = line[(index + 2)..<close]
      index = close + 1
    } else {
      guard !head.hasDate else { return nil }
      thread = nil
    }
    if thread != nil, line.matches(" [", at: index),
      let close = line.closing(UInt8(ascii: "["), UInt8(ascii: "]"), at: index + 1),
      close + 1 == end || line[close + 1] == UInt8(ascii: " ")
    {
      correlation = line[(index + 2)..<close]
      index = close + 1
    } else {
      correlation = nil
    }
    if index < end, line[index] == UInt8(ascii: " ") { index += 1 }
    message = line[index...]
  }
}
