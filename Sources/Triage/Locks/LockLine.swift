/// What the message of an engine's entry says about locks.
///
/// Texts: `CommandBase`, `InMemoryLockManager` and the commands of hosts in ovirt-engine, 3.x to 4.4.
enum LockLine {
  /// What was understood of a message.
  enum Reading {
    case deed(LockEvent.Deed)
    /// The lock's text goes on in the next line.
    case unfinished
    case none
  }

  static func read(_ message: ArraySlice<UInt8>) -> Reading {
    guard let first = message.first else { return .none }
    switch first {
    case UInt8(ascii: "R"), UInt8(ascii: "V"), UInt8(ascii: "C"), UInt8(ascii: "E"),
      UInt8(ascii: "P"):
      return LockCaller.read(message).map(Reading.deed) ?? monitoring(message)
    default: break
    }
    for (text, make) in locks where message.starts(with: text) {
      switch EngineLock.read(message[(message.startIndex + text.utf8CodeUnitCount)...]) {
      case .whole(let lock): return .deed(make(lock))
      case .unfinished: return .unfinished
      case .none: continue
      }
    }
    if message.starts(with: "Trying to release "), message.contains(" lock which does not exist") {
      return .deed(.releasedNothing)
    }
    if let key = takenKey(message) { return .deed(.taken(key)) }
    return monitoring(message)
  }

  private typealias Make = @Sendable (EngineLock) -> LockEvent.Deed

  private static let locks: [(StaticString, Make)] = [
    ("Lock Acquired to object ", { .acquired($0) }),
    ("Lock freed to object ", { .released($0) }),
    ("Lock-wait acquired to object ", { .acquired($0) }),
    ("Lock-timeout acquired to object ", { .acquired($0) }),
    ("Success acquiring lock ", { .acquired($0) }),
    ("Before acquiring and wait lock ", { .asked($0, .waits) }),
    ("Before acquiring lock-timeout ", { .asked($0, .waitsWithTimeout) }),
    ("Before acquiring wait or timeout lock ", { .asked($0, .waitsWithTimeout) }),
    ("Before acquiring lock ", { .asked($0, .refused) }),
    ("Before releasing a lock ", { .released($0) }),
    ("Failed to Acquire Lock to object ", { .refused($0) }),
    ("Failed to acquire lock and wait lock ", { .queued($0) }),
    ("Failed to acquire lock, will try again until timeout. lock ", { .queued($0) }),
    ("Failed to acquire lock-timeout to object ", { .timedOut($0) }),
    ("Failed to acquire lock because timeout was reached. lock ", { .timedOut($0) }),
    ("Acquire lock operation was interrupted. lock ", { .interrupted($0) }),
  ]

  /// `Failed to acquire lock. Exclusive lock is taken for key 'k', value 'VDS'`, or `Shared lock`.
  private static func takenKey(_ message: ArraySlice<UInt8>) -> LockKey? {
    guard message.starts(with: "Failed to acquire lock"),
      let key = message.range(of: "lock is taken for key '"),
      let value = message.range(of: "', value '", from: key.upperBound)
    else { return nil }
    let group = message[value.upperBound...].drop { $0 == UInt8(ascii: "<") }.prefix { $0.isWord }
    return LockKey(message[key.upperBound..<value.lowerBound].shown, group.shown)
  }

  private static func monitoring(_ message: ArraySlice<UInt8>) -> Reading {
    if message.starts(with: "Cleaning all in memory locks")
      || message.starts(with: "Running ovirt-engine ")
    {
      return .deed(.cleared)
    }
    if message.starts(with: "Before acquiring lock in order to prevent monitoring") {
      return host(in: message).map { .deed(.monitoringAsked($0)) } ?? .none
    }
    if message.starts(with: "Lock acquired, from now a monitoring of host") {
      return host(in: message).map { .deed(.monitoringPaused($0)) } ?? .none
    }
    if message.contains("Lock released. Monitoring can run now") {
      return host(in: message).map { .deed(.monitoringResumed($0)) } ?? .none
    }
    return .none
  }

  /// The host in ` for host 'H' from data-center 'DC'`.
  private static func host(in message: ArraySlice<UInt8>) -> String? {
    guard let start = message.range(of: " for host '") else { return nil }
    let end = message.range(of: "' from data-center", from: start.upperBound)
    let rest = message[start.upperBound...]
    return
      (end.map { message[start.upperBound..<$0.lowerBound] }
      ?? rest.prefix { $0 != UInt8(ascii: "'") }).shown
  }
}
