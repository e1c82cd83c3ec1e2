import Foundation

/// Writes a Swift file that holds rule files as texts: `embed-rules FOLDER OUTPUT FILE...`.
@main
enum EmbedRulesTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { return fail("usage: embed-rules FOLDER OUTPUT FILE...") }
    let folder = URL(fileURLWithPath: arguments[1])
    var swift = """
      /// The shipped rules; made by embed-rules.
      let generatedRuleFiles: [(path: String, text: String)] = [

      """
    for path in arguments[3...] {
      let bytes = try Data(contentsOf: folder.appending(path: path))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return fail("Rules/\(path): error: rule file is not UTF-8")
      }
      swift += "  (path: \(literal(path)), text: \(literal(text))),\n"
    }
    swift += "]\n"
    try Data(swift.utf8).write(to: URL(fileURLWithPath: arguments[2]))
  }

  /// A Swift string literal; all but plain ASCII is written as numbers.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      case "\n": literal += "\\n"
      case " "..."~": literal.unicodeScalars.append(scalar)
      default: literal += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return literal + "\""
  }

  private static func fail(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
