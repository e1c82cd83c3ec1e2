/// A text between quotes, with the letter that Python 2 puts before them.
struct QuotedText {
  /// The opening quote.
  let open: Range<Int>

  /// What stands between the quotes.
  let content: Range<Int>

  /// The end of the closing quote.
  let end: Int

  /// The text that begins at an index; nil where none does, or its end is not near.
  init?(in bytes: ArraySlice<UInt8>, at index: Int, within reach: Int) {
    if index > bytes.startIndex {
      // Behind a word or a bracket that closes a quote closes as well.
      let before = bytes[index - 1]
      guard !before.isLetter, !before.isDigit, !")]}".utf8.contains(before) else { return nil }
    }
    let first = bytes[index]
    guard first >= 0x80 || Self.isPlain(first) || first.isLetter || first == UInt8(ascii: "`")
    else { return nil }
    var start = index
    if "ubrf".utf8.contains(first), start + 1 < bytes.endIndex, Self.isPlain(bytes[start + 1]) {
      start += 1
    }
    guard let closing = Self.closing(of: bytes, at: start) else { return nil }
    let begin = start + closing.opened
    var place = begin
    while place < bytes.endIndex, place - begin <= reach {
      if let length = closing.length(bytes, place) {
        // A quote behind these opens a text in the text: this one is no name, and has no near end.
        guard place == begin || !"=({[:,".utf8.contains(bytes[place - 1]) else { return nil }
        (open, content, end) = (start..<begin, begin..<place, place + length)
        return
      }
      place += 1
    }
    return nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }

  /// How long an opening quote is, and how to find the one that closes it.
  private static func closing(
    of bytes: ArraySlice<UInt8>, at index: Int
  ) -> (opened: Int, length: (ArraySlice<UInt8>, Int) -> Int?)? {
    switch bytes[index] {
    case UInt8(ascii: "'"), UInt8(ascii: "`"):
      // An apostrophe inside a word closes nothing.
      return (
        1,
        { bytes, place in
          let isQuote = bytes[place] == UInt8(ascii: "'") || bytes[place] == UInt8(ascii: "`")
          let next = place + 1 < bytes.endIndex ? bytes[place + 1] : 0x20
          return isQuote && !next.isLetter && !next.isDigit ? 1 : nil
        }
      )
    case UInt8(ascii: "\""):
      return (1, { bytes, place in bytes[place] == UInt8(ascii: "\"") ? 1 : nil })
    default: break
    }
    for pair in pairs where bytes.matches(pair.open, at: index) {
      return (
        pair.open.utf8CodeUnitCount,
        { bytes, place in
          bytes.matches(pair.close, at: place) ? pair.close.utf8CodeUnitCount : nil
        }
      )
    }
    return nil
  }

  private static let pairs: [(open: StaticString, close: StaticString)] = [
    ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"),
  ]
}
