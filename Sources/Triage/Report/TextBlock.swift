/// Prints paragraphs that fit the width of a terminal.
struct TextBlock {
  let width: Int
  let isolates: Bool

  /// The lines of a paragraph without their indentation.
  func lines(_ text: String, indent: Int = 0, limit: Int = .max) -> [String] {
    LineWrap.lines(text, columns: width - indent, limit: limit).map(isolated)
  }

  /// Parts of a line with ` · ` between them; a part begins a new line rather than being broken.
  func packed(_ parts: [String], indent: Int) -> [String] {
    let columns = width - indent
    var lines: [String] = []
    for part in parts {
      let joined = lines.last.map { "\($0) · \(part)" } ?? part
      if !lines.isEmpty, DisplayWidth.of(joined) <= columns {
        lines[lines.count - 1] = joined
      } else {
        lines += LineWrap.lines(part, columns: columns, limit: 3, keepsWords: true)
      }
    }
    return lines.map(isolated)
  }

  /// Prints a paragraph; lines behind the first may be indented deeper.
  func print(
    _ text: String, indent: Int, hanging: Int? = nil, to output: inout some TextOutputStream
  ) {
    let hanging = hanging ?? indent
    for (index, line) in lines(text, indent: max(indent, hanging)).enumerated() {
      let margin = Padding.blanks(index == 0 ? indent : hanging)
      Swift.print(margin + line, to: &output)
    }
  }

  /// The text inside a first-strong isolate, where it holds right-to-left letters.
  func isolated(_ text: String) -> String {
    isolates && VisibleText.isRightToLeft(text) ? "\u{2068}\(text)\u{2069}" : text
  }
}
