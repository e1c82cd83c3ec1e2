/// A line that names where an exception was raised: `tests/test_x.py:103: Error: Fault reason ...`.
struct PytestCrash {
  /// The file, as pytest printed it.
  var path: ArraySlice<UInt8>

  /// Where the exception's text begins in the line.
  var message: Int

  /// Takes such a line apart; nil for any other.
  static func split(_ text: ArraySlice<UInt8>) -> PytestCrash? {
    guard let first = text.first, !first.isSpace, let lead = text.range(of: ".py:") else {
      return nil
    }
    let digits = text[lead.upperBound...].prefix(while: \.isDigit)
    let rest = text[digits.endIndex...]
    guard !digits.isEmpty, rest.starts(with: ": ") else { return nil }
    return PytestCrash(
      path: text[..<(lead.lowerBound + 3)], message: digits.endIndex + 2 - text.startIndex)
  }

  /// The messages of the line.
  func faults(_ line: Line, log: String) -> [FaultText] {
    var text = ExceptionText()
    text.append(line, from: message)
    return text.faults(log: log)
  }
}
