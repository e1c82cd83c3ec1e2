import Testing
import Triage

@Suite struct EngineFaultTests {
  @Test func `actions beyond what is kept are counted`() {
    let lines = (0..<2100).map { index in
      "2019-08-04 \(10 + index / 3600):\(10 + index / 60 % 50):\(10 + index % 50),000-04 ERROR "
        + "[org.ovirt.x] (default task-\(index)) [id\(index)] Broken: \(index)"
    }
    let told = console(lines.joined(separator: "\n"), kind: .engine)
    #expect(told.failures.count == LogFindings.failureLimit)
    #expect(told.failureTotal == 2100)
  }

  /// A line of engine.log; the time is given as seconds and milliseconds.
  private func line(
    _ time: String, _ level: String, _ logger: String, _ thread: String, _ id: String,
    _ message: String
  ) -> String {
    "2019-08-10 01:02:\(time)-04 \(level) [org.ovirt.engine.\(logger)] (\(thread)) [\(id)] \(message)"
  }

  private func refusal(_ time: String, _ thread: String = "default task-1", _ id: String = "c1")
    -> String
  {
    line(
      time, "WARN ", "core.bll.ActivateVdsCommand", thread, id,
      "Validation of action 'ActivateVds' failed for user admin@internal-authz. "
        + "Reasons: VAR__ACTION__ACTIVATE,VAR__TYPE__HOST,ACTION_TYPE_FAILED_OBJECT_LOCKED")
  }

  private func answer(_ time: String, _ list: String, _ thread: String = "default task-1") -> String
  {
    line(
      time, "ERROR", "api.restapi.resource.AbstractBackendResource", thread, "",
      "Operation Failed: \(list)")
  }

  @Test func `a refusal and the answer without an id on its thread are one fault`() {
    let text = [
      line("01,000", "INFO ", "core.bll.X", "default task-1", "c1", "Failed to Acquire Lock"),
      refusal("01,168"), answer("01,174", "[Cannot activate Host. Related operation.]"),
    ].joined(separator: "\n")
    let found = findings(.engine, text)
    #expect(found.messages == [["Cannot activate Host. Related operation."]])
    #expect(found.traceLines == [[2, 3]])
    #expect(found.failures.first?.place == .product)
    #expect(found.failures.first?.teller == .product)
    #expect(found.failures.first?.log == "a.log")
    #expect(found.failureTotal == 1)
    #expect(found.started?.iso8601 == "2019-08-10T01:02:01-04:00")
    #expect(found.evidenceQuotes(text))
  }

  @Test func `an answer more than a second later, or of another thread, is another fault`() {
    #expect(
      findings(.engine, refusal("01,000") + "\n" + answer("02,001", "[a]")).messages.count == 2)
    let other = answer("01,001", "[a]", "default task-2")
    #expect(findings(.engine, refusal("01,000") + "\n" + other).messages.count == 2)
  }

  @Test func `a refusal without an answer has its reasons as message`() {
    #expect(
      findings(.engine, refusal("01,000")).messages == [
        [
          "Validation of action 'ActivateVds' failed for user admin@internal-authz. "
            + "Reasons: VAR__ACTION__ACTIVATE,VAR__TYPE__HOST,ACTION_TYPE_FAILED_OBJECT_LOCKED"
        ]
      ])
  }

  @Test func `refusals before 2016 are read`() {
    let text =
      "2014-08-10 01:02:03,004 WARN  [org.ovirt.engine.core.bll.X] (ajp--127.0.0.1-8702-5) "
      + "CanDoAction of action UpdateVm failed. Reasons:VAR__TYPE__VM"
    #expect(
      findings(.engine, text).messages == [
        ["CanDoAction of action UpdateVm failed. Reasons:VAR__TYPE__VM"]
      ])
  }

  @Test func `an empty answer is told as such, even with an audit event`() {
    let text = [
      refusal("01,000"),
      line("01,010", "ERROR", "core.bll.X", "default task-1", "c1", "Transaction rolled-back for"),
      line(
        "01,020", "ERROR", "core.dal.AuditLogDirector", "default task-1", "c1",
        "EVENT_ID: HOST_REFRESH_CAPABILITIES_FAILED(607), Failed to refresh host h."),
      answer("01,030", "[]"),
    ].joined(separator: "\n")
    let found = findings(.engine, text)
    #expect(found.messages == [["Fault detail is \"[]\""]])
    #expect(found.traceLines == [[1, 2, 3, 4]])
    #expect(found.failures.first?.faults.first?.evidence.text == "[]")
  }

  @Test func `the messages of an answer may span lines`() {
    let text =
      answer("01,000", "[Cannot switch Host to Maintenance mode. It has tasks,") + "\n"
      + "wait for operation to complete and retry.]\n"
      + line("01,500", "INFO ", "core.bll.X", "default task-1", "", "next")
    let found = findings(.engine, text)
    #expect(
      found.messages == [
        [
          "Cannot switch Host to Maintenance mode. It has tasks,\n"
            + "wait for operation to complete and retry."
        ]
      ])
    #expect(found.evidenceQuotes(text))
  }

  @Test func `what vdsm answered beats the text that a command failed`() {
    let text = [
      line("01,000", "ERROR", "core.X", "EE-7", "c1", "Failed in 'HostSetupNetworksVDS' method"),
      line(
        "01,001", "ERROR", "core.dal.AuditLogDirector", "EE-7", "c1",
        "EVENT_ID: VDS_BROKER_COMMAND_FAILURE(10,802), VDSM h command failed: Unavailable"),
      line(
        "01,002", "ERROR", "core.X", "EE-7", "c1",
        "Command 'HostSetupNetworksVDSCommand(HostName = h)' execution failed: "
          + "VDSGenericException: VDSErrorException: Failed to HostSetupNetworksVDS, "
          + "error = Resource unavailable, code = 40 (Failed with error unavail and code 40)"),
      line("01,003", "ERROR", "core.Y", "EE-8", "c1", "Ending command 'Y' with failure."),
    ].joined(separator: "\n")
    let found = findings(.engine, text)
    #expect(
      found.messages == [
        ["Failed to HostSetupNetworksVDS, error = Resource unavailable, code = 40"]
      ])
    #expect(found.evidenceQuotes(text))
  }

  @Test func `an audit event is told without its name`() {
    let text = line(
      "01,000", "ERROR", "core.dal.AuditLogDirector", "EE-7", "",
      "EVENT_ID: VM_DOWN_ERROR(119), VM a is down with error.")
    #expect(findings(.engine, text).messages == [["VM a is down with error."]])
    let old = line(
      "01,000", "ERROR", "core.dal.AuditLogDirector", "EE-7", "",
      "EVENT_ID: VM_DOWN_ERROR(119), Correlation ID: null, Call Stack: null, "
        + "Custom Event ID: -1, Message: VM a is down.")
    #expect(findings(.engine, old).messages == [["VM a is down."]])
  }

  @Test func `an exception keeps its stack in the trace`() {
    let text =
      line("01,000", "ERROR", "core.X", "t", "c1", "Exception: java.lang.NullPointerException")
      + "\n\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)\nCaused by: x\n"
      + line("09,000", "INFO ", "core.X", "t", "", "next") + "\n\tnot of it"
    let found = findings(.engine, text)
    #expect(found.messages == [["Exception: java.lang.NullPointerException"]])
    #expect(found.traceLines == [[1, 2, 3, 4]])
  }

  @Test func `warnings are no faults`() {
    let text = line("01,000", "WARN ", "core.X", "t", "c1", "There are no OVF_STORE disks")
    #expect(findings(.engine, text).failures.isEmpty)
  }

  @Test func `one id used for a whole test does not join its actions`() {
    let text = [
      refusal("01,000", "default task-1", "test_a"), answer("01,010", "[a]"),
      refusal("01,500", "default task-1", "test_a"), answer("01,510", "[b]"),
    ].joined(separator: "\n")
    #expect(findings(.engine, text).messages == [["a"], ["b"]])
    let apart = [
      line("01,000", "ERROR", "core.X", "t", "test_a", "a: b"),
      line("06,001", "ERROR", "core.X", "t", "test_a", "c: d"),
    ].joined(separator: "\n")
    #expect(findings(.engine, apart).messages == [["a: b"], ["c: d"]])
  }

  @Test func `failures are told in the order in which they began`() {
    let text = [
      line("01,000", "ERROR", "core.X", "t", "c1", "first"),
      line("01,100", "ERROR", "core.X", "u", "c2", "second"),
      line("05,900", "ERROR", "core.X", "t", "c1", "of the first"),
      line("07,000", "ERROR", "core.X", "v", "c3", "third"),
    ].joined(separator: "\n")
    #expect(findings(.engine, text).messages == [["first"], ["second"], ["third"]])
  }

  @Test func `more failures than are kept are counted`() {
    let text = (0..<5000).map {
      line("01,000", "ERROR", "core.X", "t-\($0)", "c\($0)", "error \($0)")
    }.joined(separator: "\n")
    let found = findings(.engine, text)
    #expect(found.failures.count == LogFindings.failureLimit)
    #expect(found.failureTotal == 5000)
    #expect(found.messages.last == ["error 1999"])
  }

  @Test func `a long message is cut between characters, and its evidence with it`() {
    let text = line(
      "01,000", "ERROR", "core.X", "t", "c1", "a" + String(repeating: "ש", count: 5000))
    let found = findings(.engine, text)
    #expect(found.failures.first?.faults.first?.message.bytes.count == 8191)
    #expect(found.failures.first?.faults.first?.message.isLossy == false)
    #expect(found.evidenceQuotes(text))
  }

  @Test func `the version is told when the engine starts`() {
    let text = line(
      "01,000", "INFO ", "core.bll.Backend", "ServerService Thread Pool -- 51", "",
      "Running ovirt-engine 4.3.6.1-0.0.master.el7")
    #expect(findings(.engine, text).versions == ["ovirt-engine": "4.3.6.1-0.0.master.el7"])
  }

  @Test func `engine lines between prose are read, the prose is not`() {
    let text = """
      The host was busy:
      <pre>
      \(refusal("01,168"))
      </pre>
      and so it was refused
      \(answer("01,174", "[Cannot activate Host.]"))
      as one can see.
      """
    let found = findings(.text, text)
    #expect(found.messages == [["Cannot activate Host."]])
    #expect(found.traceLines == [[3, 6]])
  }

  @Test func `an error without a text has the next line as message`() {
    let text =
      line("01,000", "ERROR", "core.X", "t", "c1", "") + "\ntext in the next line\nand more"
    #expect(findings(.engine, text).messages == [["text in the next line"]])
    #expect(
      findings(.engine, line("01,000", "ERROR", "core.X", "t", "c1", "")).messages
        == [["org.ovirt.engine.core.X"]])
  }

  @Test(arguments: ["Operation Failed: ", "EVENT_ID: A(1), ", "EVENT_ID: A(1), Message: "])
  func `an entry that lost its text is told as it stands`(message: String) {
    let text = line("01,000", "ERROR", "core.X", "t", "c1", message)
    #expect(findings(.engine, text).messages == [[message]])
  }

  @Test func `a message is the entry's text alone`() {
    let text = Array(refusal("01,000").utf8)[...]
    #expect(
      String(decoding: ProductLogParser.message(of: text, kind: .engine), as: UTF8.self)
        .hasPrefix("Validation of action 'ActivateVds'"))
    #expect(ProductLogParser.message(of: [0x61], kind: .engine) == [0x61])
  }
}
