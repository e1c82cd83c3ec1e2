import Testing
import Triage

@Suite struct VdsmFaultTests {
  private func line(_ time: String, _ level: String, _ thread: String, _ rest: String) -> String {
    "2019-08-10 01:02:\(time)-0400 \(level) (\(thread)) \(rest)"
  }

  private let traceback = """
    Traceback (most recent call last):
      File "/usr/lib/python2.7/site-packages/vdsm/a.py", line 12, in _run
        return fn(*args)
    libvirtError: internal error: no such device

    """

  @Test func `an error that tells no details has its exception as message`() {
    let text =
      line("01,000", "ERROR", "jsonrpc/1", "[jsonrpc.JsonRpcServer] Internal server error (a:3)")
      + "\n" + traceback + line("01,100", "INFO ", "jsonrpc/1", "[api] next (api:48)")
    let found = findings(.vdsm, text)
    #expect(found.messages == [["libvirtError: internal error: no such device"]])
    #expect(found.traceLines == [[1, 2, 3, 4, 5]])
    #expect(found.evidenceQuotes(text))
  }

  @Test func `an error with details keeps them, without ids and the place in the source`() {
    let text =
      line("01,000", "ERROR", "vm/1", "[virt.vm] (vmId='27f1') Cannot plug: no device (vm:617)")
      + "\n" + traceback
    let found = findings(.vdsm, text)
    #expect(found.messages == [["Cannot plug: no device"]])
    #expect(found.evidenceQuotes(text))
  }

  @Test func `the lines of one failed storage verb are one fault`() {
    let text = [
      line(
        "01,000", "INFO ", "jsonrpc/7",
        "[vdsm.api] FINISH getVolumeInfo error=Volume does not exist: (u'1',) from=::1,4711, "
          + "task_id=ab-12 (api:50)"),
      line(
        "01,001", "ERROR", "jsonrpc/7",
        "[storage.TaskManager.Task] (Task='ab-12') Unexpected error (task:875)"),
      traceback
        + line(
          "01,900", "ERROR", "jsonrpc/7",
          "[storage.Dispatcher] FINISH getVolumeInfo error=Volume does not exist: (u'1',) (d:83)"),
    ].joined(separator: "\n")
    let found = findings(.vdsm, text)
    #expect(found.messages == [["libvirtError: internal error: no such device"]])
    #expect(found.traceLines == [[2, 3, 4, 5, 6, 7]])
    #expect(found.evidenceQuotes(text))
  }

  @Test func `a failed network verb is a fault, another verb's may be expected`() {
    let text = [
      line(
        "01,000", "INFO ", "jsonrpc/7", "[api.virt] FINISH getStats error=No such machine (a:5)"),
      line(
        "02,000", "INFO ", "jsonrpc/7",
        "[api.network] FINISH setupNetworks error=(21, 'bad') from=::1,4711, flow_id=f1 (api:52)"),
    ].joined(separator: "\n")
    let found = findings(.vdsm, text)
    #expect(found.messages == [["FINISH setupNetworks error=(21, 'bad')"]])
    #expect(found.evidenceQuotes(text))
  }

  @Test func `a critical entry is a fault`() {
    let text = line("01,000", "CRIT ", "jsonrpc/2", "[root] ThreadedHandler is overloaded (a:1)")
    #expect(findings(.vdsm, text).messages == [["ThreadedHandler is overloaded"]])
  }

  @Test func `a verb that ends well is no fault`() {
    let text = line(
      "01,000", "INFO ", "jsonrpc/7",
      "[api.network] FINISH setupNetworks return={'error=': 1} (a:5)")
    #expect(findings(.vdsm, text).failures.isEmpty)
  }

  @Test func `a refused network verb is a fault, other warnings are none`() {
    let text = [
      line("01,000", "WARN ", "jsonrpc/3", "[storage.lvm] Command succeeded with warnings (lvm:1)"),
      line(
        "02,000", "WARN ", "jsonrpc/3", "[root] concurrent network verb already executing (a:9)"),
    ].joined(separator: "\n")
    let found = findings(.vdsm, text)
    #expect(found.messages == [["concurrent network verb already executing"]])
    #expect(found.failures.first?.faults.first?.evidence.line == 2)
  }

  @Test func `two flows in one thread are two faults`() {
    let text = [
      line(
        "01,000", "INFO ", "jsonrpc/3",
        "[api.network] FINISH a error=x from=::1, flow_id=f1 (api:5)"),
      line(
        "01,100", "INFO ", "jsonrpc/3",
        "[api.network] FINISH b error=y from=::1, flow_id=f2 (api:5)"),
    ].joined(separator: "\n")
    #expect(findings(.vdsm, text).messages == [["FINISH a error=x"], ["FINISH b error=y"]])
  }

  @Test func `old vdsm errors are read`() {
    let text =
      "83df5309-8e78::ERROR::2015-05-04 00:01:15,853::task::866::TaskManager.Task::(_setError) "
      + "Task=`57fa`::Unexpected error\n" + traceback
    let found = findings(.vdsm, text)
    #expect(found.messages == [["libvirtError: internal error: no such device"]])
    #expect(found.started?.iso8601 == "2015-05-04T00:01:15")
  }

  @Test func `supervdsm's failed calls have their exception as message`() {
    let text =
      "MainProcess|jsonrpc/4::ERROR::2019-08-10 01:02:03,045::server::98::"
      + "SuperVdsm.ServerCallback::(wrapper) Error in setupNetworks\n"
      + traceback.replacing("libvirtError: internal error", with: "ConfigNetworkError: (21, 'bad')")
    let found = findings(.supervdsm, text)
    #expect(found.messages == [["ConfigNetworkError: (21, 'bad'): no such device"]])
  }

  @Test func `a traceback behind many lines is still found`() {
    let text =
      line("01,000", "ERROR", "t", "[a] Unexpected error (a:1)") + "\n"
      + String(repeating: "  filler\n", count: 500) + traceback
    let found = findings(.vdsm, text)
    #expect(found.messages == [["libvirtError: internal error: no such device"]])
    #expect(found.failures.first?.trace.lines.count == 14)
  }

  @Test func `the version is told when vdsm starts`() {
    let text = line(
      "01,000", "INFO ", "MainThread",
      "[vds] (PID: 3151) I am the actual vdsm 4.30.25-1.el7 host-0 (3.10.0) (vdsmd:155)")
    #expect(findings(.vdsm, text).versions == ["vdsm": "4.30.25-1.el7"])
    let old =
      "MainThread::INFO::2011-12-05 07:04:56,101::v::71::vds::(run) I am the actual vdsm 4.9-0"
    #expect(findings(.vdsm, old).versions == ["vdsm": "4.9-0"])
  }

  @Test func `a list of packages tells the versions that matter`() {
    let found = findings(.packages, "bash-4.2-1.el7.x86_64\nvdsm-4.30.25-1.el7.x86_64\nfree text")
    #expect(found.versions == ["vdsm": "4.30.25-1.el7"])
    #expect(found.failures.isEmpty)
  }
}
