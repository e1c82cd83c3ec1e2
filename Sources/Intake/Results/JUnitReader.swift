package import Triage

/// Reads the JUnit XML of nose and pytest as a stream, in memory that does not grow with the file.
package final class JUnitReader: ResultsReader {
  let log: String
  private let limits: IntakeLimits
  var parser: ExpatParser?
  var findings: LogFindings

  /// Where the next byte of a file stands; lines of a console come with their own places.
  private var line = 1
  private var column = 1
  private var bytes = 0
  var places = PlaceMap()

  /// How many lines were given to the parser.
  private(set) var lineCount = 0

  /// How many of the last lines were empty, and how many such lines are given to the parser in a row.
  private var emptyLines = 0
  private static let emptyLineLimit = 1000

  /// How many bytes the parser was given; white space before the root is not.
  private var given = 0

  /// The test, the failure element and the captured output that are being read.
  var current: JUnitCase?
  var draft: FailureDraft?
  var isInOutput = false
  var lines = ElementLines()

  var counts = TestCounts()

  /// When the suite began, and how long its tests have run, in milliseconds.
  var began: Moment?
  var elapsed = 0

  /// What the attributes of the suites say.
  var stated = TestCounts()

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - log: the log's name for the evidence.
  ///   - limits: the bounds on tokens and depth.
  ///   - isConverted: whether the bytes are UTF-8 whatever the XML declaration says.
  package init(log: String, limits: IntakeLimits = IntakeLimits(), isConverted: Bool = false) {
    self.log = log
    self.limits = limits
    findings = LogFindings(summary: LogSummary(name: log, kind: .junit, lines: 0, bytes: 0))
    parser = ExpatParser(events: self, limits: limits, isConverted: isConverted)
  }

  /// Reads the next bytes of a file.
  package func consume(_ chunk: ArraySlice<UInt8>) {
    bytes += chunk.count
    var rest = chunk
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      emptyLines = end == rest.startIndex && column == 1 ? emptyLines + 1 : 0
      if emptyLines > Self.emptyLineLimit {
        // A gigabyte of them may come out of a megabyte; they say nothing in any place.
        let next = rest.firstIndex { $0 != UInt8(ascii: "\n") } ?? rest.endIndex
        line += next - rest.startIndex
        rest = rest[next...]
        continue
      }
      give(rest[...end])
      line += 1
      lineCount += 1
      column = 1
      rest = rest[(end + 1)...]
    }
    give(rest)
    column += rest.count
    passPlaces()
  }

  /// Forgets the places of lines that the parser has passed.
  private func passPlaces() {
    if let parser, parser.problem == nil { _ = places.place(of: parser.offset) }
  }

  package func consume(line text: ArraySlice<UInt8>, number: Int, column: Int) {
    bytes += text.count + 1
    line = number
    self.column = column
    give(text + [UInt8(ascii: "\n")])
    parser?.flushUnlessLong()
    passPlaces()
  }

  /// Gives the parser bytes of one line, which begin at the current line and column.
  private func give(_ text: ArraySlice<UInt8>) {
    var text = text
    var column = column
    if given == 0 {
      let count = text.count
      text = text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
      column += count - text.count
    }
    guard !text.isEmpty else { return }
    places.begin(line: line, column: column, at: given)
    given += text.count
    parser?.parse(text)
  }

  package var isBroken: Bool { parser?.problem != nil }

  package func finish() -> LogFindings {
    parser?.finish()
    if let problem = parser?.problem {
      closeHalf()
      let sentence =
        problem.isCutOff
        ? "the XML is cut off here; results behind are missing"
        : "\(problem.sentence); results behind are not read"
      findings.notEvaluated.append(
        NotEvaluated(log: log, line: places.place(of: problem.offset).line, reason: sentence))
    }
    // Attributes are only asked where no test was seen: they lie where a run was interrupted.
    let tests = counts.total > 0 ? counts : stated
    if tests.total > 0 { findings.tests[.junit] = tests }
    findings.testsEnded = parser?.problem == nil
    if tests.failed + tests.errors > 0 { findings.result = .failed }
    findings.summary.lines = column > 1 ? line : line - 1
    findings.summary.bytes = bytes
    return findings
  }
}
