/// The places of a text where matches are looked for in one call of PCRE2.
struct SearchWindow {
  /// The first and the last offset where a match may begin.
  let firstStart: Int
  let lastStart: Int

  /// How much of the text PCRE2 is shown.
  var seen: Int

  /// A text up to this length is searched in one go.
  static let longestWhole = 2048

  /// The same where the interpreter searches, which is slower.
  static let longestWholeInterpreted = 512

  /// How many starts a window of a longer text has, and how much is shown behind the last.
  private static let starts = 512
  private static let overlap = 512

  /// How often PCRE2 may step back at one start before the steps are counted.
  var matchLimit: UInt32 { 1024 + 4 * UInt32(clamping: seen - firstStart) }

  /// All places of a text.
  init(whole count: Int) {
    firstStart = 0
    lastStart = count
    seen = count
  }

  /// The window at an offset; nil behind the end of the text.
  ///
  /// A window neither begins nor ends inside of a character: PCRE2 would take the pieces for bytes
  /// that are no UTF-8.
  init?(of text: UnsafeBufferPointer<UInt8>, from start: Int) {
    guard start <= text.count else { return nil }
    firstStart = start
    let end = text.characterStart(at: start + Self.starts + Self.overlap)
    seen = end
    lastStart =
      end == text.count ? text.count : text.characterStart(at: start + Self.starts) - 1
  }

  /// The next window of the text.
  func following(in text: UnsafeBufferPointer<UInt8>) -> SearchWindow? {
    lastStart == text.count ? nil : SearchWindow(of: text, from: lastStart + 1)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The nearest offset at or before another that does not split a character.
  fileprivate func characterStart(at offset: Int) -> Int {
    guard offset < count else { return count }
    // A character has three continuation bytes at most; more of them are no character.
    for start in stride(from: offset, through: offset - 3, by: -1) where self[start] & 0xC0 != 0x80
    {
      return start
    }
    return offset
  }
}
