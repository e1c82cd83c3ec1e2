/// A task of lago, as a line of its log or of a console tells that it begins or ended.
///
/// Marks tell how deep it lies in the tree: `@`, `  #`, `    *`, `      -`.
struct LagoTask {
  enum State {
    case begins, succeeds, fails
    /// `* Unhandled exception in <function ...>`: a traceback follows.
    case unhandled
  }

  /// How deep it lies in the tree, from 0.
  let depth: Int

  /// The task's name without mark, thread and status; never empty.
  let name: ArraySlice<UInt8>
  let state: State

  /// Where name and status stand: `Running reposync: ERROR`, without the time it took.
  let text: Range<Int>

  /// Takes a line apart; nil where it tells no task.
  ///
  /// - Parameters:
  ///   - line: the line of a console, or the message of an entry of lago.log.
  ///   - isEntry: whether it is an entry's message; on a console any list may have such marks, so
  ///     there the indentation must fit.
  init?(_ line: ArraySlice<UInt8>, isEntry: Bool = false) {
    let marked = line.drop { $0 == UInt8(ascii: " ") }
    guard let mark = marked.first, let depth = Self.marks.firstIndex(of: mark),
      isEntry || marked.startIndex - line.startIndex == 2 * depth,
      marked.dropFirst().first == UInt8(ascii: " ")
    else { return nil }
    self.depth = depth
    var rest = marked.dropFirst(2)
    if rest.first == UInt8(ascii: "["), let close = rest.range(of: "] ") {
      rest = rest[close.upperBound...]  // [Thread-3]
    }
    let start = rest.startIndex
    if rest.starts(with: "Unhandled exception in ") {
      (state, name, text) = (.unhandled, rest, rest.indices)
    } else if let status = rest.range(of: ": ERROR (in ") {
      (state, name) = (.fails, rest[..<status.lowerBound])
      text = start..<(status.lowerBound + 7)
    } else if let status = rest.range(of: ": Success (in ") {
      (state, name) = (.succeeds, rest[..<status.lowerBound])
      text = start..<(status.lowerBound + 9)
    } else {
      let told = rest.trimmed
      guard told.last == UInt8(ascii: ":") else { return nil }
      (state, name, text) = (.begins, told.dropLast(), told.indices)
    }
    guard !name.isEmpty else { return nil }
  }

  /// The module of the scenario that the task runs, such as `002_bootstrap`.
  var module: ArraySlice<UInt8>? { depth == 0 ? Self.module(of: name) : nil }

  /// The module of the scenario that a task of this name runs.
  static func module(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard name.starts(with: "Run test: ") else { return nil }
    let file = name.dropFirst(10).trimmed
    return file.ends(with: ".py") ? file.dropLast(3) : file
  }

  /// Whether its failure only follows from another one: collecting artifacts fails because the
  /// machines are broken (lago issue 414).
  var isSecondary: Bool { name.starts(with: "Collect artifacts") }

  /// The stage of a build that the task belongs to; nil where it does not tell.
  var stage: Stage? { Self.stage(of: name) }

  /// The stage that a task of this name belongs to; nil where it does not tell.
  static func stage(of name: ArraySlice<UInt8>) -> Stage? {
    stages.first { name.contains($0.text) }?.stage
  }

  private static let marks = Array("@#*-".utf8)

  private static let stages: [(text: StaticString, stage: Stage)] = [
    ("repos", .repos), ("repoman", .repos), ("Syncing", .repos), ("eploy", .deploy),
    ("engine-setup", .deploy), ("Destroy", .teardown), ("Cleanup", .teardown),
    ("Stop ", .teardown),
  ]
}
