import Testing
@testable import Triage

@Suite struct MailParserTests {
  private let one = """
    FAILED:  network-suite-4.3.tests.test_x.test_a

    Error Message:
    test setup failure

    Stack Trace:
    net = <Net>

        msg = msg + 'Fault detail is "%s".' % fault.detail
    E       Error: Fault reason is "Operation Failed". Fault detail is "[One.]". HTTP response code is 409.

    sdk/service.py:118: Error

    """

  @Test(.timeLimit(.minutes(1)))
  func `a trace of very many lines is read in linear time, and only its end is kept`() {
    let noise = String(repeating: "some line of a trace\n", count: 400_000)
    let told = console("FAILED:  t.a\n\nStack Trace:\n\(noise)E   Error: no\n")
    #expect(told.failures.map { $0.faults.map(\.message) } == [["Error: no"]])
    #expect(told.failures.first?.trace.isCut == true)
  }

  private let two = """
    FAILED:  network-suite-4.3.tests.ovs.test_y.TestC.test_b[a/b.c]

    Error Message:
    Error: no host

    Stack Trace:
    E       Error: no host
    -------------------- >> begin captured logging << --------------------
    E       Error: printed
    """

  private let told = [
    "tests.test_x.test_a setup: One. (409)",
    "tests.ovs.test_y.TestC.test_b[a/b.c] call: Error: no host",
  ]

  @Test func `a mail alone tells each failed test`() {
    #expect(faults(one + "\n" + two) == told)
    #expect(console(one + "\n" + two).tests[.mail] == TestCounts(failed: 1, errors: 1))
    let identity = console(one).identity
    #expect(identity.suite == Suite("network-suite-4.3"))
    #expect(identity.branch == Branch("4.3"))
  }

  @Test(
    "prose around a mail is none of it",
    arguments: ["```", "</pre>", "----------", "_______________________________________________"])
  func prose(_ end: String) {
    let text =
      "On Tuesday the suite failed, see below.\n\(one)\(two)\n\(end)\nE       Error: another story\n"
      + "Error: prose goes on\n"
    #expect(faults(text) == told)
  }

  @Test func `a message without a trace is the fault`() {
    let text = "REGRESSION:  a.b.test_c\n\nError Message:\n\(refusal("[One., Two.]", 400))\n"
    #expect(
      faults(text) == ["a.b.test_c call: One. (400)", "a.b.test_c call: Two. (400)"])
  }

  @Test func `a name alone tells nothing`() {
    #expect(faults("FAILED:  a.b\n\nand so on\n\nError Message:\nx\n") == [])
    #expect(faults("FAILED: a.b\n\nError Message:\nx\n") == [])
    #expect(faults("FAILED:  \n\nError Message:\nx\n") == [])
  }

  @Test func `a mail that is cut off tells what it has`() {
    let cut = one.split(separator: "\n\n").prefix(2).joined(separator: "\n\n")
    #expect(faults(cut) == ["tests.test_x.test_a setup: test setup failure"])
  }
}
