import Testing

@testable import Triage

/// What can matter for a build's end, found by time, action, log id and thread.
@Suite struct TimelineTests {
  private let lock = LockLogs.lock(["h=VDS"])
  private let start = LockLogs.start

  private var engine: String {
    LockLogs.line(
      0, "HostSetupNetworks", "default task-1", "aa11",
      "Running command: HostSetupNetworksCommand() internal: false. Entities affected :  ID: h Type: VDS"
    )
      + LockLogs.line(
        5, nil, "default task-1", "aa11",
        "START, HostSetupNetworksVDSCommand(HostName = h-0), log id: 1d417421")
      + LockLogs.line(
        6, nil, "x", "aa11", "method: get, params: [a], timeElapsed: 3ms", level: "DEBUG")
      + LockLogs.line(
        900, nil, "default task-1", "aa11",
        "FINISH, HostSetupNetworksVDSCommand, return: , log id: 1d417421")
      + LockLogs.line(
        1000, "ActivateVds", "default task-2", "bb22", "Failed to Acquire Lock to object \(lock)")
      + LockLogs.line(
        1001, "ActivateVds", "default task-2", "bb22",
        "Validation of action 'ActivateVds' failed for user admin@internal-authz. Reasons: A,B",
        level: "WARN ")
      + LockLogs.line(
        1007, nil, "default task-2", "", "Operation Failed: [Cannot activate Host.]", level: "ERROR"
      )
      + LockLogs.line(
        9000, nil, "default task-2", "", "Operation Failed: [Something else]", level: "ERROR")
      + LockLogs.line(
        9500, nil, "default task-3", "cc33",
        "EVENT_ID: EXTERNAL_EVENT_NORMAL(9,801), OST invoked: s/tests/test_x.py::test_y")
  }

  private var vdsm: String {
    TimelineLogs.vdsm(
      20, "jsonrpc/0", "START setupNetworks(networks={}) from=::1,5, flow_id=aa11")
      + TimelineLogs.vdsm(30, "jsonrpc/1", "START getStats() from=::1,5", logger: "api.host")
      + TimelineLogs.vdsm(40, "jsonrpc/0", "something to warn of", level: "WARN ", logger: "root")
      + TimelineLogs.vdsm(
        50, "jsonrpc/0", "FINISH setupNetworks error=x from=::1,5, flow_id=aa11")
      + TimelineLogs.vdsm(
        51, "jsonrpc/0", "RPC call Host.setupNetworks failed (error 21) in 0.03 seconds",
        logger: "jsonrpc.JsonRpcServer")
      + TimelineLogs.vdsm(
        60, "jsonrpc/0", "RPC call Host.getStats succeeded in 0.03 seconds",
        logger: "jsonrpc.JsonRpcServer")
      + TimelineLogs.vdsm(70, "jsonrpc/0", "FINISH ping2 return=None", logger: "api.host")
  }

  private var timeline: Timeline {
    TimelineLogs.timeline([("engine.log", .engine, engine), ("vdsm.log", .vdsm, vdsm)])
  }

  private func lines(_ events: [TimelineEvent]) -> [String] {
    events.map { "\($0.log):\($0.line) \($0.kind)" }
  }

  @Test func `what can matter is kept, on one clock`() {
    let all = timeline.events(in: TimelineLogs.always)
    #expect(
      lines(all) == [
        "engine.log:1 command", "engine.log:2 start", "vdsm.log:1 start", "vdsm.log:3 alarm",
        "vdsm.log:4 failed", "vdsm.log:5 rpc", "engine.log:4 finish", "engine.log:5 lock",
        "engine.log:6 refusal", "engine.log:7 answer", "engine.log:8 answer", "engine.log:9 test",
      ])
    let offsets = all.map { LockLogs.offset($0.moment) }
    #expect(offsets == [0, 5, 20, 40, 50, 51, 900, 1000, 1001, 1007, 9000, 9500])
  }

  @Test func `an event quotes its line`() throws {
    let event = try #require(timeline.events(in: start + 1001...start + 1001).first)
    let line = engine.split(separator: "\n")[event.line - 1]
    #expect(line.dropFirst(event.column - 1) == event.text.shown)
    #expect(event.text.shown.hasPrefix("Validation of action 'ActivateVds'"))
    #expect(event.context.thread == "default task-2")
    #expect(event.context.action == "bb22")
    #expect(event.level == .warn)
  }

  @Test func `a time holds what lies in it, the first ones first`() {
    #expect(lines(timeline.events(in: start + 40...start + 51)).count == 3)
    #expect(
      lines(timeline.events(in: start...start + 10_000, limit: 2)) == [
        "engine.log:1 command", "engine.log:2 start",
      ])
    #expect(timeline.events(in: start - 500...start - 1).isEmpty)
  }

  @Test func `an action is told by the engine and by vdsm`() {
    #expect(
      lines(timeline.events(ofAction: "aa11", in: TimelineLogs.always)) == [
        "engine.log:1 command", "engine.log:2 start", "vdsm.log:1 start", "vdsm.log:4 failed",
        "engine.log:4 finish",
      ])
  }

  @Test func `the answer without an id belongs to what its thread refused just before`() throws {
    let refused = ["engine.log:5 lock", "engine.log:6 refusal", "engine.log:7 answer"]
    #expect(lines(timeline.events(ofAction: "bb22", in: TimelineLogs.always)) == refused)
    let answers = timeline.events(in: TimelineLogs.always).filter { $0.kind == .answer }
    #expect(lines(timeline.events(of: answers[0].context, in: "engine.log")) == refused)
    #expect(
      lines(timeline.events(of: answers[1].context, in: "engine.log")) == ["engine.log:8 answer"])
  }

  @Test func `a log id joins beginning and end, a thread what lies between`() throws {
    #expect(
      lines(timeline.events(ofLogID: "1d417421", in: TimelineLogs.always)) == [
        "engine.log:2 start", "engine.log:4 finish",
      ])
    let starts = timeline.events(in: TimelineLogs.always).filter { $0.kind == .start }
    #expect(starts.map(\.verb) == ["HostSetupNetworksVDSCommand", "setupNetworks"])
    #expect(lines(timeline.call(from: starts[0])) == ["engine.log:2 start", "engine.log:4 finish"])
    #expect(
      lines(timeline.call(from: starts[1])) == [
        "vdsm.log:1 start", "vdsm.log:3 alarm", "vdsm.log:4 failed",
      ])
  }

  @Test func `copies of a log and quotes of it are told once, two hosts twice`() {
    let half = String(engine.prefix(engine.count / 2))
    let copies = TimelineLogs.timeline([
      ("a/engine.log", .engine, half), ("b/engine.log", .engine, engine),
      ("note.md", .text, "<pre>\n\(engine)</pre>\n"),
    ])
    let all = copies.events(in: TimelineLogs.always)
    #expect(all.map(\.line) == [1, 2, 4, 5, 6, 7, 8, 9])
    #expect(Set(all.map(\.log)) == ["a/engine.log", "b/engine.log"])
    let hosts = TimelineLogs.timeline([
      ("host-0/_var_log/vdsm/vdsm.log", .vdsm, vdsm),
      ("t/host-0/_var_log/vdsm/vdsm.log", .vdsm, vdsm),
      ("host-1/_var_log/vdsm/vdsm.log", .vdsm, vdsm),
    ])
    #expect(hosts.events(in: TimelineLogs.always).count == 8)
  }

  @Test func `a line that a log tells twice is two events`() {
    let twice = engine.split(separator: "\n")[5] + "\n"
    let timeline = TimelineLogs.timeline([("engine.log", .engine, String(twice + twice))])
    #expect(timeline.events(in: TimelineLogs.always).map(\.line) == [1, 2])
  }

  @Test func `spilling and few bytes of memory change nothing`() {
    let small = TimelineLogs.timeline(
      [("engine.log", .engine, engine), ("vdsm.log", .vdsm, vdsm)],
      space: EventSpace(memory: 0, spill: MemorySpill(), blockSize: 64))
    #expect(small.events(in: TimelineLogs.always) == timeline.events(in: TimelineLogs.always))
  }

  @Test func `what is dropped is told`() throws {
    var reader = LogReader(
      log: "engine.log", kind: .engine, signatures: SignatureSet([]), aspects: .timeline,
      space: EventSpace(eventLimit: 4))
    reader.consume(Array(engine.utf8)[...])
    #expect(
      reader.finish().notEvaluated.map(\.reason) == [
        "4 lines for the timeline were not kept: there are too many of them"
      ])
  }

  @Test func `a long message is cut, and a line of any bytes is no trap`() {
    let long = LockLogs.line(0, "A", "t", "aa", String(repeating: "ä", count: 5000), level: "ERROR")
    let timeline = TimelineLogs.timeline([("engine.log", .engine, long)])
    #expect(timeline.events(in: TimelineLogs.always).map(\.text.bytes.count) == [1024])
    var dice = LineSoup.Dice(state: 3)
    var bytes = Array((engine + vdsm).utf8)
    for _ in 0..<300 {
      bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
    }
    for kind in [LogKind.engine, .vdsm, .supervdsm, .text] {
      var reader = LogReader(
        log: "x", kind: kind, signatures: SignatureSet([]), aspects: [.locks, .timeline])
      reader.consume(bytes[...])
      let found = Timeline([reader.finish().timeline].compactMap { $0 })
      #expect(found.events(in: TimelineLogs.always).count <= 40)
    }
  }

  @Test func `supervdsm tells its verbs without a zone`() {
    let text = """
      MainProcess|jsonrpc/4::DEBUG::2019-08-02 10:00:00,020::supervdsm_server::100::SuperVdsm.ServerCallback::(wrapper) call setupNetworks with ({}, {}) {}
      MainProcess|jsonrpc/4::DEBUG::2019-08-02 10:00:00,030::cmdutils::150::root::(exec_cmd) /sbin/ifdown bond0 (cwd None)
      MainProcess|jsonrpc/4::ERROR::2019-08-02 10:00:00,040::supervdsm_server::104::SuperVdsm.ServerCallback::(wrapper) Error in setupNetworks
      Traceback (most recent call last):

      """
    // The vdsm.log beside it tells the zone.
    let timeline = TimelineLogs.timeline([
      ("supervdsm.log", .supervdsm, text),
      ("vdsm.log", .vdsm, TimelineLogs.vdsm(0, "jsonrpc/0", "nothing that matters")),
    ])
    let events = timeline.events(in: start...start + 100)
    #expect(events.map(\.verb) == ["setupNetworks", "setupNetworks"])
    #expect(events.map(\.kind) == [.start, .failed])
    #expect(events.map(\.source) == [.supervdsm, .supervdsm])
  }
}
