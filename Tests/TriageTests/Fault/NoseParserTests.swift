import Testing
@testable import Triage

@Suite struct NoseParserTests {
  @Test(.timeLimit(.minutes(1)))
  func `a block of very many lines is read in linear time`() {
    let (double, single) = (String(repeating: "=", count: 70), String(repeating: "-", count: 70))
    let noise = String(repeating: "some line of a block\n", count: 400_000)
    let text = "\(double)\nFAIL: a.b.c\n\(single)\n\(noise)ValueError: no\n\n\(single)\n"
    #expect(console(text).failures.map { $0.faults.map(\.message) } == [["ValueError: no"]])
  }

  private let double = String(repeating: "=", count: 70)
  private let single = String(repeating: "-", count: 70)

  private func block(_ title: String, _ lines: String...) -> String {
    ([double, title, single, "Traceback (most recent call last):"] + lines + [""])
      .joined(separator: "\n") + "\n"
  }

  @Test func `errors and failures are told with their dotted names`() {
    let text =
      "002_bootstrap.add_hosts ... ERROR\n"
      + block("ERROR: 002_bootstrap.add_hosts", "  File \"x.py\", line 1, in f", refusal("[One.]"))
      + block("FAIL: test_in_class (pkg.mod.TestK)", "AssertionError: 1 != 2")
      + block("FAIL: mod.test_gen(1, 'a b')", "AssertionError")
      + "\(single)\nRan 13 tests in 12.3s\n\nFAILED (SKIP=1, errors=1, failures=2)\n"
    #expect(
      faults(text) == [
        "002_bootstrap.add_hosts call: One. (409)",
        "pkg.mod.TestK.test_in_class call: AssertionError: 1 != 2",
        "mod.test_gen(1, 'a b') call: AssertionError",
      ])
    #expect(
      console(text).tests[.sections] == TestCounts(passed: 9, failed: 2, errors: 1, skipped: 1))
  }

  @Test func `fixtures of classes and modules tell their phase`() {
    let text =
      block("ERROR: test suite for <class 'mod.TestC'>", "    self.setUp()", "RuntimeError: up")
      + block(
        "ERROR: test suite for <module 'mod' from '/x/mod.py'>", "    self.tearDown()",
        "RuntimeError: down")
    #expect(
      faults(text) == [
        "mod.TestC setup: RuntimeError: up", "mod teardown: RuntimeError: down",
      ])
  }

  @Test func `captured output is no exception, and an exception may be bare`() {
    let text =
      block(
        "ERROR: mod.test_a", "  File \"x.py\", line 1, in f", "    raise B", "B",
        "-------------------- >> begin captured stdout << ---------------------",
        "RuntimeError: printed")
      + "\(single)\nRan 1 test in 0.1s\n\nOK\n"
    #expect(faults(text) == ["mod.test_a call: B"])
    #expect(console(text).tests[.sections] == TestCounts(passed: 1))
  }
}
