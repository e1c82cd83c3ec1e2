/// Tells the line that ends a Python traceback: `ovirtsdk4.Error: Fault reason is ...`.
enum ExceptionLine {
  /// Whether a line is a dotted class name, alone or followed by a colon and its text.
  ///
  /// Without a colon only names count that end as Python's exceptions do.
  static func isException(_ text: ArraySlice<UInt8>) -> Bool {
    guard let name = name(in: text) else { return false }
    let last = name[((name.lastIndex(of: UInt8(ascii: ".")) ?? name.startIndex - 1) + 1)...]
    if hasExceptionSuffix(last) { return true }
    return name.count < text.count && (65...90).contains(last.first ?? 0) && isCamelCase(last)
  }

  /// Whether a line names an exception and tells its text, by the two endings nobody else uses.
  static func isTellingError(_ text: ArraySlice<UInt8>) -> Bool {
    guard let name = name(in: text), name.count < text.count else { return false }
    return name.ends(with: "Error") || name.ends(with: "Exception")
  }

  /// The dotted name before a colon, or as the whole line; nil where the line cannot be an exception.
  static func name(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let name = text.prefix(200).prefix { $0.isWord || $0 == UInt8(ascii: ".") }
    guard let first = name.first, !first.isDigit, first != UInt8(ascii: "."),
      name.last != UInt8(ascii: ".")
    else { return nil }
    let rest = text[name.endIndex...]
    guard let colon = rest.first else { return name }
    guard colon == UInt8(ascii: ":"), rest.dropFirst().first?.isSpace != false else { return nil }
    return name
  }

  private static func hasExceptionSuffix(_ name: ArraySlice<UInt8>) -> Bool {
    name.ends(with: "Error") || name.ends(with: "error") || name.ends(with: "Exception")
      || name.ends(with: "Timeout") || name.ends(with: "Interrupt") || name.ends(with: "Exit")
      || name.ends(with: "Failed") || name.ends(with: "Expired")
  }

  /// Whether a name has two capitals and small letters, as class names of several words do.
  private static func isCamelCase(_ name: ArraySlice<UInt8>) -> Bool {
    name.count { (65...90).contains($0) } >= 2 && name.contains { (97...122).contains($0) }
  }
}
