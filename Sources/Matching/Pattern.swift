import CPCRE2

/// One PCRE2 expression, compiled once and usable from any number of threads.
///
/// Patterns are UTF-8 and match bytes: text that is no UTF-8 neither stops nor hides a match
/// (`PCRE2_MATCH_INVALID_UTF`). Matching itself is done by a ``Matcher``, which owns the scratch
/// memory that PCRE2 wants per thread.
package final class Pattern: Sendable {
  /// The expression as it was written.
  package let source: String

  /// The named groups, in the order of their numbers.
  package let groups: [Group]

  /// Whether the expression can match without consuming a byte.
  package let matchesEmpty: Bool

  /// A named group and its number.
  package struct Group: Hashable, Sendable {
    package let name: String
    package let number: Int
  }

  /// The compiled code; PCRE2 never writes to it after `pcre2_jit_compile`.
  nonisolated(unsafe) let code: OpaquePointer

  /// The number of offset pairs a match of this pattern fills.
  let pairs: UInt32

  /// Compiles an expression.
  ///
  /// - Parameter source: a PCRE2 expression; matched as UTF-8, `\C` is refused.
  /// - Throws: what PCRE2 finds wrong, with the place in bytes.
  package init(_ source: String) throws(PatternSyntaxError) {
    self.source = source
    let utf8 = Array(source.utf8)
    var errorCode: Int32 = 0
    var errorOffset = 0
    let options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
    let compiled = utf8.withUnsafeBufferPointer { bytes in
      // PCRE2 refuses a null pointer, which is what an empty buffer may have for its base.
      bytes.isEmpty
        ? pcre2_compile_8([0], 0, options, &errorCode, &errorOffset, nil)
        : pcre2_compile_8(bytes.baseAddress, bytes.count, options, &errorCode, &errorOffset, nil)
    }
    guard let compiled else {
      throw PatternSyntaxError(
        reason: Self.message(of: errorCode), offset: min(errorOffset, utf8.count))
    }
    code = compiled
    // Without JIT (a hardened kernel, another processor) the interpreter does the same, slower.
    _ = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    var captureCount: UInt32 = 0
    _ = pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &captureCount)
    pairs = captureCount + 1
    var empty: UInt32 = 0
    _ = pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_MATCHEMPTY), &empty)
    matchesEmpty = empty != 0
    groups = Self.groups(of: compiled)
  }

  deinit { pcre2_code_free_8(code) }

  /// Reads the name table: entries of two bytes group number, then the name, ended by a zero.
  private static func groups(of code: OpaquePointer) -> [Group] {
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard let table else { return [] }
    return (0..<Int(count))
      .map { index in
        let entry = UnsafeBufferPointer(start: table + index * Int(size), count: Int(size))
        let name = entry.dropFirst(2).prefix { $0 != 0 }
        return Group(
          name: String(decoding: name, as: UTF8.self), number: Int(entry[0]) << 8 | Int(entry[1]))
      }
      .sorted { ($0.number, $0.name) < ($1.number, $1.name) }
  }

  static func message(of code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    guard length > 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
  }
}

/// What PCRE2 finds wrong with an expression.
package struct PatternSyntaxError: Error, Equatable {
  /// PCRE2's own sentence, such as "missing closing parenthesis".
  package let reason: String

  /// How many bytes PCRE2 had read when it gave up; the culprit ends here.
  package let offset: Int
}
