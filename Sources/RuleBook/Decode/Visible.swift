/// Texts of rule files as they may stand inside a sentence.
enum Visible {
  /// The first words of a text, on one line.
  static func short(_ text: String, limit: Int = 60) -> String {
    // No character that is seen has more scalars than this; the rest of a long text is not looked at.
    let beginning = String(text.unicodeScalars.prefix(8 * limit))
    let line = beginning.split(whereSeparator: \.isNewline).joined(separator: " ")
    let isWhole = line.count <= limit && beginning.utf8.count == text.utf8.count
    return isWhole ? line : line.prefix(limit - 1) + "…"
  }

  /// The first of some names and how many more there are, as in `a, b and 7 more`.
  static func few(_ names: [String], limit: Int = 20) -> String {
    let shown = names.prefix(limit).joined(separator: ", ")
    return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
  }
}
