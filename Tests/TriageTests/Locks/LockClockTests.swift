import Testing

@testable import Triage

/// Locks of engines whose logs tell no zone, or half of it.
@Suite struct LockClockTests {
  private let lock = LockLogs.lock(["h=VDS"])

  private func entry(_ time: String, _ command: String, _ id: String, _ text: String) -> String {
    "\(time) INFO  [org.ovirt.engine.core.bll.\(command)Command] (default task-\(id)) [\(id)] \(text) to object \(lock)\n"
  }

  /// A lock that is held over the end of daylight saving, and a request that it refuses.
  private var autumn: String {
    entry("2019-11-03 01:59:50,000", "Refresh", "1", "Lock Acquired")
      + entry("2019-11-03 01:59:58,000", "ActivateVds", "2", "Failed to Acquire Lock")
      + entry("2019-11-03 01:00:05,000", "Refresh", "1", "Lock freed")
      + entry("2019-11-03 01:00:06,000", "ActivateVds", "3", "Lock Acquired")
  }

  private func history(_ logs: [Clocks.Log], timezone: Zone? = nil) -> LockHistory {
    let build = Clocks.build(logs, timezone: timezone)
    return LockHistory(build.locks, clock: build.clock)
  }

  @Test func `a hold over a daylight change is as long as it was`() throws {
    let history = history([("engine.log", .engine, autumn)], timezone: Clocks.newYork)
    let refusal = try #require(history.refusals.first)
    #expect(refusal.asked.shown == "2019-11-03 01:59:58,000-04")
    #expect(refusal.waitNeeded == WaitNeeded(milliseconds: 7000, bound: .exact))
    #expect(
      history.holds.map { $0.since?.shown } == [
        "2019-11-03 01:59:50,000-04", "2019-11-03 01:00:06,000-05",
      ])
    #expect(history.end?.shown == "2019-11-03 01:00:06,000-05")
  }

  @Test func `a host's log that saw the change tells it as well`() throws {
    let history = history([
      ("engine.log", .engine, autumn),
      (
        "host-0/vdsm.log", .vdsm,
        Clocks.vdsm("2019-11-03 01:59:59,000-0400") + Clocks.vdsm("2019-11-03 01:00:00,000-0500")
      ),
    ])
    #expect(history.refusals.first?.waitNeeded == WaitNeeded(milliseconds: 7000, bound: .exact))
  }

  @Test func `rotated logs are one history, whatever the order in which they are read`() throws {
    let lines = autumn.replacing("01:00:0", with: "02:00:0").split(separator: "\n").map {
      "\($0)\n"
    }
    let history = history(
      [
        ("engine.log", .engine, lines[2...].joined()),
        ("engine.log-20191103.gz", .engine, lines[..<2].joined()),
      ], timezone: Zone(-240))
    #expect(history.holds.count == 2)
    #expect(history.holds.allSatisfy { $0.since != nil })
    #expect(history.refusals.first?.waitNeeded == WaitNeeded(milliseconds: 7000, bound: .exact))
  }

  @Test func `a log that was rotated when the clock went back goes on behind that`() throws {
    let lines = autumn.split(separator: "\n").map { "\($0)\n" }
    let history = history(
      [
        ("engine.log", .engine, lines[2...].joined()),
        ("engine.log-20191103.gz", .engine, lines[..<2].joined()),
      ], timezone: Clocks.newYork)
    #expect(history.refusals.first?.waitNeeded == WaitNeeded(milliseconds: 7000, bound: .exact))
    #expect(history.end?.shown == "2019-11-03 01:00:06,000-05")
  }

  @Test func `a log that starts in the middle of a held lock says so, without a zone as well`()
    throws
  {
    let lines = autumn.split(separator: "\n").map { "\($0)\n" }
    let history = history(
      [("engine.log", .engine, lines[1...].joined())], timezone: Clocks.newYork)
    let refusal = try #require(history.refusals.first)
    let holder = history.holds[try #require(refusal.holder)]
    #expect(holder.since == nil)
    #expect(holder.until?.shown == "2019-11-03 01:00:05,000-05")
    #expect(refusal.waitNeeded == WaitNeeded(milliseconds: 7000, bound: .exact))
  }

  @Test func `a zone in hours alone is completed`() throws {
    let history = history([
      ("engine.log", .engine, entry("2019-08-03 09:10:00,000+05", "Refresh", "1", "Lock Acquired")),
      ("host-0/vdsm.log", .vdsm, Clocks.vdsm("2019-08-03 09:10:00,000+0530")),
    ])
    #expect(history.holds.first?.since?.shown == "2019-08-03 09:10:00,000+0530")
    #expect(history.end?.shown == "2019-08-03 09:10:00,000+0530")
  }

  @Test func `one engine's log without any zone is told in its own time`() {
    let history = history([("engine.log", .engine, autumn.replacing("01:00:0", with: "02:00:0"))])
    #expect(history.holds.first?.since?.shown == "2019-11-03 01:59:50,000")
    #expect(history.refusals.first?.waitNeeded == WaitNeeded(milliseconds: 7000, bound: .exact))
  }

  @Test func `a log whose zone nobody can tell is told in its own time where it is alone`() {
    let hosts: [Clocks.Log] = [
      ("host-0/vdsm.log", .vdsm, Clocks.vdsm("2019-11-03 01:00:00,000-0500")),
      ("host-1/vdsm.log", .vdsm, Clocks.vdsm("2019-11-03 06:00:00,000+0000")),
    ]
    let build = Clocks.build([("engine.log", .engine, autumn)] + hosts)
    let history = LockHistory(build.locks, clock: build.clock)
    #expect(history.refusals.first?.asked.shown == "2019-11-03 01:59:58,000")
    #expect(
      build.clock.remarks(on: ["engine.log"]) == [
        "engine.log tells no zone, and the other logs disagree: not compared with them; "
          + "'--timezone' would tell"
      ])
  }

  @Test func `a log whose zone nobody can tell is left out where others are placed`() {
    let build = Clocks.build([
      ("old/engine.log", .engine, autumn),
      ("new/engine.log", .engine, entry("2019-11-03 01:00:00,000-05", "X", "7", "Lock Acquired")),
      ("host-1/vdsm.log", .vdsm, Clocks.vdsm("2019-11-03 06:00:00,000+0000")),
    ])
    let history = LockHistory(build.locks, clock: build.clock)
    #expect(history.logs == ["new/engine.log"])
    #expect(history.holds.count == 1)
  }
}
