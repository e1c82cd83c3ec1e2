@testable import Triage

/// Makes timelines of logs as the program does.
enum TimelineLogs {
  private static let signatures = SignatureSet([])

  /// The timeline that logs tell, whose texts are given by name.
  static func timeline(
    _ logs: [(name: String, kind: LogKind, text: String)], space: EventSpace = EventSpace()
  ) -> Timeline {
    let findings = logs.map { log in
      var reader = LogReader(
        log: log.name, kind: log.kind, signatures: signatures, aspects: [.locks, .timeline],
        space: space)
      let bytes = Array(log.text.utf8)
      reader.consume(bytes[..<(bytes.count / 2)])
      reader.consume(bytes[(bytes.count / 2)...])
      return reader.finish()
    }
    return Timeline(findings.compactMap(\.timeline), clock: BuildClock(findings))
  }

  /// All that there is.
  static let always = -100_000_000_000_000...100_000_000_000_000

  /// A line of vdsm; milliseconds count from 10:00:00 in the zone of ``LockLogs``.
  static func vdsm(
    _ at: Int, _ thread: String, _ text: String, level: String = "INFO ",
    logger: String = "api.network"
  ) -> String {
    let line = LockLogs.line(at, nil, thread, nil, "")
    return "\(line.prefix(23))-0400 \(level) (\(thread)) [\(logger)] \(text) (api:48)\n"
  }
}
