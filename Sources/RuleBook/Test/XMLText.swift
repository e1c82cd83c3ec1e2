import Triage

/// Texts as XML 1.0 may hold them; what it may not, or what nobody sees, is shown by its number.
enum XMLText {
  /// A text between double quotes; line breaks are shown, since XML makes blanks of them.
  static func attribute(_ text: String) -> String {
    escaped(text.showingControls, quote: "&quot;")
  }

  /// The text of an element, which may have several lines.
  static func content(_ text: String) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { escaped(String($0).showingControls) }.joined(separator: "\n")
  }

  private static func escaped(_ text: String, quote: String = "\"") -> String {
    var escaped = String.UnicodeScalarView()
    var mark = RunnerMark()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: quote.unicodeScalars)
      case _ where mark.isCompleted(by: scalar):
        escaped.append(contentsOf: "&#91;".unicodeScalars)
        continue
      default:
        escaped.append(scalar)
        continue
      }
      mark = RunnerMark()
    }
    return String(escaped)
  }
}
