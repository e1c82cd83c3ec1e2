/// Looks for what a terminal, an editor or a CI server would obey in a text for people.
enum TextJudge {
  /// The first thing that must not be there; nil where all is text.
  ///
  /// - Parameters:
  ///   - text: what was printed.
  ///   - isForPeople: whether it is also wrong that a mark is drawn on what the tool wrote itself.
  /// - Returns: the problem in words.
  static func problem(in text: String, isForPeople: Bool = true) -> String? {
    for line in text.unicodeScalars.split(separator: "\n") {
      let found =
        line.first { !isPlain($0) }.map { "\($0.shownInASCII) in" }
        ?? (isForPeople && startsWithMark(line) ? "a mark joins with what the tool wrote:" : nil)
        ?? (holdsCommand(line) ? "a CI server obeys" : nil)
      if let found { return "\(found) '\(Payload(String(line).utf8))'" }
    }
    return nil
  }

  /// Whether a line begins, behind blanks, with what is drawn on the character before it.
  static func startsWithMark(_ line: Substring.UnicodeScalarView) -> Bool {
    line.first { $0 != " " }.map(joins) ?? false
  }

  /// Whether a CI server takes a command from a line: some only at its start, some anywhere.
  private static func holdsCommand(_ line: Substring.UnicodeScalarView) -> Bool {
    if line.drop(while: \.properties.isWhitespace).starts(with: "::".unicodeScalars) { return true }
    guard line.contains("#") else { return false }
    let text = Array(String(line).utf8)
    return marks.contains { text.firstRange(of: $0) != nil }
  }

  private static let marks = ["##[", "##vso[", "##teamcity["].map { Array($0.utf8) }

  /// Whether a character is seen and moves nothing around it.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: true
    case ..<0xA0, 0xAD, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B, 0x200E,
      0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFDD0...0xFDEF, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  /// Whether a character is drawn on the one before it.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: scalar.value == 0x200C || scalar.value == 0x200D
    }
  }
}
