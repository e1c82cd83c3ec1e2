/// The first line of an entry of vdsm.log as written since September 2016.
///
///     2019-08-04 22:14:26,313-0400 INFO  (jsonrpc/0) [api.network] START text (api:48)
package struct VdsmEntry: Sendable {
  package let timestamp: Timestamp
  package let level: LogLevel
  package let thread: ArraySlice<UInt8>
  package let logger: ArraySlice<UInt8>

  /// The message without the place in the source behind it, as a slice of the line.
  package let message: ArraySlice<UInt8>

  /// Reads a line; nil where it begins no entry.
  package init?(_ line: ArraySlice<UInt8>) {
    guard let head = EntryHead(line), !head.isEngine else { return nil }
    self.init(line, head: head)
  }

  /// Reads the rest of a line whose head is known.
  init?(_ line: ArraySlice<UInt8>, head: EntryHead) {
    // A thread's name may hold parentheses: (ioprocess communication (16074)).
    let near = line[head.rest..<min(line.endIndex, head.rest + 256)]
    guard let border = near.range(of: ") ["),
      let loggerEnd = line.closing(
        UInt8(ascii: "["), UInt8(ascii: "]"), at: border.upperBound - 1)
    else { return nil }
    timestamp = head.timestamp
    level = head.level
    thread = line[(head.rest + 1)..<border.lowerBound]
    logger = line[border.upperBound..<loggerEnd]
    var start = loggerEnd + 1
    if start < line.endIndex, line[start] == UInt8(ascii: " ") { start += 1 }
    message = Self.withoutSource(line[start...])
  }

  /// The flow id, by which vdsm tells the engine's correlation id.
  package var flow: ArraySlice<UInt8>? { Self.value(of: "flow_id=", in: message) }

  /// The id of the task that a storage verb runs in.
  package var task: ArraySlice<UInt8>? {
    Self.value(of: "task_id=", in: message) ?? Self.value(of: "(Task='", in: message)
  }

  /// Cuts `(module:123)` off the end: line numbers differ between versions.
  static func withoutSource(_ message: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard message.last == UInt8(ascii: ")") else { return message }
    var index = message.endIndex - 2
    let digitsEnd = index
    while index >= message.startIndex, message[index].isDigit { index -= 1 }
    guard index < digitsEnd, index > message.startIndex, message[index] == UInt8(ascii: ":") else {
      return message
    }
    while index >= message.startIndex, message[index] != UInt8(ascii: "(") {
      if message[index] == UInt8(ascii: " ") { return message }
      index -= 1
    }
    guard index > message.startIndex, message[index - 1] == UInt8(ascii: " ") else {
      return message
    }
    return message[..<(index - 1)]
  }

  /// The word behind a key, up to a comma, a quote, a bracket or a blank.
  static func value(of key: StaticString, in message: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let key = message.range(of: key) else { return nil }
    let rest = message[key.upperBound...].prefix(256)
    let value = rest.prefix { byte in
      !byte.isSpace && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "'")
        && byte != UInt8(ascii: ")") && byte != UInt8(ascii: "}")
    }
    return value.isEmpty ? nil : value
  }
}
