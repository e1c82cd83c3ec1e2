/// A task of lago, as a line of its log tells that it begins or ended.
struct LagoTask {
  enum State {
    case begins, succeeds, fails
  }

  /// How deep it lies in the tree, from 0, told by its mark: `@`, `#`, `*` or `-`.
  let depth: Int
  let name: ArraySlice<UInt8>
  let state: State

  /// Where name and status stand: `Running reposync: ERROR`, without the time it took.
  let text: Range<Int>

  /// Reads the message of an entry; nil where it tells no task.
  init?(_ message: ArraySlice<UInt8>) {
    let message = message.trimmed
    guard message.count > 3, let mark = message.first,
      let depth = Self.marks.firstIndex(of: mark),
      message[message.startIndex + 1] == UInt8(ascii: " ")
    else { return nil }
    var start = message.startIndex + 2
    if message.matches("[", at: start), let end = message.range(of: "] ", from: start) {
      start = end.upperBound
    }
    self.depth = depth
    if let status = message.range(of: ": ERROR (in ", from: start) {
      state = .fails
      name = message[start..<status.lowerBound]
      text = start..<(status.lowerBound + 7)
    } else if let status = message.range(of: ": Success (in ", from: start) {
      state = .succeeds
      name = message[start..<status.lowerBound]
      text = start..<(status.lowerBound + 9)
    } else {
      guard message.last == UInt8(ascii: ":"), start < message.endIndex else { return nil }
      state = .begins
      name = message[start..<(message.endIndex - 1)]
      text = start..<message.endIndex
    }
  }

  /// The module of the scenario that the task runs, such as `002_bootstrap`.
  var module: ArraySlice<UInt8>? {
    guard depth == 0, name.starts(with: "Run test: ") else { return nil }
    let file = name[(name.startIndex + 10)...]
    return file.suffix(3).equals(".py") ? file.dropLast(3) : file
  }

  /// Whether its failure only follows from another one.
  var isSecondary: Bool { name.starts(with: "Collect artifacts") }

  /// The stage of a build that the task belongs to; nil where it does not tell.
  var stage: Stage? {
    for (text, stage) in Self.stages where name.range(of: text) != nil { return stage }
    return nil
  }

  private static let marks = Array("@#*-".utf8)

  private static let stages: [(StaticString, Stage)] = [
    ("reposync", .repos), ("remote repos", .repos), ("repoman", .repos), ("Deploy", .deploy),
    ("deploy", .deploy), ("Destroy", .teardown), ("Stop ", .teardown),
  ]
}
