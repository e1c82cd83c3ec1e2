import Foundation

/// The first line of a rule file, which tells editors the schema that it must fit.
enum SchemaComment {
  private static let name = "rule.schema.json"

  /// The line for a file to be, where a folder above it holds the schema.
  static func line(for path: String) -> String? {
    var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    var up = ""
    // An id has few parts, and what lies further up is of no rules folder.
    for _ in 0..<4 {
      if FileManager.default.fileExists(atPath: folder.appending(path: name).path) {
        return "# yaml-language-server: $schema=\(up)\(name)\n"
      }
      folder.deleteLastPathComponent()
      up += "../"
    }
    return nil
  }
}
