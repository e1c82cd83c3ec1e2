/// When pytest's progress says that tests ran.
///
/// OST's own plug-in prints `started at 2021-03-16 20:53:47` behind a test's id and ` (12s)` behind
/// its status; where live logs are on, their lines stand between both.
struct PytestTimes {
  private var times = TestTimes()
  private var running: Running?

  private struct Running {
    var test: LogText
    var line: Int
    /// When it began, as the plug-in says.
    var started: Moment?
    /// The first and the last line of its live log.
    var first: Moment?
    var last: Moment?
  }

  /// Reads a line while tests run.
  mutating func consume(_ line: Line) {
    guard running != nil, let first = line.text.first, first.isDigit,
      let stamp = LineTime(stamp: line.text)
    else { return }
    let now = Moment(stamp.time)
    if running?.first == nil { running?.first = now }
    running?.last = now
  }

  /// Notes the line with a test's id.
  mutating func begin(_ node: LogText, _ line: Line) {
    close(nil)
    var started: Moment?
    if let lead = line.text.range(of: " started at 20") {
      started = Timestamp.scan(line.text[(lead.upperBound - 2)...]).map { Moment($0.time) }
    }
    running = Running(
      test: TestName.dotted(nodeID: node.bytes[...]), line: line.number, started: started)
  }

  /// Notes the line with its status, and how long it took where that is told.
  mutating func end(_ line: Line) {
    guard let one = running else { return }
    let took = Self.seconds(in: line.text)
    close(
      one.started.flatMap { start in
        took.map { Moment(milliseconds: start.milliseconds + $0 * 1000, zone: start.zone) }
      })
  }

  /// Adds all spans to others.
  mutating func finish(into all: inout TestTimes) {
    close(nil)
    all.add(times)
  }

  private mutating func close(_ end: Moment?) {
    guard let one = running else { return }
    running = nil
    guard let start = one.started ?? one.first else { return }
    // Without a plug-in the live log's last line is all that is known of the end.
    let told = end ?? (one.started == nil ? one.last : nil)
    times.add(
      TestTimes.Span(test: one.test, start: start, end: told, line: one.line, source: .pytestLog))
  }

  /// The number in ` (12s)`; nil where there is none.
  private static func seconds(in text: ArraySlice<UInt8>) -> Int? {
    var from = text.startIndex
    while let open = text.range(of: " (", from: from) {
      let digits = text[open.upperBound...].prefix(while: \.isDigit)
      if digits.count <= 6, let number = digits.decimal, text.matches("s)", at: digits.endIndex) {
        return number
      }
      from = open.upperBound
    }
    return nil
  }
}
