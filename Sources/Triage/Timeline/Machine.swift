/// Whose clock a log goes by: that of a host, of the engine's machine, or of the one that runs tests.
struct Machine: Hashable {
  /// The folder that holds the machine's logs, or the logs themselves; empty for the job's own.
  let folder: String
  let family: Family

  enum Family {
    /// All logs below one `/var/log`.
    case whole
    case engine, host
    /// The job, its tests and lago.
    case runner
  }

  init(log: String, kind: LogKind) {
    let parts = log.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if let at = Self.varLog(in: parts) {
      // Later suites pack each machine's logs into an archive of their own.
      folder = parts[..<at].last { !Self.isArchive($0) } ?? ""
      family = .whole
      return
    }
    switch kind {
    case .engine: (folder, family) = (Self.parent(parts), .engine)
    case .vdsm, .supervdsm: (folder, family) = (Self.parent(parts), .host)
    default: (folder, family) = ("", .runner)
    }
  }

  private static func isArchive(_ name: String) -> Bool {
    [".tar", ".tgz", ".zip"].contains { name.contains($0) }
  }

  private static func parent(_ parts: [String]) -> String {
    parts.dropLast().joined(separator: "/")
  }

  /// Where `_var_log` or `var/log` stands; lago writes guests' paths with underscores.
  private static func varLog(in parts: [String]) -> Int? {
    for (index, part) in parts.enumerated() {
      if part.hasPrefix("_var_log") { return index }
      if part == "var", index + 1 < parts.count, parts[index + 1] == "log" { return index }
    }
    return nil
  }
}
