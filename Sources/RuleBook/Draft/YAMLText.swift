import Triage

/// Texts as YAML scalars that are read back as they were.
enum YAMLText {
  /// A text on one line: between single quotes, or double ones where something must be escaped.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    var quoted = String.UnicodeScalarView()
    guard scalars.contains(where: needsEscape) || holdsMark(text) else {
      for scalar in scalars { quoted.append(contentsOf: scalar == "'" ? ["'", "'"] : [scalar]) }
      return "'\(String(quoted))'"
    }
    var mark = RunnerMark()
    for scalar in scalars {
      switch scalar {
      case "\"", "\\": quoted.append(contentsOf: ["\\", scalar])
      case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
      case "\t": quoted.append(contentsOf: "\\t".unicodeScalars)
      case "\r": quoted.append(contentsOf: "\\r".unicodeScalars)
      case "\u{1B}": quoted.append(contentsOf: "\\e".unicodeScalars)
      case _ where mark.isCompleted(by: scalar) || needsEscape(scalar):
        quoted.append(contentsOf: escape(scalar).unicodeScalars)
        continue
      default:
        quoted.append(scalar)
        continue
      }
      mark = RunnerMark()
    }
    return "\"\(String(quoted))\""
  }

  /// A text of one or more lines, as a block below a key where that reads better.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - indent: how far the block's lines are indented.
  /// - Returns: the scalar.
  static func block(_ text: String, indent: Int) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let isPlain =
      lines.count > 1 && lines.count < 40 && lines.last?.isEmpty == false
      && lines.first?.isEmpty == false && lines.first?.first != " "  // whole: scalars
      && lines.allSatisfy { $0.last != " " && !$0.contains(where: needsEscape) }  // whole: scalars
      && !holdsMark(text)
    guard isPlain else { return quoted(text) }
    let margin = Padding.blanks(indent)
    return "|-\n" + lines.map { $0.isEmpty ? "" : margin + String($0) }.joined(separator: "\n")
  }

  /// Whether a line of the text, as it stands, would be obeyed by a CI runner.
  private static func holdsMark(_ text: String) -> Bool {
    var mark = RunnerMark()
    return mark.parted(text).count > text.utf8.count
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
