import Testing

@testable import Triage

/// The events of logs in the order of time, wherever they were kept in between.
@Suite struct LockMergeTests {
  private func findings(_ text: String, _ space: EventSpace, log: String = "engine.log") throws
    -> LockFindings
  {
    var reader = LogReader(
      log: log, kind: .engine, signatures: SignatureSet([]), aspects: .locks, space: space)
    reader.consume(Array(text.utf8)[...])
    return try #require(reader.finish().locks)
  }

  private func events(_ findings: [LockFindings]) -> [LockEvent] {
    var merge = LockMerge(findings)
    var events: [LockEvent] = []
    while let next = merge.next() { events += next.map(\.event) }
    return events
  }

  @Test(arguments: [UInt64(7), 70, 700], LockModel.Level.allCases)
  func `an event that was spilled is the event that was read`(
    _ seed: UInt64, _ level: LockModel.Level
  ) throws {
    let log = LockModel(seed: seed, level: level, steps: 120).log(seed: seed)
    let spill = MemorySpill()
    let plain = try findings(log, EventSpace())
    let spilled = try findings(log, EventSpace(memory: 0, spill: spill, blockSize: 500))
    #expect(spill.size > 0 && spilled.store.blocks.count > 3)
    #expect(events([plain]).map { "\($0)" } == events([spilled]).map { "\($0)" })
    #expect(events([plain]).count == plain.store.count)
  }

  @Test func `lines out of order are put in order, across blocks and logs`() throws {
    let lock = LockLogs.lock(["h=VDS"])
    func line(_ at: Int) -> String {
      LockLogs.line(at, "A", "t\(at)", "c\(at)", "Lock Acquired to object \(lock)")
    }
    var dice = LineSoup.Dice(state: 11)
    let times = (0..<300).map { $0 * 7 }
    let text = times.shuffled(using: &dice).map(line).joined()
    let other = times.map { line($0 + 3) }.joined()
    let space = EventSpace(blockSize: 300)
    let all = events([
      try findings(text, space, log: "a"), try findings(other, space, log: "b"),
      try findings(text, space, log: "c"),
    ])
    let expected: [Int?] = times.flatMap { [$0, $0 + 3] }
    #expect(all.map { LockLogs.offset($0.moment) } == expected)
  }

  @Test func `a log that nobody can sort in bounded memory is told in part`() throws {
    let lock = LockLogs.lock(["h=VDS"])
    let lines = (0..<2000).map { number in
      // Each block reaches from the beginning to the end.
      LockLogs.line(
        number % 2 == 0 ? number : 9000 + number, "A", "t", "c", "Lock Acquired to object \(lock)")
    }
    let log = try findings(lines.joined(), EventSpace(blockSize: 64))
    #expect(log.store.blocks.count > LockMerge.limit)
    var merge = LockMerge([log])
    var count = 0
    while let next = merge.next() { count += next.count }
    #expect(count + (merge.lost[0]?.count ?? 0) == 2000)
    #expect(LockHistory([log]).leftOut.first?.count == merge.lost[0]?.count)
  }

  @Test func `what cannot be read back is left out, and the log ends there`() throws {
    let lock = LockLogs.lock(["h=VDS"])
    let text = (0..<100).map {
      LockLogs.line($0 * 10, "A", "t\($0)", "c\($0)", "Lock Acquired to object \(lock)")
    }
    let space = EventSpace(memory: 300, spill: MemorySpill(givesBack: false), blockSize: 300)
    let history = LockHistory([try findings(text.joined(), space)])
    #expect(history.holds.count + (history.leftOut.first?.count ?? 0) == 100)
    #expect(LockLogs.offset(history.end) == history.holds.count * 10)
  }
}
