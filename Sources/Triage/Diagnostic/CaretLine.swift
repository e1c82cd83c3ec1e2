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
      let piece = scalars[index] == "\t" ? Self.tab(at: width) : scalars[index].visible
      text += piece
      width += scalars[index] == "\t" ? piece.count : DiagnosticWidth.of(piece)
      if index < end { columns.end = width }
    }
    if start >= shown.upperBound { columns.start = width }
    if shown.upperBound < scalars.count { text += "…" }
    self.text = text
    fragment = Self.quoted(scalars, start: start, end: end)
    let isPlain = !scalars[shown].contains { DiagnosticWidth.movesNeighbours($0) }
    carets =
      isPlain
      ? (
        String(repeating: " ", count: columns.start),
        String(repeating: "^", count: max(1, columns.end - columns.start))
      ) : nil
  }

  private static func tab(at column: Int) -> String {
    String(repeating: " ", count: 4 - column % 4)
  }

  /// The meant part, or what stands before it where nothing is meant but a gap.
  private static func quoted(_ scalars: [Unicode.Scalar], start: Int, end: Int) -> String {
    func text(_ range: Range<Int>) -> String { scalars[range].map(\.visible).joined() }
    if start < end { return "'\(text(start..<end))'" }
    return "behind '\(text(max(0, start - 12)..<start))'"
  }
}

/// The width of characters in a terminal, as far as carets need it.
enum DiagnosticWidth {
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  /// Whether a character takes no column of its own or turns the direction of its line.
  static func movesNeighbours(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: break
    }
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
      0x1F3FB...0x1F3FF:
      return true
    default: return false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// The character, or its number where it would move the cursor or the text around it.
  fileprivate var visible: String {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      "\\u{\(String(value, radix: 16))}"
    default: String(Character(self))
    }
  }
}

extension String {
  /// This text with control and direction characters shown by their numbers.
  package var showingControls: String { unicodeScalars.map(\.visible).joined() }
}
