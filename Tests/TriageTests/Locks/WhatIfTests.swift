import Testing

@testable import Triage

/// What a timed wait would have done with refused requests.
@Suite struct WhatIfTests {
  private let lock = LockLogs.lock(["h=VDS"])

  private func line(_ at: Int, _ name: String, _ text: String) -> String {
    LockLogs.line(at, name, "thread \(name)", name, "\(text) \(lock)")
  }

  private func whatIf(_ wait: Int, _ history: LockHistory) -> [Int] {
    let one = WhatIf(wait: wait, history.refusals)
    return [one.served, one.refused, one.unknown]
  }

  @Test func `a request is served where its wait reaches the release`() {
    let history = LockLogs.history(
      line(0, "A", "Lock Acquired to object") + line(100, "B", "Failed to Acquire Lock to object")
        + line(2100, "A", "Lock freed to object"))
    #expect(whatIf(1999, history) == [0, 1, 0])
    #expect(whatIf(2000, history) == [1, 0, 0])
  }

  @Test func `of two that wait for one lock only the first can be told`() {
    let history = LockLogs.history(
      line(0, "A", "Lock Acquired to object") + line(100, "B", "Failed to Acquire Lock to object")
        + line(600, "C", "Failed to Acquire Lock to object")
        + line(2100, "A", "Lock freed to object"))
    #expect(whatIf(1000, history) == [0, 2, 0])
    // The first has given up by then, so nobody is ahead of the second.
    #expect(whatIf(1700, history) == [1, 1, 0])
    #expect(whatIf(5000, history) == [1, 0, 1])
  }

  @Test func `one that asks after the first was served has nobody ahead of it`() {
    let history = LockLogs.history(
      line(0, "A", "Lock Acquired to object") + line(100, "B", "Failed to Acquire Lock to object")
        + line(200, "A", "Lock freed to object") + line(900, "D", "Lock Acquired to object")
        + line(1000, "C", "Failed to Acquire Lock to object")
        + line(1100, "D", "Lock freed to object"))
    #expect(whatIf(1000, history) == [2, 0, 0])
  }

  @Test func `who queued already goes first`() {
    let history = LockLogs.history(
      line(0, "A", "Lock Acquired to object")
        + line(50, "Q", "Before acquiring and wait lock")
        + line(100, "B", "Failed to Acquire Lock to object")
        + line(1100, "A", "Lock freed to object") + line(1101, "Q", "Lock-wait acquired to object")
        + line(3100, "Q", "Lock freed to object"))
    #expect(whatIf(2000, history) == [0, 1, 0])
    #expect(whatIf(3000, history) == [1, 0, 0])
  }

  @Test func `where the log ends first a wait behind its end cannot be told`() {
    let history = LockLogs.history(
      line(0, "A", "Lock Acquired to object") + line(100, "B", "Failed to Acquire Lock to object")
        + LockLogs.line(2100, "X", "x", "x", "the last line"))
    #expect(history.refusals.first?.waitNeeded?.bound == .atLeast)
    #expect(whatIf(1000, history) == [0, 1, 0])
    #expect(whatIf(2000, history) == [0, 0, 1])
  }

  @Test func `a report has the usual waits and those that are asked for, each once`() {
    let report = LockReport([], waits: [5000, 1500])
    #expect(report.waits == [1000, 1500, 2000, 5000, 10_000, 30_000, 60_000])
  }

  @Test(arguments: [(0, "0.0"), (2000, "2.0"), (2014, "2.014"), (-50, "-0.05"), (1, "0.001")])
  func `seconds have as many decimals as they need`(_ value: Int, _ text: String) {
    #expect(Thousandths.text(value) == text)
  }
}
