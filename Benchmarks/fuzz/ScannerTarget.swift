/// Takes the input for a choice of patterns, the sizes of pieces, and a text.
///
/// What is found must be the same in any pieces, in one, and by each pattern alone.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScanner(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard count >= 6 else { return -1 }
  // Two bytes choose sixteen patterns of the pool, three bytes give sizes of pieces.
  let choice = Int(input[0]) | Int(input[1]) << 8
  let chosen = patternPool.indices.filter { choice >> ($0 % 16) & 1 == 1 }.map { patternPool[$0] }
  let pieces = input[2...4].map(Int.init)
  let text = expanded(input.dropFirst(5).prefix(3000))
  Difference(chosen, in: text).check(pieces: pieces)
  return 0
}

/// Patterns of all means: with long literals, for the automaton, and tried on every line.
///
/// They are kept, since compiling them would take most of the time.
private let patternPool = [
  "Cannot setup Networks", "(?i)cannot SETUP networks", "Another .* in progress on the host",
  "host-\\d+ is (?:up|down)$", "^\\d{4}-\\d\\d-\\d\\d", "(?i)kelvin sign", "\\bERROR\\b.*\\d{3,}",
  "[A-Z]{4}-\\d{2,}", "(a|b)\\1", "x*", "^$", "רשת-ניהול", "(?<!not )found here", "end\\r?$",
  "\\S+@\\S+\\.example", "caf\\x{e9} noir", "\\p{Lu}\\p{Ll}+Exception", "(?s)one.*two", "a.{3}b",
  "(?:ab){3,}c", "\\xff", ".", "no\\Khit here", "\\Aat the start", "(?=look)lookahead",
  "[^a-z ]{5}",
  "timeout=(\\d+)s?", "\\d+ms|\\d+ seconds", "(?i)straße|ſtop sign", "code=[0-9a-f]{8}\\b",
  "\\W{4}", "q+z",
].map { Pattern(checked: $0) }

/// Words that the patterns want, for the bytes that stand for them: 0x80 and above, every third.
private let words = [
  "Cannot setup Networks", "Another ", "in progress on the host", "host-7 is up", "KELVIN sign",
  "ERROR 1234", "ABCD-99", "aa", "רשת-ניהול", "found here", "not found here", "end", "a@b.example",
  "café noir", "NullPointerException", "one two", "axyzb", "ababababc", "nohit here",
  "at the start",
  "lookahead", "timeout=30s", "12ms", "ſtop sign", "code=deadbeef", "\u{212A}elvin sign", "qqqz",
  String(repeating: "long ", count: 60), String(repeating: "é", count: 150), "\r\n", "\n",
  "2019-07-30",
]

private func expanded(_ input: some Collection<UInt8>) -> [UInt8] {
  input.flatMap { byte in
    byte >= 0x80 && byte % 3 == 0 ? Array(words[Int(byte) % words.count].utf8) : [byte]
  }
}
