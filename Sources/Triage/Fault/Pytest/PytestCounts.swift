/// Reads the numbers of pytest's last line: `=== 1 failed, 2 passed, 1 error in 3.21s ===`.
enum PytestCounts {
  /// The counts of a line, its `=` left off; nil for any other line.
  ///
  /// Expected failures count as skipped and unexpected passes as passed, as in pytest's JUnit XML.
  /// A line that had no `=` (`isRuled` is false) must tell how tests ended.
  static func parse(_ text: ArraySlice<UInt8>, isRuled: Bool) -> TestCounts? {
    guard isRuled || text.first?.isDigit == true, let lead = text.range(of: " in ") else {
      return nil
    }
    let seconds = text[lead.upperBound...].prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    let unit = text[seconds.endIndex...]
    guard !seconds.isEmpty, unit.starts(with: "s") || unit.starts(with: " seconds") else {
      return nil
    }
    var counts = TestCounts()
    for part in text[..<lead.lowerBound].split(separator: UInt8(ascii: ",")) {
      let words = part.trimmed.split(separator: UInt8(ascii: " "))
      guard words.count >= 2 else { return nil }
      guard let number = words[0].decimal else {
        if words[0].elementsEqual("no".utf8) { continue }
        return nil
      }
      switch words[1].shown {
      case "passed", "xpassed": counts = counts + TestCounts(passed: number)
      case "failed": counts = counts + TestCounts(failed: number)
      case "error", "errors": counts = counts + TestCounts(errors: number)
      case "skipped", "xfailed": counts = counts + TestCounts(skipped: number)
      default: break  // warnings, deselected, rerun, ...
      }
    }
    return isRuled || counts.total > 0 ? counts : nil
  }
}
