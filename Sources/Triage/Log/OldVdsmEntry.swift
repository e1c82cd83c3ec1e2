/// The first line of an entry of vdsm.log before September 2016, and of supervdsm.log to this day.
///
///     Thread-13::DEBUG::2015-05-04 00:01:15,853::task::595::TaskManager.Task::(_updateState) text
///     MainProcess|jsonrpc/4::ERROR::2019-08-04 22:14:26,313::api::95::SuperVdsm::(wrapper) text
package struct OldVdsmEntry: Sendable {
  package let timestamp: Timestamp
  package let level: LogLevel
  package let thread: ArraySlice<UInt8>
  package let logger: ArraySlice<UInt8>

  /// The rest of the line behind the function's name, as a slice of the line.
  package let message: ArraySlice<UInt8>

  /// Reads a line; nil where it begins no entry.
  package init?(_ line: ArraySlice<UInt8>) {
    guard let first = line.first, first > UInt8(ascii: " "),
      let threadEnd = Self.separator(line, from: line.startIndex)
    else { return nil }
    var index = threadEnd + 2
    guard let level = LogLevel(line, at: &index), line.matches("::", at: index) else { return nil }
    index += 2
    guard let moment = Timestamp.read(line, at: &index), line.matches("::", at: index),
      let moduleEnd = Self.separator(line, from: index + 2),
      let numberEnd = Self.separator(line, from: moduleEnd + 2),
      let loggerEnd = Self.separator(line, from: numberEnd + 2)
    else { return nil }
    self.level = level
    timestamp = moment
    thread = line[..<threadEnd]
    logger = line[(numberEnd + 2)..<loggerEnd]
    index = loggerEnd + 2
    if index < line.endIndex, line[index] == UInt8(ascii: "("),
      let close = line.closing(UInt8(ascii: "("), UInt8(ascii: ")"), at: index)
    {
      index = close + 1
      if index < line.endIndex, line[index] == UInt8(ascii: " ") { index += 1 }
    }
    message = line[index...]
  }

  /// The id of the task that a storage verb runs in.
  package var task: ArraySlice<UInt8>? {
    guard message.starts(with: "Task=`") else { return nil }
    return message[(message.startIndex + 6)...].prefix(64).prefix { $0 != UInt8(ascii: "`") }
  }

  /// Whether supervdsm wrote it: it runs in a process of its own and names that before the thread.
  package var isSupervdsm: Bool {
    thread.starts(with: "MainProcess|") || logger.starts(with: "SuperVdsm")
  }

  /// How far the colons behind a field may stand.
  static let reach = 128

  /// Where two colons stand near behind an index.
  private static func separator(_ line: ArraySlice<UInt8>, from index: Int) -> Int? {
    let end = min(line.endIndex, index + reach) - 1
    var at = index
    while at < end {
      if line[at] == UInt8(ascii: ":"), line[at + 1] == UInt8(ascii: ":") { return at }
      at += 1
    }
    return nil
  }
}
