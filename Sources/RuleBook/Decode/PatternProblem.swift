import Matching

/// What PCRE2 finds wrong with a pattern: the culprit's place, a sentence and a cure.
struct PatternProblem {
  let sentence: String
  let help: String?

  /// The bytes of the pattern that are to blame; empty at its end where something is missing.
  let culprit: Range<Int>

  init(_ error: PatternSyntaxError, in source: String) {
    let bytes = Array(source.utf8)
    let kind = Self.kinds.first { error.reason.hasPrefix($0.reason) }
    let end = min(error.offset, bytes.count)
    // For most mistakes PCRE2 stops in front of the culprit, for some behind it.
    culprit =
      kind?.isBehindCulprit == true && end > 0
      ? Self.character(before: end, in: bytes)..<end
      : end..<min(end + 1, bytes.count)
    let text = String(decoding: bytes[culprit], as: UTF8.self)
    sentence = kind?.sentence?.replacing("%", with: text) ?? "\(error.reason) in pattern"
    help = kind?.help.replacing("%", with: text)
  }

  private static func character(before end: Int, in bytes: [UInt8]) -> Int {
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private struct Kind {
    var reason: String
    /// Our words, where PCRE2's speak of its own programming interface.
    var sentence: String?
    /// The cure; a percent sign stands for the culprit.
    var help: String
    var isBehindCulprit = false
  }

  private static let kinds = [
    Kind(reason: "missing closing parenthesis", help: "write '\\(' to match a literal parenthesis"),
    Kind(
      reason: "unmatched closing parenthesis", help: "write '\\)' to match a literal parenthesis"),
    Kind(reason: "missing terminating ]", help: "write '\\[' to match a literal bracket"),
    Kind(
      reason: "quantifier does not follow a repeatable item",
      help: "write '\\%' to match a literal '%'"),
    Kind(
      reason: "range out of order in character class",
      help: "write the smaller character first, or '\\-' to match a literal hyphen"),
    Kind(reason: "invalid range in character class", help: "write '\\-' to match a literal hyphen"),
    Kind(
      reason: "regular expression is too large",
      help: "repeat less: a bound such as {1,256} counts as often as it says"),
    Kind(
      reason: "\\ at end of pattern", sentence: "pattern ends in a backslash",
      help: "write '\\\\' to match a literal backslash",
      isBehindCulprit: true),
    Kind(
      reason: "unrecognized character follows \\", help: "write '%' without the backslash"),
    Kind(
      reason: "unrecognized character after (?",
      help: "write '(?<name>…)' for a capture, '(?:…)' for a group, '\\(' for a parenthesis"),
    Kind(
      reason: "numbers out of order in {} quantifier", help: "write the smaller number first",
      isBehindCulprit: true),
    Kind(
      reason: "number too big in {} quantifier", help: "repeat at most 65535 times",
      isBehindCulprit: true),
    Kind(
      reason: "two named subpatterns have the same name",
      sentence: "two captures have the same name", help: "give each capture its own name",
      isBehindCulprit: true),
    Kind(
      reason: "subpattern name must start with a non-digit",
      sentence: "capture name starts with a digit", help: "start the name with a letter"),
    Kind(
      reason: "subpattern name expected", sentence: "capture without a name",
      help: "write '(?<name>…)'"),
    Kind(
      reason: "syntax error in subpattern name", sentence: "capture name is not closed by '>'",
      help: "write '(?<name>…)', with letters, digits and '_' in the name"),
    Kind(
      reason: "reference to non-existent subpattern",
      sentence: "reference to a capture that is not there",
      help: "write the number or the name of a capture of this pattern"),
    Kind(
      reason: "lookbehind assertion is not fixed length",
      help: "write a text of fixed length after '(?<=', or '\\K' behind what goes before"),
    Kind(
      reason: "POSIX named classes are supported only within a class",
      sentence: "'[:…:]' outside of a character class", help: "write '[[:digit:]]'"),
    Kind(reason: "unknown POSIX class name", help: "write '\\d', '\\w' or '\\s'"),
    Kind(
      reason: "unknown property", sentence: "unknown Unicode property",
      help: "write a property such as '\\p{L}'", isBehindCulprit: true),
    Kind(reason: "malformed \\P or \\p sequence", help: "write a property such as '\\p{L}'"),
    Kind(
      reason: "using \\C is disabled", sentence: "'\\C' may split a character",
      help: "write '.' to match any character", isBehindCulprit: true),
    Kind(
      reason: "PCRE2 does not support \\F", sentence: "'\\%' is not supported",
      help: "write the character itself, or '\\x{…}' with its number", isBehindCulprit: true),
    Kind(
      reason: "character code point value in \\x{} or \\o{} is too large",
      sentence: "character number is too large", help: "write at most '\\x{10FFFF}'",
      isBehindCulprit: true),
    Kind(
      reason: "missing ) after (?# comment",
      help: "close the comment, or write '\\(' for a parenthesis"),
    Kind(
      reason: "(*VERB) not recognized", sentence: "unknown verb after '(*'",
      help: "write '\\(\\*' to match a literal '(*'", isBehindCulprit: true),
  ]
}
