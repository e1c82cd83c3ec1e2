import Synchronization
import Testing

@testable import Triage

@Suite struct ConsoleParserTests {
  /// A console of a job with a session that failed, undecorated.
  private static let job = """
    Started by timer
    @@ Thu Aug  1 22:05:12 UTC 2019 Running chroot for script: automation/x.sh
    + echo 'No space left on device'
    @ Deploy oVirt environment:\u{20}
    @ Deploy oVirt environment: Success (in 0:00:09)
    \(rule("test session starts", "="))
    network-suite-4.3/tests/test_x.py::test_a FAILED
    network-suite-4.3/tests/test_x.py::test_b[שלום] ERROR

    \(rule("ERRORS", "="))
    \(rule("ERROR at setup of test_b[שלום]", "_"))
    E       \(refusal("[Cannot add network שלום.]", 400))

    \(rule("FAILURES", "="))
    \(rule("test_a", "_"))
    2019-08-04 22:14:26,898-04 ERROR [org.ovirt.X] (default task-2) [5b93a451] quoted
        raise Error(msg)
    E       \(refusal("[One., Two.]"))
    \(rule("1 failed, 1 error in 3.10 seconds", "="))
    @@      rc = 1
    Finished: FAILURE
    """

  private static let told = [
    "tests.test_x.test_b[שלום] setup: Cannot add network שלום. (400)",
    "tests.test_x.test_a call: One. (409)", "tests.test_x.test_a call: Two. (409)",
  ]

  @Test(
    "decorations change nothing of what is told",
    arguments: [
      ("", "\n"), ("", "\r\n"), ("12:00:57 ", "\n"),
      ("12:00:57 [network-suite.el7.x86_64] ", "\r\n"),
      ("[2019-08-01T12:00:57.123Z] ", "\n"), ("\u{1B}[8mha:AAAA==\u{1B}[0m", "\n"),
      ("\u{1B}[31m", "\u{1B}[0m\r\n"), ("12:00:57 \u{1B}[1m", "\u{1B}[0m\n"),
    ])
  func decorations(_ before: String, _ after: String) {
    let lines = Self.job.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { before + $0 + after }.joined()
    #expect(faults(text) == Self.told)
    let told = console(text)
    #expect(told.tests[.sections] == TestCounts(failed: 1, errors: 1))
    #expect(told.result == .failed)
    #expect(told.summary.lines == lines.count)
  }

  @Test func `evidence quotes the raw bytes`() throws {
    let raw = Self.job.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "12:00:57 \u{1B}[1m" + $0 }
    for fault in FaultMerger.faults(of: [console(raw.joined(separator: "\n"))], hasTests: true) {
      for one in fault.evidence {
        let line = Array(raw[one.line - 1].utf8)
        #expect(Array(line[(one.column - 1)..<(one.column - 1 + one.length)]) == one.text.bytes)
        #expect(fault.message == one.text)
      }
    }
  }

  @Test func `a line of a product's log that a test captured stays in its block`() {
    let trace = console(Self.job).failures.last { $0.phase == .call }?.trace
    #expect(trace?.lines.map(\.number) == [16, 17, 18])
  }

  @Test func `lines of a product's log are faults where nothing else is`() {
    let entry =
      "2019-08-04 22:14:26,898-04 ERROR [org.ovirt.engine.core.bll.X] (default task-2) [5b93a451]"
      + " Command 'X' failed: No."
    #expect(console("See:\n\(entry)\n\tat a.B.c(B.java:1)\n").failures.map(\.place) == [.product])
    #expect(faults("\(entry)\nAborted by me") == ["<abort>: Aborted by me"])
  }

  @Test func `versions are read from names of packages`() {
    let text = "Installing : ovirt-engine-4.3.6.1-0.el7.noarch\n"
    #expect(console(text).versions["ovirt-engine"] == "4.3.6.1-0.el7")
  }

  // Results that a console prints.

  /// Keeps the lines it is given.
  private final class Lines: ResultsReader, Sendable {
    let told = Mutex<[String]>([])
    let isBroken = false

    func consume(line: ArraySlice<UInt8>, number: Int, column: Int) {
      told.withLock { $0.append("\(number):\(column) \(line.shown)") }
    }

    func finish() -> LogFindings {
      told.withLock { $0.append("end") }
      var findings = LogFindings(summary: LogSummary(name: "x", kind: .junit, lines: 0, bytes: 0))
      findings.tests[.junit] = TestCounts(passed: 1)
      return findings
    }
  }

  private func embedded(_ text: String) -> [String] {
    let reader = Lines()
    var log = LogReader(
      log: "c", kind: .console, signatures: SignatureSet([]), results: { _ in reader })
    log.consume(Array(text.utf8)[...])
    _ = log.finish()
    return reader.told.withLock { $0 }
  }

  @Test func `results inside a console are read as results, with their places`() {
    #expect(
      embedded(
        "+ xmllint\n12:00:57 <?xml version=\"1.0\"?>\n12:00:57 <testsuites>\n12:00:57   <testsuite/>\n"
          + "12:00:57 </testsuites>\nmore\n")
        == [
          "2:10 <?xml version=\"1.0\"?>", "3:10 <testsuites>", "4:10   <testsuite/>",
          "5:10 </testsuites>", "end",
        ])
    #expect(
      embedded("<?xml version=\"1.0\"?><testsuite></testsuite>\nx")
        == ["1:1 <?xml version=\"1.0\"?><testsuite></testsuite>", "end"])
  }

  @Test(
    "other XML, a tag alone and what a test prints are no results",
    arguments: [
      "<testsuite name='x'>\n", "<?xml version=\"1.0\"?>\n<domain>\n<testsuite>\n", "<xml>\n",
      rule("FAILURES", "=") + "\n" + rule("t", "_") + "\n<?xml version=\"1.0\"?>\n<testsuite>\n",
      rule("test session starts", "=") + "\n<?xml version=\"1.0\"?><testsuite>\n",
    ])
  func other(_ text: String) {
    #expect(embedded(text) == [])
  }

  @Test func `results that are cut off are told as far as they go`() {
    #expect(
      embedded("<?xml version=\"1.0\"?>\n<?xml version=\"1.0\"?>\n<testsuite>\n<testcase")
        == ["2:1 <?xml version=\"1.0\"?>", "3:1 <testsuite>", "4:1 <testcase", "end"])
  }
}
