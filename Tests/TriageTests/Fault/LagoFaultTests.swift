import Testing
import Triage

@Suite struct LagoFaultTests {
  private func line(_ level: String, _ message: String) -> String {
    "2018-08-10 01:02:03,045::log_utils.py::end_log_task::670::root::\(level)::\(message)"
  }

  private func log(_ lines: String...) -> String { lines.joined(separator: "\n") }

  @Test func `the deepest failed task tells the stage, the exception behind it the message`() {
    let text = log(
      line("INFO", "@ Deploy oVirt environment: "), line("INFO", "  # Syncing remote repos: "),
      line("INFO", "    * Running reposync: "),
      line("ERROR", "    * Running reposync: ERROR (in 0:03:00)"),
      line("ERROR", "  # Syncing remote repos: ERROR (in 0:03:00)"),
      line("ERROR", "@ Deploy oVirt environment: ERROR (in 0:03:01)"),
      line("ERROR", "Error occured, aborting"), "Traceback (most recent call last):",
      "  File \"a.py\", line 1, in b", "    c()", "TimerException: ('No lock in %s secs', 180)")
    let found = findings(.lago, text)
    #expect(found.messages == [["TimerException: ('No lock in %s secs', 180)"]])
    #expect(found.failures.first?.place == .stage(.repos))
    #expect(found.failures.first?.teller == .stages)
    #expect(found.traceLines == [[4, 5, 6, 7, 8, 9, 10, 11]])
    #expect(found.started?.iso8601 == "2018-08-10T01:02:03")
    #expect(found.evidenceQuotes(text))
  }

  @Test func `a failed task of a scenario is a failed test, at whatever level it is told`() {
    let text = log(
      line("INFO", "@ Run test: 002_bootstrap.py: "), line("INFO", "  # add_dc: "),
      line("INFO", "  # add_dc: Success (in 0:00:01)"), line("INFO", "  # add_hosts: "),
      line("INFO", "    * Collect artifacts: "),
      line("ERROR", "      - [Thread-3] host-0: ERROR (in 0:00:01)"),
      line("ERROR", "    * Collect artifacts: ERROR (in 0:00:02)"),
      line("ERROR", "    * Collect artifacts: ERROR (in 0:00:02)"),
      line("INFO", "  # add_hosts: ERROR (in 0:00:16)"),
      line("INFO", "@ Run test: 002_bootstrap.py: ERROR (in 0:01:00)"))
    let found = findings(.lago, text)
    #expect(found.messages == [["add_hosts: ERROR"]])
    #expect(found.failures.first?.place == .test("002_bootstrap.add_hosts"))
    #expect(found.failures.first?.teller == .tasks)
    #expect(found.failures.first?.faults.first?.evidence.line == 9)
    #expect(found.evidenceQuotes(text))
  }

  @Test func `an exception inside a test is its message`() {
    let text = log(
      line("INFO", "@ Run test: 002_bootstrap.py: "),
      line("INFO", "  # 002_bootstrap.add_hosts: "),
      line("ERROR", "    * Unhandled exception in <function a at 0x7f>"),
      "Traceback (most recent call last):", "  File \"a.py\", line 1, in b", "    c()",
      "RuntimeError: Host is not up", line("INFO", "    * Collect artifacts: "),
      line("INFO", "    * Collect artifacts: Success (in 0:00:02)"),
      line("ERROR", "  # 002_bootstrap.add_hosts: ERROR (in 0:00:16)"))
    let found = findings(.lago, text)
    #expect(found.messages == [["RuntimeError: Host is not up"]])
    #expect(found.failures.first?.place == .test("002_bootstrap.add_hosts"))
  }

  @Test func `an exception of a test that passed is not taken for the next one`() {
    let text = log(
      line("INFO", "@ Run test: 002_bootstrap.py: "), line("INFO", "  # a: "),
      line("ERROR", "    * Unhandled exception in x"), "Traceback (most recent call last):",
      "  File \"a.py\", line 1, in b", "RuntimeError: Try again",
      line("INFO", "  # a: Success (in 0:00:16)"), line("INFO", "  # b: "),
      line("ERROR", "  # b: ERROR (in 0:00:16)"))
    #expect(findings(.lago, text).messages == [["b: ERROR"]])
  }

  @Test func `doubled lines are one, and a task that succeeds in the end is no failure`() {
    let failed = line("ERROR", "@ Start Prefix: ERROR (in 0:00:01)")
    #expect(findings(.lago, log(failed, failed)).messages == [["Start Prefix: ERROR"]])
    #expect(findings(.lago, failed).failures.first?.place == .stage(.environment))
    let text = log(
      line("INFO", "@ Start: "), line("ERROR", "  # Try: ERROR (in 0:00:01)"),
      line("INFO", "@ Start: Success (in 0:00:09)"))
    #expect(findings(.lago, text).failures.isEmpty)
  }

  @Test func `two failed tests are two failures`() {
    let text = log(
      line("INFO", "@ Run test: 004_sanity.py: "), line("INFO", "  # a: "),
      line("ERROR", "  # a: ERROR (in 0:00:16)"), line("INFO", "  # b: "),
      line("ERROR", "  # b: ERROR (in 0:00:16)"))
    #expect(
      findings(.lago, text).failures.map(\.place)
        == [.test("004_sanity.a"), .test("004_sanity.b")])
  }

  @Test func `an abort without a failed task is a failure of the environment`() {
    let text = log(
      line("ERROR", "Error occured, aborting"), "Traceback (most recent call last):",
      "  File \"a.py\", line 1, in b", "KeyError: 'x'")
    let found = findings(.lago, text)
    #expect(found.messages == [["KeyError: 'x'"]])
    #expect(found.failures.first?.place == .stage(.environment))
  }
}
