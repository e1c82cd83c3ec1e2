/// Reads one log of any kind but JUnit XML: lines in, findings out.
package struct LogReader {
  /// Makes a reader of JUnit XML for results that a console prints; nil leaves them unread.
  package typealias ResultsReaderFactory = @Sendable (_ log: String) -> any ResultsReader

  private var lines = LineReader()
  private var findings: LogFindings

  package init(
    log: String, kind: LogKind, signatures: SignatureSet, results: ResultsReaderFactory? = nil
  ) {
    findings = LogFindings(summary: LogSummary(name: log, kind: kind, lines: 0, bytes: 0))
  }

  /// Reads the next bytes of the log.
  package mutating func consume(_ chunk: ArraySlice<UInt8>) {
    lines.consume(chunk) { _, _, _ in }
  }

  /// Reads what is left and tells everything.
  package mutating func finish() -> LogFindings {
    lines.finish { _, _, _ in }
    findings.summary.lines = lines.count
    findings.summary.bytes = lines.bytes
    return findings
  }
}
