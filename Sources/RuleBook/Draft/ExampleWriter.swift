import Matching
import Triage

/// Writes texts of logs as examples of a rule, with `«»` around what its patterns cover.
struct ExampleWriter {
  let patterns: [Pattern]
  private let matcher = Matcher()

  /// How much of a text is kept before and behind what the pattern covers, and of one without.
  private static let reach = 300
  private static let limit = 600

  init(_ patterns: [Pattern]) {
    self.patterns = patterns
  }

  /// Whether any of the patterns holds for a text, or nobody may say that none does.
  func holds(for text: LogText) -> Bool {
    patterns.contains { matcher.firstMatch(of: $0, in: text.bytes[...]) != .noMatch }
  }

  /// A text with marks around what is matched; nil where it cannot be told in a rule file.
  func match(_ text: LogText) -> String? {
    guard let range = firstMatch(in: text.bytes) else { return nil }
    let bytes = text.bytes[...]
    let before = Self.end(of: bytes[..<range.lowerBound], Self.reach)
    let behind = Self.start(of: bytes[range.upperBound...], Self.reach)
    let marked = "\(before)«\(Self.written(bytes[range]))»\(behind)"
    let read = MarkedText(marked)
    // The bytes that a file cannot hold are others now, and what was cut off is missing.
    guard read.stray.isEmpty, let again = firstMatch(in: read.bytes) else { return nil }
    return again == read.marked ? marked : "\(before)\(Self.written(bytes[range]))\(behind)"
  }

  /// A text that must not match; nil where it does, as a rule file can tell it.
  func reject(_ text: LogText) -> String? {
    let written = Self.start(of: text.bytes[...], Self.limit)
    guard written.contains(where: { !$0.isWhitespace }), !holds(for: text),
      !holds(for: LogText(written.utf8))
    else { return nil }
    return written
  }

  /// What the first pattern that matches covers.
  private func firstMatch(in bytes: [UInt8]) -> Range<Int>? {
    for pattern in patterns {
      if case .match(let match) = matcher.firstMatch(of: pattern, in: bytes[...]) {
        return match.range
      }
    }
    return nil
  }

  private static func end(of bytes: ArraySlice<UInt8>, _ limit: Int) -> String {
    guard bytes.count > limit else { return written(bytes) }
    var rest = bytes.suffix(limit)
    while let first = rest.first, first & 0xC0 == 0x80 { rest.removeFirst() }
    return "… " + written(rest)
  }

  private static func start(of bytes: ArraySlice<UInt8>, _ limit: Int) -> String {
    guard bytes.count > limit else { return written(bytes) }
    var rest = bytes.prefix(limit)
    while let last = rest.last, last >= 0x80 { rest.removeLast() }
    return written(rest) + " …"
  }

  /// Bytes as a rule file can hold them: what is no UTF-8 becomes U+FFFD, and marks other quotes.
  private static func written(_ bytes: ArraySlice<UInt8>) -> String {
    var written = String.UnicodeScalarView()
    for scalar in bytes.shown.unicodeScalars {
      switch scalar {
      case "\0": written.append("\u{FFFD}")
      case "«": written.append("‹")
      case "»": written.append("›")
      default: written.append(scalar)
      }
    }
    return String(written)
  }
}
