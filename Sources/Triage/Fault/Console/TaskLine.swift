/// One line of lago's tree of tasks, taken apart.
struct TaskLine {
  /// 0 for `@`, 1 for `  #`, 2 for `    *`, 3 for `      -`.
  var depth: Int

  /// The task's name without mark, thread and status.
  var name: ArraySlice<UInt8>

  var status: Status

  enum Status {
    case started, succeeded, failed
    /// `* Unhandled exception in <function ...>`: a traceback follows.
    case unhandled
  }

  /// Takes a line apart; nil where it is no task's.
  init?(_ text: ArraySlice<UInt8>) {
    let indent = text.prefix { $0 == UInt8(ascii: " ") }
    guard indent.endIndex < text.endIndex, indent.count <= 6, indent.count.isMultiple(of: 2) else {
      return nil
    }
    let marks: [UInt8] = [0x40, 0x23, 0x2A, 0x2D]  // @ # * -
    depth = indent.count / 2
    guard text[indent.endIndex] == marks[depth],
      text[indent.endIndex...].dropFirst().first == UInt8(ascii: " ")
    else { return nil }
    var rest = text[(indent.endIndex + 2)...]
    if rest.first == UInt8(ascii: "["), let close = rest.range(of: "] ") {
      rest = rest[close.upperBound...]  // [Thread-3]
    }
    if rest.starts(with: "Unhandled exception in ") {
      (name, status) = (rest, .unhandled)
    } else if let end = rest.range(of: ": ERROR (in ") {
      (name, status) = (rest[..<end.lowerBound], .failed)
    } else if let end = rest.range(of: ": Success (in ") {
      (name, status) = (rest[..<end.lowerBound], .succeeded)
    } else if rest.trimmed.last == UInt8(ascii: ":") {
      (name, status) = (rest.trimmed.dropLast(), .started)
    } else {
      return nil
    }
    guard !name.isEmpty else { return nil }
  }
}
