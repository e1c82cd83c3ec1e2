/// Finds JUnit XML that a console prints, and hands its lines to a reader.
///
/// OST runs `xmllint --format` on the results of a failed run, so that they stand in the console.
struct EmbeddedResults {
  private let log: String
  private let factory: LogReader.ResultsReaderFactory
  private var state = State.outside

  /// What all readers told together; a console may hold any number of results.
  private(set) var findings: LogFindings

  /// How many results were not told to be broken, because so many are.
  private var brokenLeftOut = 0

  private enum State {
    case outside
    /// An XML declaration was read; the next tag decides.
    case declared(Line)
    /// Inside a document whose root element has this name.
    case inside(root: StaticString, reader: any ResultsReader)
  }

  init(log: String, factory: @escaping LogReader.ResultsReaderFactory) {
    self.log = log
    self.factory = factory
    findings = LogFindings(summary: LogSummary(name: log, kind: .junit, lines: 0, bytes: 0))
  }

  /// Reads a line; tells whether it belongs to results.
  mutating func consume(_ line: Line) -> Bool {
    switch state {
    case .outside:
      return begin(line)
    case .declared(let declaration):
      state = .outside
      guard let root = Self.root(of: line.text) else { return begin(line) }
      var reader = factory(log)
      feed(&reader, declaration)
      proceed(root, reader, line)
      return true
    case .inside(let root, let reader):
      proceed(root, reader, line)
      return true
    }
  }

  /// Tells results that the log's end cut off.
  mutating func finish() {
    if case .inside(_, var reader) = state { take(reader.finish()) }
    state = .outside
    if brokenLeftOut > 0 {
      findings.notEvaluated.append(
        NotEvaluated(log: log, reason: "\(brokenLeftOut) more results in it are broken"))
    }
  }

  private mutating func begin(_ line: Line) -> Bool {
    let text = line.text
    guard text.first == UInt8(ascii: "<") else { return false }
    // Results always begin with a declaration; a tag alone may be what a test printed.
    guard text.starts(with: "<?xml") else { return false }
    guard let tag = text.range(of: "<testsuite") else {
      state = .declared(line.detached)
      return false
    }
    guard let root = Self.root(of: text[tag.lowerBound...]) else { return false }
    proceed(root, factory(log), line)
    return true
  }

  private mutating func proceed(
    _ root: StaticString, _ reader: any ResultsReader, _ line: Line
  ) {
    var reader = reader
    feed(&reader, line)
    // Results that break off must not swallow the rest of the console.
    if reader.isBroken || line.text.contains(root) {
      take(reader.finish())
      state = .outside
    } else {
      state = .inside(root: root, reader: reader)
    }
  }

  private mutating func take(_ results: LogFindings) {
    var results = results
    if !results.notEvaluated.isEmpty, findings.notEvaluated.count >= Evidence.limit {
      results.notEvaluated = []
      brokenLeftOut += 1
    }
    findings.add(results)
  }

  private func feed(_ reader: inout any ResultsReader, _ line: Line) {
    reader.consume(
      line: line.text, number: line.number,
      column: line.firstColumn + line.rawOffset(ofTextOffset: 0))
  }

  /// The end tag of the element that a line opens.
  private static func root(of text: ArraySlice<UInt8>) -> StaticString? {
    if text.starts(with: "<testsuites") { return "</testsuites>" }
    return text.starts(with: "<testsuite") ? "</testsuite>" : nil
  }
}
