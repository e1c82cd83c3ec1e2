/// Texts of rule files as they may stand inside a sentence.
enum Visible {
  /// The first words of a text, on one line.
  static func short(_ text: String, limit: Int = 60) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= limit ? line : line.prefix(limit - 1) + "…"
  }
}
