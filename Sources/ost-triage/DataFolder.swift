import Glibc

/// The folder where a user's programs keep what they need again, by the XDG rules.
enum DataFolder {
  /// The catalogue of messages there; nil where the environment names no folder.
  static var catalogue: String? { path.map { "\($0)/ost-triage/catalogue" } }

  private static var path: String? {
    // The rules want a relative path to be ignored.
    if let data = value(of: "XDG_DATA_HOME"), data.hasPrefix("/") { return data }
    return value(of: "HOME").map { "\($0)/.local/share" }
  }

  private static func value(of name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
