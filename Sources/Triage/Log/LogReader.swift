/// Reads one log of any kind: lines in, findings out.
///
/// For JUnit XML it only searches the lines; the results themselves are read as XML.
package struct LogReader {
  /// Makes a reader of JUnit XML for results that a console prints; nil leaves them unread.
  package typealias ResultsReaderFactory = @Sendable (_ log: String) -> any ResultsReader

  private let log: String
  private let kind: LogKind
  private var lines = LineReader()
  private var scanner: LogScanner
  private var content: Content
  private var cutLines: [Int] = []
  private var cutLineTotal = 0

  private enum Content {
    case console(ConsoleParser)
    case product(ProductLogParser)
    /// Nothing is taken from the lines but what patterns find.
    case searchedOnly
  }

  package init(
    log: String, kind: LogKind, signatures: SignatureSet, results: ResultsReaderFactory? = nil
  ) {
    self.log = log
    self.kind = kind
    scanner = LogScanner(log: log, signatures: signatures)
    content =
      switch kind {
      case .console, .text: .console(ConsoleParser(log: log, results: results))
      case .engine, .vdsm, .supervdsm, .lago, .packages:
        .product(ProductLogParser(log: log, kind: kind))
      case .junit, .identity: .searchedOnly
      }
  }

  /// Reads the next bytes of the log.
  package mutating func consume(_ chunk: ArraySlice<UInt8>) {
    var lines = self.lines
    lines.consume(chunk) { read($0, $1, isCut: $2) }
    self.lines = lines
  }

  /// Reads what is left and tells everything.
  package mutating func finish() -> LogFindings {
    var lines = self.lines
    lines.finish { read($0, $1, isCut: $2) }
    var findings = LogFindings(
      summary: LogSummary(name: log, kind: kind, lines: lines.count, bytes: lines.bytes))
    switch content {
    case .console(var console): console.finish(into: &findings)
    case .product(var product):
      let entries = product.finish()
      for failure in entries.failures { findings.add(failure) }
      findings.started = entries.started
      findings.versions = entries.versions
    case .searchedOnly: break
    }
    findings.hits = scanner.hits
    findings.stopped = scanner.stopped
    findings.notEvaluated += scanner.notEvaluated + longLines()
    return findings
  }

  private mutating func read(_ number: Int, _ raw: ArraySlice<UInt8>, isCut: Bool) {
    if isCut {
      cutLineTotal += 1
      if cutLines.count < Evidence.limit { cutLines.append(number) }
    }
    switch content {
    case .console(var console):
      // Moved out, so that the parser is not copied for each line.
      content = .searchedOnly
      let line = Undecorator.line(number: number, raw: raw, isCut: isCut)
      let lineKind = console.consume(line)
      content = .console(console)
      scanner.scan(line, as: kind, quoting: lineKind)
    case .product(var product):
      content = .searchedOnly
      let line = Line(number: number, raw: raw, isCut: isCut)
      product.consume(line)
      content = .product(product)
      scanner.scan(line, as: kind)
    case .searchedOnly:
      scanner.scan(Line(number: number, raw: raw, isCut: isCut), as: kind)
    }
  }

  /// Tells the lines of which only the beginning was searched.
  private func longLines() -> [NotEvaluated] {
    let size = "\(LineReader.lengthLimit >> 20) MiB"
    var told = cutLines.map {
      NotEvaluated(
        log: log, line: $0, reason: "the line is longer than \(size); only its beginning was read")
    }
    if cutLineTotal > cutLines.count {
      told.append(
        NotEvaluated(
          log: log, reason: "\(cutLineTotal - cutLines.count) more lines are longer than \(size)"))
    }
    return told
  }
}
