import Triage

/// Reads a text as a log, as the tests of the product logs need it.
func findings(_ kind: LogKind, _ text: String) -> ProductFindings {
  var parser = ProductLogParser(log: "a.log", kind: kind)
  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    parser.consume(Line(number: index + 1, raw: Array(line.utf8)[...]))
  }
  return parser.finish()
}

extension ProductFindings {
  /// The messages of all failures.
  var messages: [[String]] { failures.map { $0.faults.map(\.message.shown) } }

  /// The numbers of the lines in the failures' traces.
  var traceLines: [[Int]] { failures.map { $0.trace.lines.map(\.number) } }

  /// Whether each message is quoted by its evidence, which begins where the evidence says.
  func evidenceQuotes(_ text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    return failures.flatMap(\.faults).allSatisfy { fault in
      let start = fault.evidence.column - 1
      let quoted = lines[fault.evidence.line - 1][start..<(start + fault.evidence.length)]
      return Array(quoted) == fault.evidence.text.bytes
        && fault.message.bytes.starts(with: fault.evidence.text.bytes)
    }
  }
}
