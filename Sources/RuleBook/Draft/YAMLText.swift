import Triage

/// Texts as YAML scalars that are read back as they were.
enum YAMLText {
  /// A text on one line: between single quotes, or double ones where something must be escaped.
  static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: needsEscape) else {
      return "'\(text.replacing("'", with: "''"))'"
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case "\u{1B}": quoted += "\\e"
      case _ where needsEscape(scalar): quoted += escape(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A text of one or more lines, as a block below a key where that reads better.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - indent: how far the block's lines are indented.
  /// - Returns: the scalar.
  static func block(_ text: String, indent: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isPlain =
      lines.count > 1 && lines.count < 40 && lines.last?.isEmpty == false
      && lines.first?.isEmpty == false && lines.first?.first != " "
      && lines.allSatisfy { line in
        !line.unicodeScalars.contains(where: needsEscape) && line.last != " "
      }
    guard isPlain else { return quoted(text) }
    let margin = Padding.blanks(indent)
    return "|-\n" + lines.map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
  }

  /// Whether a character must not stand in a file as it is: it is hidden, or YAML cannot hold it.
  static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    return VisibleText.isHidden(scalar) || scalar.value == 0x85 || scalar.value == 0xFEFF
      || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let width = scalar.value < 0x100 ? 2 : scalar.value < 0x1_0000 ? 4 : 8
    let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
    return "\\\(letter)\(Padding.hex(scalar.value, width))"
  }
}
