import CPCRE2

/// Compiled code of PCRE2; nobody writes to it once it is made, so any thread may use it.
final class Code: Sendable {
  nonisolated(unsafe) let handle: OpaquePointer

  /// The number of offset pairs that a match fills.
  let pairs: UInt32

  /// What the code is made for.
  enum Purpose: Int, CaseIterable {
    /// Telling what is wrong with an expression, and its groups; not for matching.
    case check

    /// Searching whole lines of valid UTF-8.
    case lines

    /// Searching a long line of valid UTF-8 window by window.
    case windows

    /// Searching valid UTF-8 with a callout at every item, so that the steps can be counted.
    case counting

    /// Searching lines with bytes that are no UTF-8, in one go or by windows.
    ///
    /// It is not compiled to machine code: JIT of PCRE2 10.42 reads behind the end of such lines and
    /// misses matches (`\B$`, `\S+$`) that the interpreter finds.
    case invalid

    /// Counting the steps in lines with bytes that are no UTF-8.
    case countingInvalid

    fileprivate var options: UInt32 {
      switch self {
      case .check: PCRE2_MATCH_INVALID_UTF
      case .lines: 0
      case .windows: PCRE2_USE_OFFSET_LIMIT
      case .counting: PCRE2_USE_OFFSET_LIMIT | PCRE2_AUTO_CALLOUT
      case .invalid: PCRE2_MATCH_INVALID_UTF | PCRE2_USE_OFFSET_LIMIT
      case .countingInvalid:
        PCRE2_MATCH_INVALID_UTF | PCRE2_USE_OFFSET_LIMIT | PCRE2_AUTO_CALLOUT
      }
    }

    fileprivate var jitOptions: UInt32? {
      switch self {
      case .check, .invalid, .countingInvalid: nil
      case .lines, .counting: PCRE2_JIT_COMPLETE
      case .windows: PCRE2_JIT_COMPLETE | PCRE2_JIT_PARTIAL_HARD
      }
    }
  }

  init(_ source: String, for purpose: Purpose) throws(PatternSyntaxError) {
    var source = source
    var errorCode: Int32 = 0
    var errorOffset = 0
    let options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | purpose.options
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    // What a line break is must not depend on how the library was built.
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    pcre2_set_bsr_8(context, UInt32(PCRE2_BSR_UNICODE))
    let (compiled, length) = source.withUTF8 { bytes in
      // PCRE2 refuses a null pointer, which is what an empty buffer may have for its base.
      let compiled =
        bytes.isEmpty
        ? pcre2_compile_8([0], 0, options, &errorCode, &errorOffset, context)
        : pcre2_compile_8(
          bytes.baseAddress, bytes.count, options, &errorCode, &errorOffset, context)
      return (compiled, bytes.count)
    }
    guard let compiled else {
      throw PatternSyntaxError(
        reason: Self.message(of: errorCode), offset: min(errorOffset, length))
    }
    handle = compiled
    // Without JIT (a hardened kernel, another processor) the interpreter does the same, slower.
    if let jitOptions = purpose.jitOptions, !Self.isInterpreted(source) {
      _ = pcre2_jit_compile_8(compiled, jitOptions)
    }
    var captureCount: UInt32 = 0
    _ = pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &captureCount)
    pairs = captureCount + 1
  }

  deinit { pcre2_code_free_8(handle) }

  /// Whether an expression may have what JIT is not trusted with: a subroutine call, a verb, or an
  /// atomic group.
  static func isInterpreted(_ source: String) -> Bool {
    var last: (UInt8, UInt8, UInt8) = (0, 0, 0)
    for byte in source.utf8 {
      let isGroup = (last.0, last.1) == (UInt8(ascii: "("), UInt8(ascii: "?"))
      let isReference = (last.1, last.2) == (UInt8(ascii: "\\"), UInt8(ascii: "g"))
      if (last.2, byte) == (UInt8(ascii: "("), UInt8(ascii: "*")) { return true }
      if isReference, byte == UInt8(ascii: "<") || byte == UInt8(ascii: "'") { return true }
      if isGroup {
        switch last.2 {
        case UInt8(ascii: "R"), UInt8(ascii: "&"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: ">"):
          return true
        case UInt8(ascii: "P") where byte == UInt8(ascii: ">"): return true
        case UInt8(ascii: "+") where byte.isASCIIDigit: return true
        case UInt8(ascii: "-") where byte.isASCIIDigit: return true
        default: break
        }
      }
      last = (last.1, last.2, byte)
    }
    return false
  }

  /// How many characters before a match the expression may look at.
  var lookbehind: Int {
    var characters: UInt32 = 0
    _ = pcre2_pattern_info_8(handle, UInt32(PCRE2_INFO_MAXLOOKBEHIND), &characters)
    return Int(characters)
  }

  /// Reads the name table: entries of two bytes group number, then the name, ended by a zero.
  var groups: [Pattern.Group] {
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    _ = pcre2_pattern_info_8(handle, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    _ = pcre2_pattern_info_8(handle, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    _ = pcre2_pattern_info_8(handle, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard let table, count > 0 else { return [] }
    return (0..<Int(count))
      .map { index in
        let entry = UnsafeBufferPointer(start: table + index * Int(size), count: Int(size))
        let name = entry.dropFirst(2).prefix { $0 != 0 }
        return Pattern.Group(
          name: String(decoding: name, as: UTF8.self), number: Int(entry[0]) << 8 | Int(entry[1]))
      }
      .sorted { ($0.number, $0.name) < ($1.number, $1.name) }
  }

  private static func message(of code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    guard length > 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
  }
}
