import Testing
@testable import Triage

@Suite struct PytestParserTests {
  private let start = rule("test session starts", "=")
  private let failures = rule("FAILURES", "=")
  private let errors = rule("ERRORS", "=")
  private let summary = rule("short test summary info", "=")

  private func session(_ lines: String..., end: String = "1 failed in 0.10 seconds") -> String {
    ([start] + lines + [rule(end, "=")]).joined(separator: "\n")
  }

  @Test func `a failure has the message behind E and the name of its progress line`() {
    let text = session(
      "network-suite-4.3/tests/test_x.py::test_a FAILED   [100%]", failures,
      rule("test_a", "_"), "    def test_a():",
      "            msg = msg + 'Fault detail is \"%s\".' % fault.detail",
      "E       \(refusal("[One., Two.]"))", "", "sdk/service.py:118: Error")
    #expect(
      faults(text) == [
        "tests.test_x.test_a call: One. (409)",
        "tests.test_x.test_a call: Two. (409)",
      ])
    #expect(console(text).tests[.sections] == TestCounts(failed: 1))
  }

  @Test func `a message may span lines that E marks, or only its first line`() {
    let text = session(
      "t/test_x.py::test_a FAILED", "t/test_x.py::test_b FAILED", failures, rule("test_a", "_"),
      "E       Error: Fault detail is \"[Running tasks,",
      "E       wait and retry.]\". HTTP response code is 409.", rule("test_b", "_"),
      "E   Error: Fault detail is \"[Running tasks,",
      "    wait and retry.]\". HTTP response code is 409.")
    #expect(
      faults(text) == [
        "t.test_x.test_a call: Running tasks,\nwait and retry. (409)",
        "t.test_x.test_b call: Running tasks,\nwait and retry. (409)",
      ])
  }

  @Test func `of chained exceptions the one with the product's detail tells most`() {
    let text = session(
      "t/test_x.py::test_a FAILED", failures, rule("test_a", "_"), "E   \(refusal("[One.]"))", "",
      "During handling of the above exception, another exception occurred:",
      "E   RuntimeError: no")
    #expect(faults(text) == ["t.test_x.test_a call: One. (409)"])
  }

  @Test(
    "without a detail the exception's first line is the message",
    arguments: [
      ("E       AssertionError: no\nE       assert 1 == 2", "AssertionError: no"),
      ("E       assert 1 == 2\nE        +  where 1 = f()", "assert 1 == 2"),
      ("E       KeyError", "KeyError"), ("[XPASS(strict)] ", "[XPASS(strict)]"),
      ("[gw0] linux -- Python 3\n[XPASS(strict)] ", "[XPASS(strict)]"),
      ("Traceback (most recent call last):\n  File \"x.py\", line 1, in f\n    raise B\nB", "B"),
    ])
  func firstLine(_ block: String, _ message: String) {
    let text = session("t/test_x.py::test_a FAILED", failures, rule("test_a", "_"), block)
    #expect(faults(text) == ["t.test_x.test_a call: \(message)"])
  }

  @Test func `fixtures tell their phase, and one test may fail twice`() {
    let text = session(
      "t/test_x.py::test_a FAILED", "t/test_x.py::test_a ERROR", "t/test_x.py::test_b ERROR",
      errors, rule("ERROR at setup of test_b", "_"), "E   Error: b",
      rule("ERROR at teardown of test_a", "_"), "E   Error: td", failures, rule("test_a", "_"),
      "E   Error: call", end: "1 failed, 2 error in 0.10 seconds")
    #expect(
      faults(text) == [
        "t.test_x.test_b setup: Error: b", "t.test_x.test_a teardown: Error: td",
        "t.test_x.test_a call: Error: call",
      ])
    #expect(console(text).tests[.sections] == TestCounts(failed: 1, errors: 2))
  }

  @Test func `what a test prints is none of pytest's lines`() {
    let forged = [
      "=== FAILURES ===", "____ forged ____", "E   Error: Fault detail is \"[forged]\"",
      "=== short test summary info ===", "FAILED t/test_x.py::forged - forged",
      "=== 3 failed in 3s ===", "3 failed in 3s", "FAILED:  forged", "", "Error Message:",
      "forged", "<testsuite name='x'>", "=== test session starts ===",
    ]
    let captured = rule("Captured stdout call", "-")
    let lines =
      [start, "t/test_x.py::test_a "] + forged
      + ["FAILED", "t/test_x.py::test_b FAILED", failures, rule("test_a", "_"), "E   Error: a"]
      + [captured] + forged
      + [rule("test_b", "_"), "E   Error: b", summary, "FAILED t/test_x.py::test_a - Error: a"]
      + ["FAILED t/test_x.py::test_b - Error: b", rule("2 failed in 0.10s", "=")]
    let expected = ["t.test_x.test_a call: Error: a", "t.test_x.test_b call: Error: b"]
    #expect(faults(lines.joined(separator: "\n")) == expected)
    #expect(console(lines.joined(separator: "\n")).tests[.sections] == TestCounts(failed: 2))
  }

  @Test func `a quiet session goes on behind a last line that a test printed`() {
    let text = [
      "F.F  [100%]", failures, rule("test_a", "_"), "t/test_x.py:1: in test_a", "E   Error: a",
      rule("Captured stdout call", "-"), "3 hosts, 1 passed in 3s", "1 passed in 3s",
      "____ forged ____", rule("test_b", "_"), "t/test_x.py:2: in test_b", "E   Error: b",
      "2 failed, 1 passed in 0.1s", "Finished: FAILURE",
    ].joined(separator: "\n")
    #expect(
      faults(text) == ["t.test_x.test_a call: Error: a", "t.test_x.test_b call: Error: b"])
    #expect(console(text).tests[.sections] == TestCounts(passed: 1, failed: 2))
  }

  @Test(
    "a title of any width and alphabet is pytest's",
    arguments: ["test_a", String(repeating: "test_long_", count: 9), "test_a[שלום]"], [80, 81, 200])
  func titles(_ name: String, _ width: Int) {
    let text = [
      rule("test session starts", "=", width: width), "t/test_x.py::test_z FAILED",
      "t/test_x.py::\(name) FAILED", rule("FAILURES", "=", width: width),
      rule("test_z", "_", width: width), "E   Error: z", rule("Captured log call", "-"),
      rule(name, "_", width: width), "E   Error: a",
    ].joined(separator: "\n")
    #expect(faults(text) == ["t.test_x.test_z call: Error: z", "t.test_x.\(name) call: Error: a"])
  }

  @Test(
    "parameters may hold anything",
    arguments: ["a b", "a.b", "a/b", "[a[b]]", "a - b", "a::b", "x] - y", "h/x.py::z", "שלום"])
  func parameters(_ id: String) {
    let name = "test_p[\(id)]"
    let told = ["t.test_x.\(name) call: Error: a"]
    let section = "\(failures)\n\(rule(name, "_"))\nE   Error: a"
    let line = "\(summary)\nFAILED t/test_x.py::\(name) - Error: a"
    #expect(faults(session("t/test_x.py::\(name) FAILED  [ 9%]", section)) == told)
    #expect(faults(session("t/test_x.py F   [100%]", section)) == told)
    #expect(faults(session(section, line)) == told)
    #expect(faults(session("t/test_x.py::\(name) FAILED", line)) == told)
    #expect(faults(session("[gw0] [ 50%] FAILED t/test_x.py::\(name) ", line)) == told)
  }

  @Test func `of two tests of one name the failed one is meant`() {
    let text = session(
      "t/test_a.py::test_same PASSED", "t/test_b.py::TestC::test_same FAILED",
      "t/test_c.py::test_same FAILED", failures, rule("test_same", "_"), "E   Error: c",
      rule("TestC.test_same", "_"), "E   Error: b", end: "2 failed, 1 passed in 1.0s")
    #expect(
      faults(text) == [
        "t.test_c.test_same call: Error: c", "t.test_b.TestC.test_same call: Error: b",
      ])
  }

  @Test func `letters tell the files of sections, where none is hidden`() {
    let sections = [failures, rule("test_a", "_"), "E   Error: a", rule("test_b", "_"), "E  B"]
    let whole = ["t/test_x.py .F", "t/test_y.py Fs"] + sections
    #expect(
      faults(session(whole.joined(separator: "\n")))
        == ["t.test_x.test_a call: Error: a", "t.test_y.test_b call: B"])
    let hidden = ["t/test_x.py printed", "F", "t/test_y.py F"] + sections
    #expect(
      faults(session(hidden.joined(separator: "\n")))
        == ["test_a call: Error: a", "test_b call: B"])
  }

  @Test func `a line for each failure is enough`() {
    let text = session(
      "t/test_x.py::test_a FAILED", "t/test_x.py::test_b FAILED", "t/test_x.py::test_c FAILED",
      failures, "/sdk/service.py:118: \(refusal("[One.]"))", "[XPASS(strict)] ",
      "E   Error: Fault detail is \"[Running,", "    wait.]\". HTTP response code is 409.",
      "/sdk/service.py:118: Error: Fault detail is \"[Running,")
    #expect(
      faults(text) == [
        "t.test_x.test_a call: One. (409)", "t.test_x.test_b call: [XPASS(strict)]",
        "t.test_x.test_c call: Running,\nwait. (409)",
      ])
  }

  @Test func `where only the progress tells, every failure is told`() {
    let none = "failed, and the log holds no message"
    #expect(
      faults(session("t/test_x.py::test_a FAILED", "t/test_x.py::test_b PASSED"))
        == ["t.test_x.test_a call: \(none)"])
    #expect(
      faults(session("t/test_x.py .F.F", end: "2 failed in 1s")) == ["t.test_x call: \(none) x2"])
    let cut = [
      start, "t/test_x.py::test_a FAILED", "t/test_x.py::test_b FAILED", failures,
      rule("test_a", "_"), "E   Error: a",
    ]
    #expect(
      faults(cut.joined(separator: "\n"))
        == ["t.test_x.test_a call: Error: a", "t.test_x.test_b call: \(none)"])
  }

  @Test func `a summary alone tells what it has`() {
    let text = [
      summary, "FAILED t/test_x.py::test_a - Error: Fault reason is \"Op...",
      "ERROR t/test_x.py::test_a - Error: td", "ERROR t/test_y.py", "SKIPPED [1] t.py:3: no",
    ].joined(separator: "\n")
    #expect(
      faults(text) == [
        "t.test_x.test_a call: Error: Fault reason is \"Op...", "t.test_x.test_a: Error: td",
        "t.test_y: failed, and the log holds no message",
      ])
  }

  @Test func `passes, skips and expected failures are no faults`() {
    let text = session(
      "t/test_x.py::test_a SKIPPED (no host) [ 25%]", "t/test_x.py::test_b XFAIL",
      "t/test_x.py::test_c xfail", "t/test_x.py::test_d XPASS", "t/test_x.py::test_e PASSED",
      rule("PASSES", "="), rule("test_e", "_"), "E   Error: printed",
      end: "1 passed, 1 skipped, 2 xfailed, 1 xpassed, 1 warnings in 3.10 seconds")
    #expect(faults(text) == [])
    #expect(console(text).tests[.sections] == TestCounts(passed: 2, skipped: 3))
  }

  @Test func `numbers that no run can have do not overflow`() {
    let most = Array(repeating: "999999999999999999 passed", count: 20).joined(separator: ", ")
    let text = session(end: "\(most) in 1s") + "\n" + session(end: "\(most) in 1s")
    #expect(console(text).tests[.sections] == TestCounts(passed: .max))
    #expect(TestCounts(passed: -1) == TestCounts())
    let nose =
      "Ran 999999999999999999 tests in 1s\n\nFAILED (\(Array(repeating: "SKIP=999999999999999999", count: 20).joined(separator: ", ")))"
    #expect(console(nose).tests[.sections] == TestCounts(passed: .max, skipped: .max))
  }

  @Test func `long blocks of many failures are kept in bounded memory, and failures are counted`() {
    let noise = String(repeating: String(repeating: "x", count: 1000) + "\n", count: 100)
    let sections = (0..<2100).map { rule("test_\($0)", "_") + "\n\(noise)E   Error: no \($0)" }
    let told = console(
      session(rule("FAILURES", "="), sections.joined(separator: "\n"), end: "2100 failed in 1s"))
    #expect(told.failures.count == LogFindings.failureLimit)
    #expect(told.failureTotal == 2100)
    #expect(told.failures.reduce(0) { $0 + $1.trace.footprint } < 2 * LogFindings.traceLimit)
    #expect(told.failures[1900].faults.map(\.message) == ["Error: no 1900"])
    #expect(told.failures[1900].trace.isCut)
  }

  @Test func `a session that was cut off counts what its progress tells`() {
    let text = [
      start, "t/test_x.py::test_a started at 2021-03-16 20:53:47 PASSED (12s)  [ 10%]",
      "t/test_x.py::test_b ", rule("live log call", "-"), "INFO a:b.py:1 text", "PASSED [ 20%]",
      "t/test_x.py::test_c RERUN", "t/test_x.py::test_c PASSED", "t/test_x.py::test_d ",
    ].joined(separator: "\n")
    #expect(console(text).tests[.sections] == TestCounts(passed: 3))
  }

  @Test(
    "the last line counts, ruled or not",
    arguments: [
      (
        "3 failed, 10 passed, 1 error in 3.21s (0:01:02)", true,
        TestCounts(passed: 10, failed: 3, errors: 1)
      ),
      ("1 failed, 2 errors, 3 rerun in 1.00 seconds", false, TestCounts(failed: 1, errors: 2)),
      ("no tests ran in 0.12s", true, TestCounts()), ("no tests ran in 0.12s", false, nil),
      ("3 hosts up in 12s", false, nil), ("passed in 3s", true, nil), ("1 failed", true, nil),
      ("1 failed in a hurry", true, nil), ("short test summary info", true, nil),
    ])
  func counts(_ line: String, _ isRuled: Bool, _ expected: TestCounts?) {
    #expect(PytestCounts.parse(Array(line.utf8)[...], isRuled: isRuled) == expected)
  }

  @Test func `a section that the log's end left empty is told all the same`() {
    let text = [failures, rule("test_a", "_")].joined(separator: "\n")
    #expect(faults(text) == ["test_a call: failed, and the log holds no message"])
    #expect(faults(text + "\nE   \nE   no") == ["test_a call: no"])
    #expect(
      faults(summary + "\nFAILED t.py::a - ") == ["t.a call: failed, and the log holds no message"])
  }

  @Test func `modules that cannot be collected and pytest's own errors are told`() {
    let text = session(
      "collected 0 items / 2 errors", errors, rule("ERROR collecting t/test_x.py", "_"),
      "t/test_x.py:1: in <module>", "    import none", "E   ImportError: No module named none",
      rule("ERROR collecting t/test_y.py", "_"), "E     File \"t/test_y.py\", line 1",
      "E       def test_x(:", "E                  ^", "E   SyntaxError: invalid syntax",
      end: "2 error in 0.10 seconds")
    #expect(
      faults(text) == [
        "t.test_x setup: ImportError: No module named none",
        "t.test_y setup: SyntaxError: invalid syntax",
      ])
    let broken = session(
      "INTERNALERROR> Traceback (most recent call last):", "INTERNALERROR>     raise TypeError(x)",
      "INTERNALERROR> TypeError: x", end: "no tests ran in 0.10 seconds")
    #expect(faults(broken) == ["pytest.internal call: TypeError: x"])
  }
}
