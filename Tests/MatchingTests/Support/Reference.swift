import CPCRE2

@testable import Matching

/// PCRE2 alone: one pattern after the other on one line after the other.
final class Reference {
  private let code: OpaquePointer
  private let data: OpaquePointer?
  private let context: OpaquePointer?

  /// Compiles an expression; nil where PCRE2 refuses it.
  init?(_ source: String) {
    var (errorCode, errorOffset): (Int32, Int) = (0, 0)
    let bytes = Array(source.utf8) + [0]
    guard
      let code = pcre2_compile_8(
        bytes, bytes.count - 1,
        PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
          | PCRE2_USE_OFFSET_LIMIT,
        &errorCode, &errorOffset, nil)
    else { return nil }
    self.code = code
    // No JIT: that of PCRE2 10.42 reads behind the end of texts that are no UTF-8.
    data = pcre2_match_data_create_from_pattern_8(code, nil)
    context = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(context, 500_000)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_code_free_8(code)
  }

  /// The first match in a text; nil where there is none, and an error as its code.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - lastStart: the last offset at which a match may begin.
  /// - Returns: what PCRE2 says.
  func firstMatch(in text: ArraySlice<UInt8>, startingBy lastStart: Int? = nil) -> Result {
    pcre2_set_offset_limit_8(context, lastStart ?? text.count)
    let bytes = Array(text) + [0]
    let result = pcre2_match_8(code, bytes, bytes.count - 1, 0, 0, data, context)
    if result == PCRE2_ERROR_NOMATCH { return .noMatch }
    guard result > 0, let pairs = pcre2_get_ovector_pointer_8(data) else { return .error(result) }
    return .match(min(pairs[0], pairs[1])..<pairs[1])
  }

  enum Result: Hashable {
    case match(Range<Int>)
    case noMatch
    case error(Int32)
  }

  /// A line of a text, without its line break.
  struct Line {
    var number: Int
    var offset: Int
    var text: ArraySlice<UInt8>
  }

  static func lines(of text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A)
      var line = text[start..<(end ?? text.count)]
      if end != nil, line.last == 0x0D { line.removeLast() }
      lines.append(Line(number: lines.count + 1, offset: start, text: line))
      start = (end ?? text.count) + 1
    }
    return lines
  }
}
