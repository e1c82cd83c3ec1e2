extension PatternGrammar {
  static let words = [
    "Cannot setup Networks", "Another Setup Networks or Host Refresh process",
    "is not synchronised",
    "storage domain", "k", "s", "ss", "kick", "timeout", "ERROR", "Ünïcode", "רשת-ניהול",
    "Kelvin K",
    "long ſ text here", "é", " ", "0", "42", "a", "aa", "x=1", "VDSM host command failed: ",
    "(code=",
    "java.lang.Exception", "desk", "SSH key exchange failed here", "\t", "-", "naïve café", "ß",
  ]

  static let shorthands = [
    Piece(".", "x"), Piece("\\d", "7"), Piece("\\d+", "1234"), Piece("\\w+", "word_1"),
    Piece("\\S+", "host-1"), Piece("\\s", " "), Piece("\\D", "d"), Piece("\\W", "-"),
    Piece("\\N", "n"), Piece("\\h", "\u{A0}"), Piece("\\H", "H"), Piece("\\v", "\u{0B}"),
    Piece("\\V", "v"), Piece("\\R", "\u{0D}"), Piece("\\R", "\u{2028}"), Piece("\\X", "e\u{301}"),
    Piece("\\p{L}", "é"), Piece("\\p{Lu}+", "AB"), Piece("\\pN", "5"), Piece("\\P{L}", "1"),
    Piece("\\p{Greek}", "Ω"), Piece("\\x41", "A"), Piece("\\x{e9}", "é"), Piece("\\101", "A"),
    Piece("\\o{101}", "A"), Piece("\\t", "\t"), Piece("\\x{212a}", "\u{212A}"), Piece("\\.", "."),
    Piece("\\N{U+41}", "A"), Piece("\\cA", "\u{01}"), Piece("\\0", "\0"), Piece("\\e", "\u{1B}"),
    Piece("(?i:k)", "\u{212A}"), Piece("(?i:s)", "\u{17F}"), Piece("(?i:ß)", "ẞ"),
    Piece("(?i:é)", "É"), Piece("(?i:\u{212A})", "k"), Piece("(?i:\u{17F})", "S"),
    Piece("\\r", "\r"), Piece("\\n", "\n"), Piece("{", "{"), Piece("]", "]"),
  ]

  static let classParts = [
    ("a-f", "c"), ("0-9", "3"), ("A-Z", "Q"), ("xyz", "y"), ("\\d", "5"), ("\\w", "w"),
    ("\\s", " "), ("\\S", "é"), ("\\W", "-"), ("\\D", "D"), ("[:alpha:]", "m"), ("[:^digit:]", "n"),
    ("[:space:]", " "), ("[:punct:]", "!"), ("é", "é"), ("א-ת", "ש"), ("\\x41-\\x43", "B"),
    ("\\]", "]"), ("\\-", "-"), ("^", "^"), ("\\p{L}", "é"), ("\\b", "\u{08}"), ("\\n", "\n"),
    ("\\x{100}-\\x{17f}", "\u{17F}"), ("\\Qa-z\\E", "-"), ("k", "k"), ("\u{212A}", "\u{212A}"),
    ("[", "["), ("\\101", "A"), ("+--", ","), ("\\h", " "), (" #", "#"), ("\\d-z", "-"),
  ]

  static let assertions = [
    Piece("\\b", ""), Piece("\\B", ""), Piece("^", ""), Piece("$", ""), Piece("\\A", ""),
    Piece("\\z", ""), Piece("\\Z", ""), Piece("\\K", ""), Piece("(?#comment)", ""),
    Piece("[[:<:]]", ""), Piece("\\G", ""), Piece("(?i)", ""), Piece("(?-i)", ""),
  ]

  static let gaps = [
    Piece(".*", "some text"), Piece(".*?", " "), Piece(".+", " filler "), Piece("[^)]*", "abc"),
    Piece("\\S*", "token"), Piece("\\s+", "  "), Piece("[^\\n]*", "rest"), Piece(".{0,20}", "near"),
    Piece("(?s:.*)", "all"),
  ]

  static let oddities = [
    Piece("(?R)?", ""), Piece("(*SKIP)", ""), Piece("(*PRUNE)", ""), Piece("(*COMMIT)", ""),
    Piece("(*THEN)", ""), Piece("(*FAIL)", ""), Piece("(*ACCEPT)", ""), Piece("(?(?=a)a|b)", "a"),
    Piece("(?(DEFINE)(?<word>\\w+))", ""), Piece("(*positive_lookahead:x)x", "x"),
    Piece("(*atomic:ab)", "ab"), Piece("(?C1)", ""), Piece("(*MARK:m)", ""),
    Piece("a{,3}", "a{,3}"),
    Piece("a{x}", "a{x}"), Piece("(?xx: a [ b c ] # no )\n)", "ab"), Piece("(?x: k \\  s )", "k s"),
    Piece("\\E", ""), Piece("(?P>missing)", ""), Piece("(?:)", ""), Piece("()", ""),
  ]
}
