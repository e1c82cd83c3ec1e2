import Testing

@testable import Triage

/// Holds that nobody was refused or waited for, of which only sums are kept.
@Suite struct RetiredHoldsTests {
  /// What a history tells of requests, with the holders in full.
  private func told(_ requests: [LockRequest], _ history: LockHistory) -> [String] {
    requests.map { request in
      let holder = request.holder.map { history.holds[$0] }
      return "\(request.asked.shown) \(request.owner.correlation) \(request.outcome) "
        + "\(request.waitNeeded.map { "\($0)" } ?? "") \(holder?.owner.correlation ?? "nobody") "
        + "\(holder.map { "\($0.end)" } ?? "")"
    }
  }

  private func told(_ keys: [BusyKey]) -> [String] {
    keys.map { "\($0.key) \($0.holds) \($0.held) \($0.longest) \($0.refused) \($0.waited)" }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6], LockModel.Level.allCases)
  func `little room changes nothing about who was refused, who waited and what is busy`(
    _ seed: UInt64, _ level: LockModel.Level
  ) {
    let log = LockModel(seed: seed * 977, level: level, steps: 120).log(seed: seed)
    let all = LockLogs.history([("engine.log", log)])
    let few = LockLogs.history([("engine.log", log)], room: 40)
    #expect(told(few.refusals, few) == told(all.refusals, all))
    #expect(told(few.waits, few) == told(all.waits, all))
    #expect(few.holds.count + few.retired.count == all.holds.count)
    #expect(told(few.busiestKeys) == told(all.busiestKeys))
  }

  @Test func `holds far from any refused request are counted, and those near it are kept`() {
    let busy = LockLogs.lock(["h=VDS"])
    func life(_ at: Int, _ name: String, _ lock: String) -> String {
      LockLogs.line(at, name, "t", name, "Lock Acquired to object \(lock)")
        + LockLogs.line(at + 50, name, "t", name, "Lock freed to object \(lock)")
    }
    let text =
      (0..<500).map { life($0 * 1000, "c\($0)", LockLogs.lock(["v\($0 % 5)=VM"])) }.joined()
      + LockLogs.line(600_000, "A", "a", "aa", "Lock Acquired to object \(busy)")
      + LockLogs.line(600_100, "B", "b", "bb", "Failed to Acquire Lock to object \(busy)")
      + LockLogs.line(602_100, "A", "a", "aa", "Lock freed to object \(busy)")
      + (700..<1200).map { life($0 * 1000, "d\($0)", LockLogs.lock(["v\($0 % 5)=VM"])) }.joined()
    let all = LockLogs.history([("engine.log", text)])
    let few = LockLogs.history([("engine.log", text)], room: 300)
    #expect(all.holds.count == 1001)
    #expect(few.retired.count > 300)
    #expect(few.holds.count + few.retired.count == 1001)
    #expect(told(few.refusals, few) == told(all.refusals, all))
    #expect(few.refusals.first?.waitNeeded == WaitNeeded(milliseconds: 2000, bound: .exact))
    #expect(told(few.busiestKeys) == told(all.busiestKeys))
    #expect(few.leftOut.isEmpty)
  }
}
