/// A quoted line as a terminal shows it, with carets below the part that is meant.
struct CaretLine {
  /// The line with tabs expanded, controls made visible and far parts cut off.
  let text: String

  /// What goes below the line; nil where columns cannot be trusted to line up.
  let carets: (indent: String, marks: String)?

  /// The meant part itself, in quotes, for where carets would mislead.
  let fragment: String

  /// How many characters of a long line are shown before and behind the meant part.
  private static let context = 100

  init(_ snippet: Diagnostic.Snippet) {
    let scalars = Array(snippet.text.unicodeScalars)
    let start = min(max(snippet.marked.lowerBound, 0), scalars.count)
    let end = min(max(snippet.marked.upperBound, start), scalars.count)
    let isLong = scalars.count > 3 * Self.context
    let shown =
      isLong
      ? max(0, start - Self.context)..<min(scalars.count, start + Self.context)
      : 0..<scalars.count
    var text = shown.lowerBound > 0 ? "…" : ""
    var width = text.isEmpty ? 0 : 1
    var columns = (start: width, end: width)
    for index in shown {
      if index == start { columns.start = width }
      let piece = scalars[index] == "\t" ? Self.tab(at: width) : VisibleText.of(scalars[index])
      text += piece
      width += scalars[index] == "\t" ? piece.count : DisplayWidth.of(piece)
      if index < end { columns.end = width }
    }
    if start >= shown.upperBound { columns.start = width }
    if shown.upperBound < scalars.count { text += "…" }
    self.text = text
    fragment = Self.quoted(scalars, start: start, end: end)
    let isPlain = !scalars[shown].contains(where: \.movesNeighbours)
    carets =
      isPlain
      ? (
        Padding.blanks(columns.start),
        Padding.repeated("^", max(1, columns.end - columns.start))
      ) : nil
  }

  private static func tab(at column: Int) -> String {
    Padding.blanks(4 - column % 4)
  }

  /// The meant part, or what stands before it where nothing is meant but a gap.
  private static func quoted(_ scalars: [Unicode.Scalar], start: Int, end: Int) -> String {
    func text(_ range: Range<Int>) -> String { scalars[range].map(VisibleText.of).joined() }
    if start < end { return "'\(text(start..<end))'" }
    return "behind '\(text(max(0, start - 12)..<start))'"
  }
}

extension Unicode.Scalar {
  /// Whether a character takes no column of its own or turns the direction of its line.
  fileprivate var movesNeighbours: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: properties.isEmojiModifier || VisibleText.isRightToLeft(self)
    }
  }
}
