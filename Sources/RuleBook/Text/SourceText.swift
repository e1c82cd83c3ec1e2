import Triage

/// The text of a rule file, with the places that messages about it point at.
///
/// Lines end where libyaml ends them, and columns count Unicode scalars, so that a mark of Yams and
/// an offset into ``scalars`` name the same place.
package struct SourceText: Sendable {
  /// The file, as the user wrote it.
  package let path: String

  /// The whole file, without its byte order mark.
  let scalars: [Unicode.Scalar]

  private let lineStarts: [Int]

  init(path: String, text: String) {
    self.path = path
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var starts = [0]
    for index in scalars.indices where SourceText.isBreak(scalars[index]) {
      let isCRLF =
        scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if !isCRLF { starts.append(index + 1) }
    }
    self.scalars = scalars
    lineStarts = starts
  }

  /// The whole file as text.
  package var text: String { text(in: 0..<scalars.count) }

  func text(in range: Range<Int>) -> String {
    SourceText.string(scalars[range])
  }

  /// The number of the line that an offset lies in, from 1.
  func line(at index: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The offsets of a line without its break; lines count from 1.
  func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return scalars.count..<scalars.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : scalars.count
    while end > start, SourceText.isBreak(scalars[end - 1]) { end -= 1 }
    return start..<end
  }

  var lineCount: Int { lineStarts.count }

  /// The offset of a line and column, both from 1; what lies outside the file is moved into it.
  func index(line: Int, column: Int) -> Int {
    guard line <= lineStarts.count else { return scalars.count }
    return min(lineStarts[max(line, 1) - 1] + max(column, 1) - 1, scalars.count)
  }

  func position(at index: Int) -> Diagnostic.Position {
    let line = line(at: index)
    return Diagnostic.Position(line: line, column: index - lineStarts[line - 1] + 1)
  }

  /// Makes a diagnostic that quotes the line where a place starts.
  func diagnostic(
    _ finding: RuleFinding, _ sentence: String, at place: Range<Int>, notes: [String] = [],
    help: String? = nil
  ) -> Diagnostic {
    let quote = quote(place)
    return Diagnostic(
      finding, sentence, path: path, position: quote.position, snippet: quote.snippet,
      notes: notes, help: help)
  }

  /// How much of a long line is quoted on either side of a place, in scalars: more than is shown.
  private static let quotedContext = 400

  /// The line where a place starts, or the part of a long one around it, with the place marked in it.
  func quote(_ place: Range<Int>, label: String? = nil) -> Diagnostic.Quote {
    let start = min(place.lowerBound, scalars.count)
    let whole = range(ofLine: line(at: start))
    let marked = min(start, whole.upperBound)..<max(start, min(place.upperBound, whole.upperBound))
    let line =
      whole.count <= 2 * Self.quotedContext
      ? whole
      : max(
        whole.lowerBound, marked.lowerBound - Self.quotedContext)..<min(
          whole.upperBound, marked.lowerBound + Self.quotedContext)
    return Diagnostic.Quote(
      position: position(at: start),
      snippet: Diagnostic.Snippet(
        text: text(in: line),
        marked: (marked.lowerBound - line.lowerBound)..<(marked.upperBound - line.lowerBound),
        label: label))
  }

  /// Whether libyaml ends a line here; it still takes the breaks that YAML 1.1 had.
  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{85}" || scalar == "\u{2028}"
      || scalar == "\u{2029}"
  }
}
