@testable import Triage

/// A lock manager in simulated time that writes what an engine writes, and keeps its own books.
///
/// It knows nothing of the ledger: locks are granted by comparing sets of keys, and what happened
/// is noted when it happens.
struct LockModel {
  struct Hold: Hashable {
    var correlation: String
    var keys: Set<String>
    var since: Int
    var until: Int?
  }

  struct Request: Hashable {
    var correlation: String
    var asked: Int
    var answered: Int?
    var isRefused: Bool
  }

  /// Which lines the engine writes.
  enum Level: CaseIterable {
    case info, debug, managerAlone
  }

  private(set) var holds: [Hold] = []
  private(set) var waits: [Request] = []
  private(set) var refusals: [Request] = []

  /// The lines by their millisecond, each with its thread, which keeps the order of its own lines.
  private(set) var lines: [(at: Int, thread: String, text: String)] = []

  private struct Owner {
    var correlation: String
    var thread: String
    var exclusive: Set<String>
    var shared: Set<String>
    var hold: Int
    var ends: Int
  }

  private struct Waiting {
    var owner: Owner
    var request: Int
    var timeout: Int?
  }

  private let level: Level
  private var dice: LineSoup.Dice
  private var held: [Owner] = []
  private var waiting: [Waiting] = []
  private var count = 0

  private static let keys = ["a=VDS", "b=VDS", "HOST_NETWORKa=HOST_NETWORK", "p=POOL"]

  init(seed: UInt64, level: Level, steps: Int) {
    dice = LineSoup.Dice(state: seed)
    self.level = level
    var now = 0
    for _ in 0..<steps {
      // Often nothing passes, so that many things happen in one millisecond.
      now += dice.one(of: [0, 0, 0, 1, 2, 40])
      settle(until: now)
      ask(at: now)
    }
    // What is held and waited for then is open when the log ends.
    end = now
  }

  private(set) var end = 0

  private mutating func ask(at now: Int) {
    count += 1
    let correlation = "c\(count)"
    // A thread does one thing at a time, and is used again when that is over.
    let busy = Set(held.map(\.thread) + waiting.map(\.owner.thread))
    let thread = (0..<100).map { "task-\($0)" }.first { !busy.contains($0) } ?? "task-x"
    let wanted = Self.keys.filter { _ in dice.one(of: [true, false]) }
    guard let first = wanted.first else { return }
    let isShared = dice.one(of: [true, false, false])
    let shared: Set<String> = isShared ? [first] : []
    let owner = Owner(
      correlation: correlation, thread: thread, exclusive: Set(wanted).subtracting(shared),
      shared: shared, hold: 0, ends: 0)
    let mode = dice.one(of: [0, 0, 1, 2])
    let text = lock(owner)
    let names = ["lock", "and wait lock", "wait or timeout lock"]
    switch mode {
    case 1: command(now, owner, "Before acquiring and wait lock \(text)")
    case 2: command(now, owner, "Before acquiring lock-timeout \(text)")
    default: break
    }
    manager(now, owner, "Before acquiring \(names[mode]) \(text)")
    guard let taken = takenKey(owner) else { return grant(owner, at: now, mode) }
    manager(
      now, owner,
      "Failed to acquire lock. Exclusive lock is taken for key '\(taken.0)', value '\(taken.1)'")
    let request = Request(
      correlation: correlation, asked: now, answered: mode == 0 ? now : nil, isRefused: mode == 0)
    guard mode > 0 else {
      refusals.append(request)
      return command(now, owner, "Failed to Acquire Lock to object \(text)")
    }
    write(
      now, owner, nil,
      mode == 1
        ? "Failed to acquire lock and wait lock \(text)"
        : "Failed to acquire lock, will try again until timeout. lock \(text)")
    waits.append(request)
    waiting.append(
      Waiting(
        owner: owner, request: waits.count - 1,
        timeout: mode == 2 ? now + dice.one(of: [5, 30]) : nil))
  }

  /// Lets everything happen that is due.
  private mutating func settle(until now: Int) {
    while true {
      let ends = held.map(\.ends) + waiting.compactMap(\.timeout)
      guard let next = ends.min(), next <= now else { return }
      if let index = held.firstIndex(where: { $0.ends == next }) {
        release(held.remove(at: index), at: next)
      } else if let index = waiting.firstIndex(where: { $0.timeout == next }) {
        let late = waiting.remove(at: index)
        let text = lock(late.owner)
        waits[late.request].answered = next
        waits[late.request].isRefused = true
        refusals.append(waits[late.request])
        write(
          next, late.owner, nil,
          "Failed to acquire lock because timeout was reached. lock \(text.dropFirst().dropLast())")
        command(next, late.owner, "Failed to acquire lock-timeout to object \(text)")
      }
    }
  }

  private mutating func release(_ owner: Owner, at now: Int) {
    holds[owner.hold].until = now
    var owner = owner
    // Commands often end in a thread of a pool.
    if dice.one(of: [true, false]) { owner.thread = "pool-\(owner.correlation)" }
    manager(now, owner, "Before releasing a lock \(lock(owner))")
    command(now, owner, "Lock freed to object \(lock(owner))")
    // All who wait are woken; who comes first is not decided by who came first.
    for index in waiting.indices.reversed() {
      let one = waiting[index]
      guard takenKey(one.owner) == nil else { continue }
      waiting.remove(at: index)
      waits[one.request].answered = now
      grant(one.owner, at: now, one.timeout == nil ? 1 : 2)
    }
  }

  private mutating func grant(_ owner: Owner, at now: Int, _ mode: Int) {
    var owner = owner
    owner.hold = holds.count
    owner.ends = now + dice.one(of: [1, 3, 20, 200])
    holds.append(
      Hold(
        correlation: owner.correlation, keys: owner.exclusive.union(owner.shared), since: now))
    held.append(owner)
    manager(now, owner, "Success acquiring lock \(lock(owner))")
    let verb = ["Lock Acquired", "Lock-wait acquired", "Lock-timeout acquired"][mode]
    command(now, owner, "\(verb) to object \(lock(owner))")
  }

  private func takenKey(_ owner: Owner) -> (String, String)? {
    let wanted = owner.exclusive.union(owner.shared).sorted()
    let key = wanted.first { key in
      held.contains { other in
        other.exclusive.contains(key)
          || (other.shared.contains(key) && owner.exclusive.contains(key))
      }
    }
    let parts = key?.split(separator: "=").map(String.init)
    return parts.map { ($0[0], $0[1]) }
  }

  /// The lock's text, its keys in any order.
  private mutating func lock(_ owner: Owner) -> String {
    LockLogs.lock(
      owner.exclusive.sorted().shuffled(using: &dice),
      shared: owner.shared.sorted().shuffled(using: &dice))
  }

  private mutating func command(_ at: Int, _ owner: Owner, _ text: String) {
    if level != .managerAlone { write(at, owner, "Do\(owner.correlation)", text) }
  }

  private mutating func manager(_ at: Int, _ owner: Owner, _ text: String) {
    if level != .info { write(at, owner, nil, text) }
  }

  private mutating func write(_ at: Int, _ owner: Owner, _ command: String?, _ text: String) {
    lines.append(
      (
        at, owner.thread,
        LockLogs.line(at, command, owner.thread, owner.correlation, text)
      ))
  }

  /// The log, its lines shuffled where they tell of one millisecond in several threads.
  func log(seed: UInt64) -> String {
    var dice = LineSoup.Dice(state: seed)
    var text = ""
    var start = 0
    while start < lines.count {
      let end = lines[start...].firstIndex { $0.at != lines[start].at } ?? lines.count
      var queues = Dictionary(grouping: lines[start..<end], by: { $0.thread }).mapValues { $0[...] }
      while let thread = queues.keys.sorted().randomElement(using: &dice) {
        text += queues[thread]?.popFirst()?.text ?? ""
        if queues[thread]?.isEmpty == true { queues[thread] = nil }
      }
      start = end
    }
    return text
  }
}

extension LineSoup.Dice {
  fileprivate mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &self)]
  }
}
