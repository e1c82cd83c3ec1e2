import Testing

@testable import Triage

/// What logs of all generations tell about who held, waited and was refused.
@Suite struct LockHistoryTests {
  private func line(
    _ at: Int, _ command: String?, _ thread: String, _ correlation: String?, _ text: String,
    zone: String = "-04"
  ) -> String {
    LockLogs.line(at, command, thread, correlation, text, zone: zone)
  }

  private let vds = LockLogs.lock(["h=VDS"])

  /// Whole life of a lock and a refused request, told by commands alone.
  private var short: String {
    line(0, "Refresh", "ForkJoinPool-1-worker-1", "aa", "Lock Acquired to object \(vds)")
      + line(
        9, "Refresh", "ForkJoinPool-1-worker-1", "aa",
        "Running command: RefreshCommand(A = internal: false) internal: true. Entities affected :  ID: h Type: VDS internal: false"
      )
      + line(150, "ActivateVds", "default task-1", "bb", "Failed to Acquire Lock to object \(vds)")
      + line(
        151, "ActivateVds", "default task-1", "bb",
        "Validation of action 'ActivateVds' failed for user admin@internal-authz. Reasons: VAR__TYPE__HOST,ACTION_TYPE_FAILED_OBJECT_LOCKED"
      )
      + line(
        2150, "Refresh", "EE-ManagedThreadFactory-engine-Thread-7", "aa",
        "Lock freed to object \(vds)")
  }

  @Test func `commands alone tell a refusal, its user and its holder`() throws {
    let history = LockLogs.history(short)
    #expect(history.holds.count == 1)
    let refusal = try #require(history.refusals.first)
    #expect(history.refusals.count == 1)
    #expect(refusal.owner.command == "ActivateVds")
    #expect(refusal.owner.origin == .external)
    #expect(refusal.user == "admin@internal-authz")
    #expect(refusal.reasons == "VAR__TYPE__HOST,ACTION_TYPE_FAILED_OBJECT_LOCKED")
    #expect(refusal.key == LockKey("h", "VDS"))
    let holder = history.holds[try #require(refusal.holder)]
    #expect(holder.owner.command == "Refresh")
    #expect(holder.owner.origin == .internal)
    #expect(LockLogs.offset(holder.since) == 0)
    #expect(LockLogs.offset(holder.until) == 2150)
    #expect(refusal.waitNeeded == WaitNeeded(milliseconds: 2000, bound: .exact))
  }

  @Test func `a line that two logs tell is one event`() {
    let half = String(short.prefix(short.count / 2))
    let history = LockLogs.history([("a/engine.log", half), ("b/engine.log", short)])
    #expect(history.holds.count == 1)
    #expect(history.refusals.count == 1)
  }

  @Test func `a request that is made again in the same thread is another one`() {
    let refused = "Failed to Acquire Lock to object \(vds)"
    let history = LockLogs.history(
      line(0, "A", "t", "aa", refused) + line(40, "A", "t", "aa", refused)
        + line(40, "A", "t", "aa", refused))
    #expect(history.refusals.map { LockLogs.offset($0.asked) } == [0, 40, 40])
  }

  @Test func `the lock manager and the command tell of one event`() throws {
    let thread = "default task-2"
    let history = LockLogs.history(
      line(1, nil, thread, "cc", "Before acquiring lock \(vds)")
        + line(1, nil, thread, "cc", "Success acquiring lock \(vds)")
        + line(2, "Update", thread, "cc", "Lock Acquired to object \(vds)")
        + line(3, nil, "default task-3", "dd", "Before acquiring lock \(vds)")
        + line(
          3, nil, "default task-3", "dd",
          "Failed to acquire lock. Exclusive lock is taken for key 'h', value 'VDS'")
        + line(4, "ActivateVds", "default task-3", "dd", "Failed to Acquire Lock to object \(vds)")
        + line(7, nil, thread, "cc", "Before releasing a lock \(vds)")
        + line(
          7, nil, thread, "cc",
          "The exclusive lock for key 'h' is released and lock is removed from map")
        + line(8, "Update", thread, "cc", "Lock freed to object \(vds)"))
    #expect(history.holds.count == 1)
    #expect(history.holds.first?.owner.command == "Update")
    #expect(LockLogs.offset(history.holds.first?.since) == 1)
    #expect(LockLogs.offset(history.holds.first?.until) == 7)
    #expect(history.refusals.count == 1)
    #expect(history.refusals.first?.owner.command == "ActivateVds")
    #expect(history.refusals.first?.waitNeeded?.milliseconds == 4)
  }

  @Test func `a request that waits with a timeout gets it, or is too late`() {
    let (one, two) = ("default task-1", "default task-2")
    let history = LockLogs.history(
      line(0, "A", "t", "aa", "Lock Acquired to object \(vds)")
        + line(10, "B", one, "bb", "Before acquiring lock-timeout \(vds)")
        + line(
          10, nil, one, "bb", "Failed to acquire lock, will try again until timeout. lock \(vds)")
        + line(20, "C", two, "cc", "Before acquiring lock-timeout \(vds)")
        + line(
          5020, nil, two, "cc",
          "Failed to acquire lock because timeout was reached. lock EngineLock:{exclusiveLocks='[h=VDS]', sharedLocks=''}"
        )
        + line(5020, "C", two, "cc", "Failed to acquire lock-timeout to object \(vds)")
        + line(5021, "C", two, "cc", "Validation of action 'C' failed for user u. Reasons: X")
        + line(6000, "A", "t", "aa", "Lock freed to object \(vds)")
        + line(6001, "B", one, "bb", "Lock-timeout acquired to object \(vds)")
        + line(6100, "B", one, "bb", "Lock freed to object \(vds)"))
    #expect(history.waits.map(\.waited) == [5991, 5000])
    #expect(history.refusals.map(\.isTimedOut) == [true])
    #expect(history.refusals.first?.user == "u")
    // The one that queued before it goes first.
    #expect(history.refusals.first?.waitNeeded == WaitNeeded(milliseconds: 6080, bound: .exact))
  }

  @Test func `3_5 has neither a zone nor a correlation id, and writes locks in two lines`() throws {
    let lock = "EngineLock [exclusiveLocks= key: h value: VDS\n, sharedLocks= ]"
    let history = LockLogs.history(
      line(
        0, "AddVdsSpmId", "ajp--127.0.0.1-8702-11", nil, "Lock Acquired to object \(lock)", zone: ""
      )
        + line(
          5, "Other", "ajp--127.0.0.1-8702-5", nil, "Failed to Acquire Lock to object \(lock)",
          zone: "")
        + line(
          6, "Other", "ajp--127.0.0.1-8702-5", nil,
          "CanDoAction of action Other failed. Reasons:A,B", zone: "")
        + line(
          9, "AddVdsSpmId", "ajp--127.0.0.1-8702-11", nil, "Lock freed to object \(lock)", zone: "")
    )
    #expect(history.holds.count == 1)
    #expect(history.holds.first?.until?.shown == "2019-08-02 10:00:00,009")
    #expect(history.refusals.first?.reasons == "A,B")
    #expect(history.refusals.first?.waitNeeded?.milliseconds == 4)
  }

  @Test func `what is held when the log ends or before it begins is told so`() throws {
    let other = LockLogs.lock(["p=POOL"])
    let history = LockLogs.history(
      line(0, "Old", "t1", "aa", "Lock freed to object \(other)")
        + line(5, "New", "t2", "bb", "Lock Acquired to object \(vds)")
        + line(10, "Late", "t3", "cc", "Failed to Acquire Lock to object \(vds)")
        + line(90, "Noise", "t4", "dd", "something else"))
    #expect(history.holds.map(\.since?.milliseconds).contains(nil))
    #expect(history.holds.last?.end == .open)
    #expect(history.refusals.first?.waitNeeded == WaitNeeded(milliseconds: 80, bound: .atLeast))
  }

  @Test func `nobody is made the holder where no line tells of one`() {
    let history = LockLogs.history(
      line(0, "A", "t", "aa", "Failed to Acquire Lock to object \(vds)")
        + line(900, "B", "u", "bb", "Lock Acquired to object \(vds)"))
    #expect(history.refusals.first?.holder == nil)
    #expect(history.refusals.first?.waitNeeded == nil)
    #expect(WhatIf(wait: 1000, history.refusals).unknown == 1)
  }

  @Test func `another command may free the lock, and the manager then knows of none`() {
    let text =
      line(0, "Attach", "t", "aa", "Lock Acquired to object \(vds)")
      + line(50, "Activate", "t", "bb", "Lock freed to object \(vds)")
      + line(
        60, nil, "t", "bb",
        "Trying to release exclusive lock which does not exist, lock key: 'hVDS'")
      + line(61, "Attach", "t", "bb", "Lock freed to object \(vds)")
    let history = LockLogs.history(text)
    #expect(history.holds.count == 1)
    #expect(LockLogs.offset(history.holds.first?.until) == 50)
  }

  @Test func `a release that is missing is not made up`() {
    let history = LockLogs.history(
      line(0, "Install", "t", "aa", "Lock Acquired to object \(vds)")
        + line(
          500, "Remove", "u", "bb", "Lock Acquired to object \(LockLogs.lock(["h=VDS", "x=POOL"]))")
    )
    let since = history.holds.last?.since
    #expect(history.holds.first?.until == nil)
    #expect(history.holds.first?.end == since.map { LockHold.End.passedOn(by: $0) })
  }

  @Test func `a new start of the engine ends all holds`() {
    let history = LockLogs.history(
      line(0, "A", "t", "aa", "Lock Acquired to object \(vds)")
        + line(5, "B", "u", "bb", "Failed to Acquire Lock to object \(vds)")
        + line(700, nil, "main", "", "Running ovirt-engine 4.3.6")
        + line(800, "C", "v", "cc", "Lock Acquired to object \(vds)"))
    #expect(history.refusals.first?.waitNeeded == WaitNeeded(milliseconds: 695, bound: .atLeast))
    #expect(history.holds.count { $0.end == .open } == 1)
  }

  @Test func `pauses of monitoring are locks as well`() {
    let host = "for host 'host-0' from data-center 'Default'"
    let id = LockLogs.lock(["h=VDS_INIT"], kind: "HostEngineLock")
    let history = LockLogs.history(
      line(0, "Setup", "t", "aa", "Before acquiring lock in order to prevent monitoring \(host)")
        + line(
          1, "Setup", "t", "aa",
          "Lock acquired, from now a monitoring of host will be skipped \(host)")
        + line(
          9, "Setup", "t", "aa",
          "Host setup networks finished. Lock released. Monitoring can run now \(host)")
        + line(
          20, "Refresh", "u", "bb", "Before acquiring lock in order to prevent monitoring \(host)")
        + line(20, nil, "u", "bb", "Before acquiring and wait lock \(id)")
        + line(21, nil, "u", "bb", "Success acquiring lock \(id)")
        + line(
          21, "Refresh", "u", "bb",
          "Lock acquired, from now a monitoring of host will be skipped \(host)")
        + line(29, nil, "u", "bb", "Before releasing a lock \(id)")
        + line(
          30, "Refresh", "u", "bb",
          "Refresh host capabilities finished. Lock released. Monitoring can run now \(host)"))
    #expect(history.holds.map(\.owner.command) == ["Setup", "Refresh"])
    #expect(history.holds.map { LockLogs.offset($0.until) } == [9, 29])
    #expect(history.holds.map(\.lock.isMonitoring) == [true, true])
    #expect(history.waits.isEmpty)
  }

  @Test func `the test that runs is told by the event of OST`() {
    let event =
      "EVENT_ID: EXTERNAL_EVENT_NORMAL(9,801), OST invoked: network-suite-4.3/tests/test_x.py::test_y[a]"
    let history = LockLogs.history(
      line(0, "A", "t", "aa", "Lock Acquired to object \(vds)")
        + LockLogs.line(3, nil, "u", "bb", event)
        + line(5, "B", "u", "cc", "Failed to Acquire Lock to object \(vds)"))
    #expect(history.refusals.first?.test == "tests.test_x.test_y[a]")
    #expect(history.holds.first?.test == nil)
  }

  @Test func `behind lines that were left out nothing is said to be held`() throws {
    var reader = LockLogReader(log: "engine.log", space: EventSpace(eventLimit: 2))
    let text =
      line(0, "A", "t", "aa", "Lock Acquired to object \(vds)")
      + line(10, "B", "u", "bb", "Failed to Acquire Lock to object \(vds)")
      + line(20, "A", "t", "aa", "Lock freed to object \(vds)") + line(90, "N", "t", "aa", "noise")
    for (index, line) in text.split(separator: "\n").enumerated() {
      reader.consume(Line(number: index + 1, raw: Array(line.utf8)[...]), words: .locks)
    }
    let findings = reader.finish()
    let history = LockHistory([try #require(findings)])
    #expect(history.leftOut.first?.count == 1)
    // The first line that was left out is the last that is known of.
    #expect(LockLogs.offset(history.end) == 20)
    #expect(history.refusals.first?.waitNeeded == WaitNeeded(milliseconds: 10, bound: .atLeast))
  }

  @Test func `zones are brought to one clock, and lines in prose count`() {
    let text =
      "<pre>\n" + line(0, "A", "t", "aa", "Lock Acquired to object \(vds)")
      + "</pre>\nThen it was freed:\n"
      + line(3_600_500, "A", "t", "aa", "Lock freed to object \(vds)", zone: "-03")
    let history = LockLogs.history(text, kind: .text)
    #expect(LockLogs.offset(history.holds.first?.until) == 500)
    #expect(history.holds.first?.until?.shown == "2019-08-02 11:00:00,500-03")
  }
}
