extension HostilePair {
  /// All pairs: long lines, exponential patterns, deep recursion, lookaround, bytes that are no UTF-8.
  ///
  /// PCRE2 does not even begin where a character that every match needs is missing, so most lines
  /// end with it, behind something that does not fit.
  static var all: [HostilePair] {
    let kibibyte = 1024
    let longA = repeated("a", 512 * kibibyte)
    let longest = 1024 * kibibyte
    let manyWords = (0..<3000).map { "word\($0)x" }.joined(separator: "|")
    return [
      HostilePair("a*b", "512 KiB of a, then -b", longA + utf8("-b")),
      HostilePair("(.*)*x", "512 KiB of a", longA),
      HostilePair(".*.*.*=.*", "512 KiB of a", longA),
      HostilePair("(a+)+$", "40 a and b", repeated("a", 40) + utf8("b")),
      HostilePair("(a+)+$", "512 KiB of a and b", longA + utf8("b")),
      HostilePair("(a|aa)+c", "2 KB of a, then -c", repeated("a", 2000) + utf8("-c")),
      HostilePair("(?:(?:a?)*)*b", "30 KB of a, then -b", repeated("a", 30_000) + utf8("-b")),
      HostilePair("(a|b|ab)*?c", "1 MiB of ab", repeated("ab", longest)),
      HostilePair(
        "\\((?:[^()]++|(?R))*\\)", "200 KB of (, then -)", repeated("(", 200_000) + utf8("-)")),
      HostilePair("(?:\\((?1)?\\)|(a))*+$", "100 KB of (", repeated("(", 100_000)),
      HostilePair("^(?:(.)(?=.*\\1))*$", "64 KiB of ab", repeated("ab", 64 * kibibyte)),
      HostilePair(
        "(.+)\\1\\1\\1x", "64 KiB of abc, then -x", repeated("abc", 64 * kibibyte) + utf8("-x")),
      HostilePair(
        "(\\w+)\\s+\\1\\b.*!", "1 MiB of words twice", repeated("lorem lorem ", longest - 16)),
      HostilePair("(?<=a{200})[^a]b", "1 MiB of ab", repeated("ab", longest)),
      HostilePair("(?<!\\d{30}.)[7z]{31}z", "1 MiB of 7", repeated("7", longest)),
      HostilePair("(?=(\\S+))\\1:", "1 MiB of a", repeated("a", longest)),
      HostilePair(manyWords + "$", "1 MiB of word", repeated("word299", longest)),
      HostilePair("(?i)(?:\(manyWords))+$", "1 MiB of WORD2", repeated("WORD2x", longest)),
      HostilePair(
        "(\\p{L}+\\p{M}*)+\\d", "64 KiB of é and marks, then -7",
        repeated("e\u{301}é", 64 * kibibyte) + utf8("-7")),
      HostilePair(
        "\\X+\\X+[^=]=", "256 KiB of joined emoji, then =",
        repeated("👩‍👩‍👧", 256 * kibibyte) + utf8("=")),
      HostilePair(
        "(\\w+\\s?)+[:\\xFF]$", "1 MiB that is no UTF-8",
        repeated("word \u{7F}", longest, bad: true)),
      HostilePair(
        "(?:\\S+\\S+)+[;!]", "512 KiB of bytes that are no UTF-8",
        [UInt8](repeating: 0xFF, count: 512 * kibibyte)),
      HostilePair("(?:a++)++b", "512 KiB of a", longA),
      HostilePair("(?:a+?)+?b", "512 KiB of a", longA),
      HostilePair("a{0,300}a{0,300}a{0,300}b", "512 KiB of a", longA),
      HostilePair("(?s).*(?:x.*){8}y", "1 MiB of x", repeated("x", longest)),
      HostilePair("(a?){60}a{60}", "59 a", repeated("a", 59)),
      HostilePair("((?:a|b(?!$)|\\w)*)*#", "1 MiB of ab", repeated("ab", longest)),
      HostilePair("", "1 MiB of a", repeated("a", longest)),
      HostilePair(
        "no such text here", "100 MB without a line break", repeated("a", 100_000_000),
        isWholeStream: true),
      HostilePair(
        "(a+)+b", "100 MB without a line break", repeated("a", 100_000_000), isWholeStream: true),
    ]
  }

  private static func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A text over and over, up to a size; with bytes that are no UTF-8 where that is asked for.
  private static func repeated(_ text: String, _ size: Int, bad: Bool = false) -> [UInt8] {
    let piece = bad ? text.utf8.map { $0 == 0x7F ? 0xFF : $0 } : Array(text.utf8)
    var all: [UInt8] = []
    all.reserveCapacity(size + piece.count)
    while all.count < size { all += piece }
    return all
  }
}
