/// A line of pytest's short summary: `FAILED tests/test_x.py::test_y[a - b] - Error: Fault reason ...`.
struct PytestSummaryLine {
  let node: LogText

  /// Whether the test broke in a fixture, or its module could not be collected.
  let isError: Bool
  let line: Line

  /// Where the message begins in the line's text; nil where there is none.
  private let message: Int?

  /// Takes a line apart, with the help of the ids that are known; nil for any other.
  init?(_ line: Line, isNode: (LogText) -> Bool) {
    let text = line.text
    guard let isError = Self.isFailure(text) else { return nil }
    self.isError = isError
    let rest = text.drop(while: \.isLetter).dropFirst()
    let dash = Self.dash(in: rest, isNode)
    node = LogText((dash.map { rest[..<$0.lowerBound] } ?? rest).trimmed)
    guard !node.isEmpty else { return nil }
    message = dash.map { $0.upperBound - text.startIndex }
    self.line = line
  }

  /// Whether a line tells of a failed (false) or broken test (true); nil for any other line.
  static func isFailure(_ text: ArraySlice<UInt8>) -> Bool? {
    if text.starts(with: "ERROR ") { return true }
    return text.starts(with: "FAILED ") || text.starts(with: "FAIL ") ? false : nil
  }

  /// The messages of the line.
  func faults(log: String) -> [FaultText] {
    var text = ExceptionText()
    if let message { text.append(line, from: message) }
    let told = text.faults(log: log)
    return told.isEmpty ? [Self.noMessage(line.evidence(in: log))] : told
  }

  /// What to say of a test of which a log tells nothing but that it failed.
  static func noMessage(_ evidence: Evidence) -> FaultText {
    FaultText(message: "failed, and the log holds no message", http: nil, evidence: evidence)
  }

  /// The dash between a test's id and its message; parameters may hold dashes as well.
  private static func dash(
    in text: ArraySlice<UInt8>, _ isNode: (LogText) -> Bool
  ) -> Range<Int>? {
    if isNode(LogText(text.trimmed)) { return nil }
    var dashes: [Range<Int>] = []
    while dashes.count < 50, let next = text.range(of: " - ", from: dashes.last?.upperBound) {
      dashes.append(next)
    }
    return dashes.first { isNode(LogText(text[..<$0.lowerBound])) }
      ?? dashes.first { areClosed(text[..<$0.lowerBound]) }
  }

  /// Whether every bracket of an id is closed.
  private static func areClosed(_ id: ArraySlice<UInt8>) -> Bool {
    id.count { $0 == UInt8(ascii: "[") } == id.count { $0 == UInt8(ascii: "]") }
  }
}
