/// The first line of an entry of lago.log.
///
///     2017-11-07 21:18:03,777::log_utils.py::end_log_task::670::root::ERROR::    * Running reposync
package struct LagoEntry: Sendable {
  package let timestamp: Timestamp
  package let level: LogLevel
  package let logger: ArraySlice<UInt8>

  /// The rest of the line with the blanks that tell a task's depth, as a slice of the line.
  package let message: ArraySlice<UInt8>

  /// Reads a line; nil where it begins no entry.
  package init?(_ line: ArraySlice<UInt8>) {
    guard let first = line.first, first.isDigit else { return nil }
    var index = line.startIndex
    guard let moment = Timestamp.read(line, at: &index), line.matches("::", at: index) else {
      return nil
    }
    // file, function, line number
    for _ in 0..<3 {
      guard let next = Self.next(line, &index), !next.isEmpty else { return nil }
    }
    guard let logger = Self.next(line, &index) else { return nil }
    index += 2
    guard let level = LogLevel(line, at: &index), line.matches("::", at: index) else { return nil }
    self.logger = logger
    self.level = level
    timestamp = moment
    message = line[(index + 2)...]
  }

  /// The field behind the two colons at an index, which is moved behind the field.
  private static func next(_ line: ArraySlice<UInt8>, _ index: inout Int) -> ArraySlice<UInt8>? {
    let start = index + 2
    guard start < line.endIndex,
      let end = line[..<min(line.endIndex, start + 128)].range(of: "::", from: start)
    else { return nil }
    index = end.lowerBound
    return line[start..<end.lowerBound]
  }
}
