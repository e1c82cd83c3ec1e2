@testable import Triage

/// Makes logs of engines, and reads them as the program does.
enum LockLogs {
  /// No rules; shared, since the words are made searchable once for each set.
  private static let signatures = SignatureSet([])

  /// The history that logs tell, whose texts are given by name.
  static func history(
    _ logs: [(name: String, text: String)], kind: LogKind = .engine,
    room: Int = LockLedger.usualRoom
  ) -> LockHistory {
    LockHistory(findings(logs, kind: kind), room: room)
  }

  /// What logs tell about locks.
  static func findings(_ logs: [(name: String, text: String)], kind: LogKind = .engine)
    -> [LockFindings]
  {
    logs.compactMap { log in
      var reader = LogReader(
        log: log.name, kind: kind, signatures: signatures, aspects: .locks)
      // In two pieces, so that a line breaks between them.
      let bytes = Array(log.text.utf8)
      reader.consume(bytes[..<(bytes.count / 2)])
      reader.consume(bytes[(bytes.count / 2)...])
      return reader.finish().locks
    }
  }

  static func history(_ text: String, kind: LogKind = .engine) -> LockHistory {
    history([("engine.log", text)], kind: kind)
  }

  /// An entry; milliseconds count from 10:00:00.
  static func line(
    _ at: Int, _ command: String?, _ thread: String, _ correlation: String?, _ text: String,
    level: String = "INFO ", zone: String = "-04"
  ) -> String {
    let logger =
      command.map { "bll.\($0)Command" } ?? "bll.lock.InMemoryLockManager"
    let id = correlation.map { " [\($0)]" } ?? ""
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let fraction = String(1000 + at % 1000).dropFirst()
    return "2019-08-02 \(two(10 + at / 3_600_000)):\(two(at / 60_000 % 60)):\(two(at / 1000 % 60)),"
      + "\(fraction)\(zone) \(level) [org.ovirt.engine.core.\(logger)] (\(thread))\(id) \(text)\n"
  }

  /// The text of a lock of today's form.
  static func lock(_ exclusive: [String], shared: [String] = [], kind: String = "EngineLock")
    -> String
  {
    func list(_ keys: [String]) -> String {
      keys.isEmpty ? "" : "[\(keys.joined(separator: ", "))]"
    }
    return "'\(kind):{exclusiveLocks='\(list(exclusive))', sharedLocks='\(list(shared))'}'"
  }

  /// Milliseconds since 10:00:00 in the zone of ``line(_:_:_:_:_:level:zone:)``.
  static func offset(_ moment: Moment?) -> Int? {
    moment.map { $0.milliseconds - start }
  }

  static let start =
    Timestamp(year: 2019, month: 8, day: 2, hour: 10, zone: -240).milliseconds
}
