/// The node ids that pytest prints while tests run, by which short names are completed.
///
/// With `-v` each test has a line; without it a file has one with a letter for each test. Both are
/// bounded, as a log may hold anything.
struct PytestProgress {
  /// Node ids in the order of their first mention, with what became of them.
  private(set) var nodes: [LogText] = []
  private var known: Set<LogText> = []

  /// A failed or broken test of which the progress tells.
  struct Ended {
    /// The test's id, or its file where only a letter was printed.
    var node: LogText
    var isError: Bool
    var line: Line

    /// Where in the line's text the letter stands; nil where a word tells.
    var letter: Int?

    /// The place that tells.
    func evidence(in log: String) -> Evidence {
      letter.map { line.evidence(of: $0..<$0 + 1, in: log) } ?? line.evidence(in: log)
    }
  }

  /// The tests that failed or broke, in order; those told by a letter have their file's name.
  var ended: [Ended] { byName + letters }

  /// Files with a letter for each failed (`F`) or broken (`E`) test, in order.
  private(set) var letters: [Ended] = []

  /// Tests with a line of their own that failed or broke, in order.
  private var byName: [Ended] = []

  /// How the tests ended so far; used where the last line is cut off.
  private(set) var counts = TestCounts()

  /// The node whose status has not been printed yet: live logs come between both.
  private var open: LogText?

  /// When the tests ran, where a plug-in or live logs tell.
  private var times = PytestTimes()

  private static let limit = 50_000

  /// How many bytes of ids may still be kept.
  private var room = 8 << 20

  /// The ids of failed or of broken tests, as far as they were printed.
  func nodes(areErrors: Bool) -> [LogText] {
    byName.filter { $0.isError == areErrors }.map(\.node)
  }

  /// Adds when the tests ran, and in which order.
  mutating func finish(into all: inout TestTimes) {
    times.finish(into: &all)
    for node in nodes { all.add(next: TestName.dotted(nodeID: node.bytes[...])) }
  }

  /// Whether a text was printed as a test's id.
  func knows(_ node: LogText) -> Bool { known.contains(node) }

  /// Reads a line between a session's start and its first section.
  mutating func consume(_ line: Line) {
    let text = line.text
    guard !text.isEmpty else { return }
    times.consume(line)
    var rest = text
    if rest.starts(with: "[gw"), let close = rest.range(of: "] ") {
      // xdist: `[gw0] [ 10%] PASSED tests/test_x.py::test_y`.
      rest = rest[close.upperBound...]
      if rest.first == UInt8(ascii: "["), let percent = rest.range(of: "] ") {
        rest = rest[percent.upperBound...]
      }
      let words = rest.split(separator: UInt8(ascii: " "), maxSplits: 1)
      if words.count == 2 { mention(words[1].trimmed, status: words[0], line) }
      return
    }
    if rest.contains("::") {
      let (node, status) = Self.parts(of: rest)
      if let node {
        mention(node, status: status, line)
        return
      }
    }
    if let open, let status = Self.status(at: rest) {
      self.open = nil
      end(open, status, line)
      return
    }
    file(rest, line)
  }

  private mutating func mention(
    _ node: ArraySlice<UInt8>, status: ArraySlice<UInt8>, _ line: Line
  ) {
    let id = LogText(node.prefix(ofCharacters: TestName.lengthLimit))
    if nodes.count < Self.limit, room >= id.bytes.count, known.insert(id).inserted {
      room -= id.bytes.count
      nodes.append(id)
    }
    times.begin(id, line)
    if let status = Self.status(at: status) {
      end(id, status, line)
    } else {
      open = id
    }
  }

  /// Splits `path::test STATUS  [ 10%]` before the status; parameters may hold spaces.
  private static func parts(
    of text: ArraySlice<UInt8>
  ) -> (node: ArraySlice<UInt8>?, status: ArraySlice<UInt8>) {
    guard let colons = text.range(of: ".py::") else { return (nil, text[text.endIndex...]) }
    // The path itself holds no space in a node id.
    guard !text[..<colons.lowerBound].contains(UInt8(ascii: " ")) else {
      return (nil, text[text.endIndex...])
    }
    var end = colons.upperBound
    while end < text.endIndex, text[end] != UInt8(ascii: " "), text[end] != UInt8(ascii: "[") {
      end += 1
    }
    if end < text.endIndex, text[end] == UInt8(ascii: "[") {
      // The bracket that closes the parameters is the last one before a status or the end.
      var close = end
      var index = end
      while let next = text[index...].firstIndex(of: UInt8(ascii: "]")) {
        close = next
        index = next + 1
        let behind = text[index...]
        if behind.isEmpty || behind.allSatisfy(\.isSpace) || behind.starts(with: " started at ")
          || status(at: behind.drop(while: \.isSpace)) != nil
        {
          break
        }
      }
      end = Swift.max(close + 1, end + 1)
    }
    var status = text[end...].drop(while: \.isSpace)
    if status.starts(with: "started at ") {
      // OST's own plugin prints `started at 2021-03-16 20:53:47 PASSED (12s)`.
      status = status.dropFirst(11).drop { !$0.isLetter }
    }
    if status.starts(with: "<- "), let space = status.dropFirst(3).firstIndex(of: 32) {
      status = status[space...].drop(while: \.isSpace)
    }
    return (text[..<end], status)
  }

  private enum Status {
    case passed, failed, error, skipped, other
  }

  private static func status(at text: ArraySlice<UInt8>) -> Status? {
    let word = text.drop(while: \.isSpace).prefix(while: \.isLetter)
    switch word.shown {
    case "PASSED", "XPASS": return .passed
    case "FAILED": return .failed
    case "ERROR": return .error
    case "SKIPPED", "XFAIL", "xfail": return .skipped
    case "RERUN": return .other
    default: return nil
    }
  }

  private mutating func end(_ node: LogText, _ status: Status, _ line: Line) {
    times.end(line)
    switch status {
    case .passed: counts.passed += 1
    case .failed:
      counts.failed += 1
      note(Ended(node: node, isError: false, line: line.kept), in: &byName)
    case .error:
      counts.errors += 1
      note(Ended(node: node, isError: true, line: line.kept), in: &byName)
    case .skipped: counts.skipped += 1
    case .other: break
    }
  }

  /// Reads `tests/test_x.py ..F.E   [ 10%]`.
  private mutating func file(_ text: ArraySlice<UInt8>, _ line: Line) {
    guard let space = text.firstIndex(of: UInt8(ascii: " ")), text[..<space].ends(with: ".py")
    else {
      return
    }
    let marks = text[(space + 1)...].prefix { $0 != UInt8(ascii: " ") }
    guard marks.allSatisfy({ ".FEsxXR".utf8.contains($0) }) else { return }
    let file = LogText(text[..<space].prefix(ofCharacters: TestName.lengthLimit))
    let line = line.kept
    count(marks, at: space + 1 - text.startIndex, of: file, line)
    // Reruns print `RERE  [100%]E [100%]`.
    if let percent = text.range(of: "%]", from: marks.endIndex) {
      let more = text[percent.upperBound...].prefix { "FE".utf8.contains($0) }
      count(more, at: more.startIndex - text.startIndex, of: file, line)
    }
  }

  private mutating func count(
    _ marks: ArraySlice<UInt8>, at start: Int, of file: LogText, _ line: Line
  ) {
    for (index, mark) in zip(marks.indices, marks) {
      switch mark {
      case UInt8(ascii: "."), UInt8(ascii: "X"): counts.passed += 1
      case UInt8(ascii: "s"), UInt8(ascii: "x"): counts.skipped += 1
      case UInt8(ascii: "F"), UInt8(ascii: "E"):
        let isError = mark == UInt8(ascii: "E")
        if isError { counts.errors += 1 } else { counts.failed += 1 }
        let letter = index - marks.startIndex + start
        guard letter < line.text.count else { break }
        note(Ended(node: file, isError: isError, line: line, letter: letter), in: &letters)
      default: break
      }
    }
  }

  private func note(_ ended: Ended, in list: inout [Ended]) {
    if list.count < LogFindings.failureLimit { list.append(ended) }
  }
}
