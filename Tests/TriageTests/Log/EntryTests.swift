import Testing
import Triage

@Suite struct EntryTests {
  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }
  private func shown(_ bytes: ArraySlice<UInt8>?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `an engine line of today has zone, thread, correlation id and message`() throws {
    let line = bytes(
      "2019-08-10 01:02:03,045-04 WARN  [org.ovirt.engine.core.bll.ActivateVdsCommand] "
        + "(default task-7) [1a2b3c4d] some text")
    let entry = try #require(EngineEntry(line))
    #expect(entry.timestamp.iso8601 == "2019-08-10T01:02:03-04:00")
    #expect(entry.timestamp.millisecond == 45)
    #expect(entry.level == .warn)
    #expect(shown(entry.logger) == "org.ovirt.engine.core.bll.ActivateVdsCommand")
    #expect(shown(entry.thread) == "default task-7")
    #expect(shown(entry.correlation) == "1a2b3c4d")
    #expect(shown(entry.message) == "some text")
    #expect(entry.message.startIndex == line.count - 9)
  }

  @Test(arguments: [
    ("2019-08-10 01:02:03,045Z INFO  [a.B] (t) [] m", Optional(0), Optional("")),
    ("2019-08-10 01:02:03,045+05 INFO [a.B] (t) [] m", 300, ""),
    ("2019-08-10 01:02:03,045-0400 INFO  [a.B] (t) [x y] m", -240, "x y"),
    ("2019-08-10 01:02:03,045+0530 INFO  [a.B] (t) [test_a[b]] m", 330, "test_a[b]"),
    ("2016-08-10 01:02:03,045 INFO  [a.B] (t) [7f] m", nil, "7f"),
    ("2013-08-10 01:02:03,045 INFO  [a.B] (ajp--127.0.0.1-8702-11) m", nil, nil),
  ])
  func `engine lines of all generations are read`(
    line: String, zone: Int?, correlation: String?
  ) throws {
    let entry = try #require(EngineEntry(bytes(line)))
    #expect(entry.timestamp.zone == zone)
    #expect(shown(entry.correlation) == correlation)
    #expect(shown(entry.message) == "m")
  }

  @Test func `boot.log has neither date nor thread`() throws {
    let entry = try #require(EngineEntry(bytes("01:02:03,045 INFO  [org.jboss.modules] starts")))
    #expect(!entry.hasDate)
    #expect(entry.thread == nil)
    #expect(shown(entry.message) == "starts")
  }

  @Test func `an engine thread may hold parentheses, and a message may be missing`() throws {
    let entry = try #require(
      EngineEntry(bytes("2019-08-10 01:02:03,045Z ERROR [a.B] (pool (7)) [c]")))
    #expect(shown(entry.thread) == "pool (7)")
    #expect(shown(entry.correlation) == "c")
    #expect(shown(entry.message) == "")
  }

  @Test func `a vdsm line is read without the place in the source behind it`() throws {
    let entry = try #require(
      VdsmEntry(
        bytes(
          "2019-08-10 01:02:03,045+0530 INFO  (ioprocess communication (160)) [api.network] "
            + "START setupNetworks(networks={}) from=::1,4711, flow_id=ab12 (api:48)")))
    #expect(entry.timestamp.zone == 330)
    #expect(shown(entry.thread) == "ioprocess communication (160)")
    #expect(shown(entry.logger) == "api.network")
    #expect(
      shown(entry.message) == "START setupNetworks(networks={}) from=::1,4711, flow_id=ab12")
    #expect(shown(entry.flow) == "ab12")
    #expect(entry.task == nil)
  }

  @Test func `a vdsm message that only looks like having a place in the source is kept whole`() {
    #expect(
      shown(VdsmEntry(bytes("2019-08-10 01:02:03,045Z INFO  (t) [a] x (see b:1 2)"))?.message)
        == "x (see b:1 2)")
    #expect(shown(VdsmEntry(bytes("2019-08-10 01:02:03,045Z INFO  (t) [a] )"))?.message) == ")")
  }

  @Test func `old vdsm lines are read`() throws {
    let entry = try #require(
      OldVdsmEntry(
        bytes(
          "VM Channels Listener::WARNING::2015-05-04 00:01:10,830::task::95::"
            + "TaskManager.Task::(_run) Task=`57fa`::Unexpected error")))
    #expect(entry.timestamp.zone == nil)
    #expect(entry.level == .warn)
    #expect(shown(entry.thread) == "VM Channels Listener")
    #expect(shown(entry.logger) == "TaskManager.Task")
    #expect(shown(entry.message) == "Task=`57fa`::Unexpected error")
    #expect(shown(entry.task) == "57fa")
    #expect(!entry.isSupervdsm)
  }

  @Test func `supervdsm lines are told by the process before the thread`() throws {
    let entry = try #require(
      OldVdsmEntry(
        bytes(
          "MainProcess|jsonrpc/4::ERROR::2019-08-10 01:02:03,045::server::98::"
            + "SuperVdsm.ServerCallback::(wrapper) Error in setupNetworks")))
    #expect(entry.isSupervdsm)
    #expect(shown(entry.message) == "Error in setupNetworks")
  }

  @Test func `lago lines keep the blanks that tell a task's depth`() throws {
    let entry = try #require(
      LagoEntry(
        bytes("2017-11-07 21:18:03,777::log_utils.py::end_log_task::670::root::ERROR::    * Task")))
    #expect(entry.level == .error)
    #expect(shown(entry.logger) == "root")
    #expect(shown(entry.message) == "    * Task")
  }

  @Test(arguments: [
    "", "2", "\tat a.b.C.d(C.java:1)", "2019-08-10", "2019-08-10 01:02:03,045",
    "2019-08-10 01:02:03,045-04 INFO", "2019-13-10 01:02:03,045Z INFO  [a] (t) [] m",
    "2019-08-10 01:02:03,045Z NOTE  [a] (t) [] m", "2019-08-10 01:02:03,045Z INFO  [a",
    "2019-08-10 01:02:03:+0000,123 INFO    (MainThread) [name] msg",
    "Thread-11::INFO::2015-05-03 00:01:15,853", "Thread-12::INFO::2015-05-04 00:01:15,854::",
    "http://host::port", "2017-11-07 21:18:03,777::a.py::b",
  ])
  func `lines that begin no entry are rejected`(line: String) {
    #expect(EngineEntry(bytes(line)) == nil)
    #expect(VdsmEntry(bytes(line)) == nil)
    #expect(OldVdsmEntry(bytes(line)) == nil)
    #expect(LagoEntry(bytes(line)) == nil)
    #expect(ProductLogParser.kind(of: bytes(line)) == nil)
  }

  @Test func `every beginning of a line can be read without a crash`() {
    let lines = [
      "2019-08-10 01:02:03,045-04 WARN  [a.B] (default (task)-7) [1a2b] Operation Failed: [x]",
      "2019-08-10 01:02:03,045-0400 INFO  (jsonrpc/0) [api] START x(a) flow_id=b (api:48)",
      "MainProcess|j/4::ERROR::2019-08-10 01:02:03,045::s::98::S.C::(w) Error in setupNetworks",
      "2017-11-07 21:18:03,777::log_utils.py::end::670::root::ERROR::  # a: ERROR (in 0:00:01)",
    ]
    for line in lines {
      for length in 0...line.utf8.count {
        let part = bytes(line).prefix(length)
        _ = ProductLogParser.kind(of: part)
        _ = ProductLogParser.message(of: part, kind: .text)
        _ = VdsmEntry(part)?.flow
      }
    }
  }
}
