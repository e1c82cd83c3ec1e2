/// Short names for the logs of one fault: the last part of each, with more where that is no name.
struct LogNames {
  private var names: [String: String] = [:]

  init(_ logs: some Sequence<String>) {
    let all = Set(logs)
    let byLast = Dictionary(grouping: all, by: Self.last(of:))
    for (last, logs) in byLast {
      guard logs.count > 1 else {
        names[logs[0]] = VisibleText.of(last)
        continue
      }
      let hosts = Dictionary(grouping: logs, by: { Self.host(of: $0, among: logs) })
      for (host, same) in hosts {
        for log in same {
          names[log] = VisibleText.of(same.count == 1 && !host.isEmpty ? "\(host)/\(last)" : log)
        }
      }
    }
  }

  /// The name of a log, for people.
  func short(_ log: String) -> String { names[log] ?? VisibleText.of(log) }

  /// The logs whose name was shortened, by their short names.
  var legend: [(short: String, log: String)] {
    names.filter { $0.value != VisibleText.of($0.key) }.map { (short: $0.value, log: $0.key) }
      .sorted { ($0.short, $0.log) < ($1.short, $1.log) }
  }

  private static func last(of log: String) -> String {
    log.unicodeScalars.split(separator: "/").last.map(String.init) ?? log
  }

  /// The end of the folder by which a log differs from others of its name, such as `host-1`.
  private static func host(of log: String, among logs: [String]) -> String {
    let parts = folders(of: log)
    let others = logs.filter { $0 != log }.map(folders)
    for index in parts.indices.dropLast() {
      guard others.contains(where: { index >= $0.count || $0[index] != parts[index] }) else {
        continue
      }
      return parts[index].unicodeScalars.split(separator: "-").suffix(2).map(String.init)
        .joined(separator: "-")
    }
    return ""
  }

  private static func folders(of log: String) -> [String] {
    log.unicodeScalars.split(separator: "/").map(String.init)
  }
}
