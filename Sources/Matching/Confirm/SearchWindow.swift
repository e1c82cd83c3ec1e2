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

  init(firstStart: Int, lastStart: Int, seen: Int) {
    self.firstStart = firstStart
    self.lastStart = lastStart
    self.seen = seen
  }

  /// All places of a text.
  init(whole count: Int) {
    firstStart = 0
    lastStart = count
    seen = count
  }

  /// The window at an offset; nil behind the last place of the text where a match may begin.
  ///
  /// A window neither begins nor ends inside of a character: PCRE2 would take the pieces for bytes
  /// that are no UTF-8.
  init?(of text: UnsafeBufferPointer<UInt8>, from start: Int, through last: Int) {
    guard start <= last else { return nil }
    firstStart = start
    seen = text.characterStart(at: start + Self.starts + Self.overlap)
    lastStart =
      seen == text.count ? last : min(last, text.characterStart(at: start + Self.starts) - 1)
  }

  /// The next window of the text.
  func following(in text: UnsafeBufferPointer<UInt8>, through last: Int) -> SearchWindow? {
    lastStart == last ? nil : SearchWindow(of: text, from: lastStart + 1, through: last)
  }
}
