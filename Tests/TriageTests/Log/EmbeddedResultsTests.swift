import Testing

@testable import Triage

@Suite struct EmbeddedResultsTests {
  /// Tells a failed test and that something is broken, whatever it reads.
  private struct Broken: ResultsReader {
    var isBroken: Bool { false }

    mutating func consume(line: ArraySlice<UInt8>, number: Int, column: Int) {}

    mutating func finish() -> LogFindings {
      var findings = LogFindings(
        summary: LogSummary(name: "x", kind: .junit, lines: 1, bytes: 1))
      findings.notEvaluated = [NotEvaluated(log: "x", reason: "broken")]
      findings.tests[.junit] = TestCounts(failed: 1)
      return findings
    }
  }

  @Test func `any number of results in one console takes bounded memory`() {
    var reader = LogReader(
      log: "console.log", kind: .console, signatures: SignatureSet([]), results: { _ in Broken() })
    let one = "<?xml version='1.0'?>\n<testsuite>\n</testsuite>\n"
    for _ in 0..<500 { reader.consume(Array(one.utf8)[...]) }
    let findings = reader.finish()
    #expect(findings.tests[.junit] == TestCounts(failed: 500))
    #expect(findings.notEvaluated.count == Evidence.limit + 1)
    #expect(findings.notEvaluated.last?.reason == "480 more results in it are broken")
  }
}
