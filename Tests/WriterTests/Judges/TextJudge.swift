/// Looks for what a terminal, an editor or a CI server would obey in a text for people.
enum TextJudge {
  /// The first thing that must not be there; nil where all is text.
  ///
  /// - Parameters:
  ///   - text: what was printed.
  ///   - isForPeople: whether it is also wrong that a mark is drawn on what the tool wrote itself.
  static func problem(in text: String, isForPeople: Bool = true) -> String? {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        if let command = command(in: line) { return command }
        line.removeAll(keepingCapacity: true)
      } else if !isPlain(scalar) {
        return "\(scalar.shownInASCII) behind '\(ascii(line))'"
      } else {
        if isForPeople, joins(scalar), line.allSatisfy({ $0 == " " }) {
          return "\(scalar.shownInASCII) joins with what the tool wrote: '\(ascii(line))'"
        }
        line.append(scalar)
      }
    }
    return command(in: line)
  }

  /// A command in a line that a CI server takes from it: some only at its start, some anywhere.
  private static func command(in line: String.UnicodeScalarView) -> String? {
    let start = line.drop { $0.properties.isWhitespace }.prefix(2)
    let marks = ["##[", "##vso[", "##teamcity["].map { Array($0.utf8) }
    let text = Array(String(line).utf8)
    let isCommand =
      start.elementsEqual("::".unicodeScalars)
      || text.contains(0x23) && marks.contains { text.firstRange(of: $0) != nil }
    return isCommand ? "a line holds a command: '\(ascii(line))'" : nil
  }

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
  static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: scalar.value == 0x200C || scalar.value == 0x200D
    }
  }

  static func ascii(_ line: String.UnicodeScalarView) -> String {
    String(line.suffix(100).map(\.shownInASCII).joined())
  }
}
