/// The part of a pattern around the place up to which it matches, with a caret below.
struct PatternExcerpt {
  let text: String

  /// What goes below the text; where columns cannot be trusted, what comes next in the pattern.
  let mark: String

  /// Shows a part of a pattern that fits some columns, most of it before the place.
  init(_ partial: Considered.Partial, columns: Int) {
    let before = columns * 5 / 8 - 1
    let behind = columns * 3 / 8 - 1
    let bytes = Array(partial.pattern.utf8)
    let place = min(max(partial.matched, 0), bytes.count)
    let head = String(decoding: bytes[..<place], as: UTF8.self).unicodeScalars
    let tail = String(decoding: bytes[place...], as: UTF8.self).unicodeScalars
    var text = String.UnicodeScalarView(head.suffix(before))
    if head.count > before { text.insert("…", at: text.startIndex) }
    let at = text.count
    text.append(contentsOf: tail.prefix(behind))
    if tail.count > behind { text.append("…") }
    let line = CaretLine(Diagnostic.Snippet(text: String(text), marked: at..<at + 1))
    self.text = line.text
    mark = line.carets.map { $0.indent + "^" } ?? "at \(line.fragment)"
  }
}
