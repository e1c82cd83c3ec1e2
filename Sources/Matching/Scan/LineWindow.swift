/// The lines that a pattern which spans lines is shown at once.
///
/// A match of such a pattern is found where it begins in some line and ends within the window of that
/// line, whatever the chunks are in which the text comes.
package enum LineWindow {
  /// How many lines a window has at most, the one that a match begins in among them.
  package static let lines = 50

  /// How many bytes a window has at most.
  package static let bytes = 32 << 10

  /// The end of the window of the line that begins at an offset.
  static func end(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let limit = min(start + bytes, text.count)
    var end = start
    for _ in 0..<lines where end < limit { end = text.lineEnd(from: end).map { $0 + 1 } ?? limit }
    return end < limit ? end : text.characterStart(at: limit)
  }

  /// Where the first line begins of whose window nobody knows yet whether more text follows it.
  static func firstOpen(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var start = text.count
    var count = 0
    while start > 0, count < lines, text.count - start <= bytes {
      start = text.lineStart(before: start - 1)
      count += 1
    }
    // The line that the search for it ended in has more bytes behind it than a window takes.
    guard text.count - start > bytes else { return start }
    return text.lineEnd(from: start).map { $0 + 1 } ?? text.count
  }
}
