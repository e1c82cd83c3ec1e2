/// The part of a pattern around the place up to which it matches, with a caret below.
struct PatternExcerpt {
  let text: String

  /// What goes below the text; where columns cannot be trusted, what comes next in the pattern.
  let mark: String

  /// How many characters before and behind the place are shown.
  private static let before = 40
  private static let behind = 24

  init(_ partial: Considered.Partial) {
    let bytes = Array(partial.pattern.utf8)
    let place = min(max(partial.matched, 0), bytes.count)
    let head = String(decoding: bytes[..<place], as: UTF8.self).unicodeScalars
    let tail = String(decoding: bytes[place...], as: UTF8.self).unicodeScalars
    var text = String.UnicodeScalarView(head.suffix(Self.before))
    if head.count > Self.before { text.insert("…", at: text.startIndex) }
    let at = text.count
    text.append(contentsOf: tail.prefix(Self.behind))
    if tail.count > Self.behind { text.append("…") }
    let line = CaretLine(Diagnostic.Snippet(text: String(text), marked: at..<at + 1))
    self.text = line.text
    mark = line.carets.map { $0.indent + "^" } ?? "at \(line.fragment)"
  }
}
