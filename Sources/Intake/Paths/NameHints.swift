/// What the name of a file says before it is opened.
struct NameHints {
  /// The name without folders and in lower case, without suffixes of compression.
  let name: String

  init(_ name: String) {
    self.name = Self.unpacked(name).lowercased()
  }

  /// A path without the suffixes of compression.
  static func unpacked(_ path: String) -> String {
    var path = path
    for suffix in [".gz", ".xz", ".zst", ".bz2"] where path.hasSuffix(suffix) {
      path.removeLast(suffix.count)
    }
    return path
  }

  /// Whether what has this name holds other files, so that nobody knows what is lost with it.
  static func isPacked(_ name: String) -> Bool {
    let name = name.lowercased()
    return packed.contains { name.hasSuffix($0) }
  }

  private static let packed = [
    ".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".gz", ".xz", ".zst", ".bz2", ".7z", ".rar",
    ".lz", ".lz4", ".lzma", ".z",
  ]

  /// Whether artifacts of this name hold no log, so that skipping them needs no word.
  var isJunk: Bool {
    name != "build.json" && Self.junk.contains { name.hasSuffix($0) }
  }

  /// Whether a file of this name ought to be readable as a log.
  var looksLikeLog: Bool {
    name.hasSuffix(".log") || name.contains(".log.") || name.contains(".log-") || isTelling
  }

  /// Whether a build without this log is hard to judge.
  var isTelling: Bool {
    let isResult = name.hasSuffix(".xml") && (name.contains("junit") || name.contains("nosetests"))
    return isResult || name.hasPrefix("console") || Self.telling.contains(name)
  }

  private static let telling: Set<String> = [
    "engine.log", "vdsm.log", "supervdsm.log", "lago.log", "pytest.log", "build.json", "log",
  ]

  private static let junk = [
    ".rpm", ".deb", ".png", ".jpg", ".jpeg", ".gif", ".ico", ".svg", ".html", ".htm", ".css", ".js",
    ".map", ".woff", ".woff2", ".ttf", ".db", ".sqlite", ".pyc", ".pyo", ".py", ".so", ".o", ".a",
    ".jar", ".war", ".ear", ".class", ".whl", ".egg", ".qcow2", ".raw", ".img", ".iso", ".ova",
    ".json", ".pcap", ".pdf", ".docx", ".odt", ".xlsx", ".journal", ".dump", ".solv", ".solvx",
    ".gpg", ".asc", ".pem", ".key", ".crt",
  ]
}
