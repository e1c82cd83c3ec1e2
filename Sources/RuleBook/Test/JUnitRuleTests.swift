package import Triage

/// Writes what came of the cases of rules as JUnit XML: a test suite for each rule.
///
/// The form is the one that Jenkins and GitLab read. It holds no times, so that the same rules give
/// the same bytes.
package struct JUnitRuleTests: Sendable {
  package init() {}

  /// Writes the XML.
  ///
  /// - Parameters:
  ///   - tests: the cases.
  ///   - wrong: what is wrong with rule files, whose rules could not be tried; each is an error.
  ///   - output: gets the XML.
  package func write(
    _ tests: RuleTests, wrong: [Diagnostic] = [], to output: inout some TextOutputStream
  ) {
    let failures = tests.count(.missing) + tests.count(.noisy)
    let cases = tests.count(of: [.matches, .rejects, .build])
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.write(
      "<testsuites name=\"ost-triage rules test\" tests=\"\(cases + wrong.count)\""
        + " failures=\"\(failures)\" errors=\"\(wrong.count)\" skipped=\"\(tests.count(.untried))\">\n"
    )
    writeWrong(wrong, to: &output)
    for result in tests.results { write(result, to: &output) }
    output.write("</testsuites>\n")
  }

  private func writeWrong(_ wrong: [Diagnostic], to output: inout some TextOutputStream) {
    guard !wrong.isEmpty else { return }
    output.write(
      "  <testsuite name=\"rule files\" tests=\"\(wrong.count)\" failures=\"0\""
        + " errors=\"\(wrong.count)\" skipped=\"0\">\n")
    for (index, diagnostic) in wrong.enumerated() {
      let name = "\(diagnostic.path) \(index + 1)"
      output.write("    <testcase classname=\"rule files\" name=\"\(XMLText.attribute(name))\">\n")
      write([diagnostic], as: "error", type: "wrong-rule", to: &output)
      output.write("    </testcase>\n")
    }
    output.write("  </testsuite>\n")
  }

  private func write(_ result: RuleTestResult, to output: inout some TextOutputStream) {
    let id = XMLText.attribute(result.id)
    let failures = result.cases.count { $0.outcome.isFailure }
    let skipped = result.cases.count { $0.outcome == .untried }
    output.write(
      "  <testsuite name=\"\(id)\" tests=\"\(result.cases.count)\" failures=\"\(failures)\""
        + " errors=\"0\" skipped=\"\(skipped)\">\n")
    for test in result.cases {
      let line = test.position.map { " line=\"\($0.line)\"" } ?? ""
      output.write(
        "    <testcase classname=\"\(id)\" name=\"\(XMLText.attribute(test.name))\""
          + " file=\"\(XMLText.attribute(test.path))\"\(line)")
      switch test.outcome {
      case .passed:
        output.write("/>\n")
        continue
      case .untried:
        output.write(">\n      <skipped message=\"only a catalogue tells the key\"/>\n")
      case .missing, .noisy:
        output.write(">\n")
        write(test.diagnostics, as: "failure", type: test.outcome.rawValue, to: &output)
      }
      output.write("    </testcase>\n")
    }
    output.write("  </testsuite>\n")
  }

  private func write(
    _ diagnostics: [Diagnostic], as element: String, type: String,
    to output: inout some TextOutputStream
  ) {
    var text = ""
    DiagnosticPrinter().write(diagnostics, to: &text)
    let message = XMLText.attribute(diagnostics.first?.sentence ?? type)
    output.write(
      "      <\(element) type=\"\(type)\" message=\"\(message)\">\(XMLText.content(text))</\(element)>\n"
    )
  }
}
