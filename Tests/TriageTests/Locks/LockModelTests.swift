import Testing

@testable import Triage

/// The ledger tells of random schedules what the lock manager knows that made them.
@Suite struct LockModelTests {
  private static let schedules = (1...24).flatMap { seed in
    LockModel.Level.allCases.map { (seed: UInt64(seed * 7919), level: $0) }
  }

  private func told(_ holds: [LockHold]) -> [LockModel.Hold: Int] {
    Dictionary(
      holds.map { hold in
        (
          LockModel.Hold(
            correlation: hold.owner.correlation, keys: Set(hold.lock.keys.map(\.description)),
            since: LockLogs.offset(hold.since) ?? -1, until: LockLogs.offset(hold.until)), 1
        )
      }, uniquingKeysWith: +)
  }

  private func told(_ requests: [LockRequest]) -> [LockModel.Request: Int] {
    Dictionary(
      requests.map { request in
        (
          LockModel.Request(
            correlation: request.owner.correlation, asked: LockLogs.offset(request.asked) ?? -1,
            answered: LockLogs.offset(request.answered), isRefused: request.isRefused), 1
        )
      }, uniquingKeysWith: +)
  }

  @Test(arguments: schedules)
  func `holds, waits and refusals are the lock manager's`(
    _ schedule: (seed: UInt64, level: LockModel.Level)
  ) {
    let model = LockModel(seed: schedule.seed, level: schedule.level, steps: 120)
    let history = LockLogs.history(model.log(seed: schedule.seed ^ 5))
    #expect(model.holds.count > 10 && model.waits.count > 1 && model.refusals.count > 1)
    #expect(told(history.holds) == Dictionary(model.holds.map { ($0, 1) }, uniquingKeysWith: +))
    #expect(told(history.waits) == Dictionary(model.waits.map { ($0, 1) }, uniquingKeysWith: +))
    #expect(
      told(history.refusals) == Dictionary(model.refusals.map { ($0, 1) }, uniquingKeysWith: +))
  }

  @Test(arguments: schedules)
  func `whoever is named as holder held the key when it was asked for`(
    _ schedule: (seed: UInt64, level: LockModel.Level)
  ) throws {
    let model = LockModel(seed: schedule.seed, level: schedule.level, steps: 120)
    let history = LockLogs.history(model.log(seed: schedule.seed ^ 9))
    for request in history.refusals + history.waits {
      let holder = history.holds[try #require(request.holder, "\(request)")]
      let key = try #require(request.key)
      #expect(holder.lock.wants(key) && request.lock.wants(key))
      #expect((holder.lock.exclusive + request.lock.exclusive).contains(key))
      #expect(holder.start <= request.asked.milliseconds)
      #expect(holder.finish >= request.asked.milliseconds)
      #expect(holder.owner.correlation != request.owner.correlation)
    }
  }

  @Test(arguments: schedules)
  func `a wait that was enough ends when the lock is free, and not later`(
    _ schedule: (seed: UInt64, level: LockModel.Level)
  ) throws {
    let model = LockModel(seed: schedule.seed, level: schedule.level, steps: 120)
    let history = LockLogs.history(model.log(seed: schedule.seed ^ 17))
    for request in history.refusals {
      guard let needed = request.waitNeeded, needed.bound == .exact else { continue }
      let asked = request.asked.milliseconds
      let free = asked + needed.milliseconds
      let others = history.holds.filter { $0.lock.conflicts(with: request.lock) }
      #expect(!others.contains { $0.start < free && $0.finish > free })
      // Until then somebody had it, or had queued and was about to get it.
      for moment in asked..<free {
        #expect(others.contains { $0.start <= moment + 10 && $0.finish > moment })
      }
    }
  }

  @Test(arguments: schedules)
  func `a log that begins in the middle tells what was held before`(
    _ schedule: (seed: UInt64, level: LockModel.Level)
  ) {
    let model = LockModel(seed: schedule.seed, level: schedule.level, steps: 120)
    let cut = model.end / 2
    let log = model.log(seed: schedule.seed ^ 33)
    let lines = log.split(separator: "\n", omittingEmptySubsequences: true).filter { line in
      // Minutes, seconds and milliseconds; a schedule takes no hour.
      let digits = line.dropFirst(14).prefix(9).split { !$0.isNumber }.compactMap { Int($0) }
      return (digits[0] * 60 + digits[1]) * 1000 + digits[2] >= cut
    }
    let history = LockLogs.history(lines.joined(separator: "\n") + "\n")
    let expected = model.holds.compactMap { hold -> (LockModel.Hold, Int)? in
      if hold.since >= cut { return (hold, 1) }
      guard let until = hold.until, until >= cut else { return nil }
      var rest = hold
      rest.since = -1
      return (rest, 1)
    }
    #expect(told(history.holds) == Dictionary(expected, uniquingKeysWith: +))
  }

  @Test(arguments: schedules.prefix(12))
  func `prose that quotes the log tells the same, and damage is no trap`(
    _ schedule: (seed: UInt64, level: LockModel.Level)
  ) {
    let model = LockModel(seed: schedule.seed, level: schedule.level, steps: 120)
    let log = model.log(seed: schedule.seed)
    let (plain, quoted) = (LockLogs.history(log), LockLogs.history(log, kind: .text))
    #expect(told(plain.holds) == told(quoted.holds))
    #expect(told(plain.requests) == told(quoted.requests))
    var bytes = Array(log.utf8)
    var dice = LineSoup.Dice(state: schedule.seed)
    for _ in 0..<200 {
      let index = Int.random(in: bytes.indices, using: &dice)
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: bytes.remove(at: index)
      case 1: bytes.insert(bytes[Int.random(in: bytes.indices, using: &dice)], at: index)
      default: bytes.removeSubrange(index..<min(index + 40, bytes.count))
      }
    }
    let damaged = LockLogs.history(String(decoding: bytes, as: UTF8.self))
    #expect(damaged.holds.count <= 2 * plain.holds.count + 200)
  }
}
