/// What `--tb=line` prints of a failure: `tests/test_x.py:103: Error: Fault reason ...`.
///
/// Newer versions print the exception (`E   Error: ...`) and the test's output before that line.
struct PytestCrash {
  /// The failure's lines; the last one names the place.
  let trace: Trace

  /// The file, as pytest printed it; empty where it names none.
  let path: ArraySlice<UInt8>

  /// The line that names the place.
  private let line: Line

  /// Where the exception's text begins in that line.
  private let message: Int

  /// Takes lines apart; nil where the last of them does not end a failure.
  init?(ending trace: Trace) {
    guard let line = trace.lines.last, let first = line.text.first, !first.isSpace else {
      return nil
    }
    self.trace = trace
    self.line = line
    if line.text.starts(with: "[XPASS(strict)]") {
      (path, message) = ([], 0)
      return
    }
    guard let lead = line.text.range(of: ".py:") else { return nil }
    let digits = line.text[lead.upperBound...].prefix(while: \.isDigit)
    guard !digits.isEmpty, line.text[digits.endIndex...].starts(with: ": ") else { return nil }
    path = line.text[..<(lead.lowerBound + 3)]
    message = digits.endIndex + 2 - line.text.startIndex
  }

  /// The messages: of the exceptions where they are printed, else of the line.
  func faults(log: String) -> [FaultText] {
    let whole = FailureBlock(trace).faults(log: log)
    if !whole.isEmpty { return whole }
    var text = ExceptionText()
    text.append(line, from: message)
    let told = text.faults(log: log)
    return told.isEmpty ? [PytestSummaryLine.noMessage(line.evidence(in: log))] : told
  }

  /// Whether the lines are the same and follow each other: pytest 9 prints `[XPASS(strict)]` twice.
  func isSameLine(as other: PytestCrash?) -> Bool {
    guard let other else { return false }
    return path.isEmpty && other.line.number + 1 == line.number && other.line.text == line.text
  }
}
