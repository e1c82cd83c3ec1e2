import Triage
import Yams

/// What libyaml found wrong, said in our words and with a cure.
struct YAMLProblem {
  let diagnostic: Diagnostic

  init(_ error: YamlError, in source: SourceText) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      diagnostic = Self.diagnostic(problem, at: mark, context: context, in: source)
    case .reader(let problem, let offset, let value, let text):
      let place = offset.map { Self.scalarOffset(ofCharacter: $0, in: text) } ?? 0
      let code = value > 0 ? " U+" + Self.hex(value) : ""
      diagnostic = source.diagnostic(
        .yamlSyntax, value > 0 ? "control character\(code) in YAML" : problem,
        at: place..<place + 1,
        help: "write it as an escape in double quotes")
    case .duplicatedKeysInMapping(let keys, let context):
      let place = source.index(line: context.mark.line, column: context.mark.column)
      diagnostic = source.diagnostic(
        .duplicateKey, "key '\(Visible.short(keys.first ?? ""))' stands twice in one mapping",
        at: place..<place + 1,
        help: "keep one of them")
    default:
      diagnostic = Diagnostic(.yamlSyntax, "YAML cannot be read: \(error)", path: source.path)
    }
  }

  private static func diagnostic(
    _ problem: String, at mark: Mark, context: YamlError.Context?, in source: SourceText
  ) -> Diagnostic {
    let about = context?.text ?? ""
    var place = source.index(line: mark.line, column: mark.column)
    var notes: [String] = []
    let line = source.range(ofLine: mark.line)
    let words = words(
      for: problem, context: about,
      before: source.text(in: line.lowerBound..<max(line.lowerBound, min(place, line.upperBound))),
      isTab: place < source.scalars.count && source.scalars[place] == "\t")
    if words.pointsAtContext, let context {
      place = source.index(line: context.mark.line, column: context.mark.column)
    } else if let context, !about.isEmpty, context.mark.line != mark.line {
      notes = ["\(about) that starts in line \(context.mark.line)"]
    }
    return source.diagnostic(
      .yamlSyntax, words.sentence, at: place..<place + 1, notes: notes, help: words.help)
  }

  private struct Words {
    var sentence: String
    var help: String?
    var pointsAtContext = false
  }

  private static func words(
    for problem: String, context: String, before: String, isTab: Bool
  ) -> Words {
    switch problem {
    case "found unexpected end of stream" where context.contains("quoted scalar"):
      Words(
        sentence: "quote is never closed", help: "close it, and write '' for a quote inside",
        pointsAtContext: true)
    case "mapping values are not allowed in this context" where !before.contains(": "):
      Words(
        sentence: "key below a text", help: "indent it as the key that it belongs beside")
    case "mapping values are not allowed in this context":
      Words(
        sentence: "a second ': ' in one line of YAML",
        help: "put the text in single quotes")
    case "found unknown escape character":
      Words(
        sentence: "unknown escape in double quotes",
        help: "write the text in single quotes, where \\ stands for itself")
    case "found character that cannot start any token" where isTab:
      Words(sentence: "tab in the indentation", help: "indent with spaces")
    case "found character that cannot start any token":
      Words(
        sentence: "character cannot start a YAML value",
        help: "put the text in single quotes")
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      Words(sentence: "tab in the indentation", help: "indent with spaces")
    case "could not find expected ':'":
      Words(sentence: "missing ':' after a key", help: "write 'key: value'")
    case "did not find expected key":
      Words(
        sentence: "expected a key here",
        help: "indent as the lines above, and write '' for a quote inside single quotes")
    case "did not find expected '-' indicator":
      Words(sentence: "expected '-' here", help: "indent as the items above")
    case "did not find expected ',' or ']'":
      Words(sentence: "expected ',' or ']' here", help: "close the list that opens above")
    case "did not find expected ',' or '}'":
      Words(sentence: "expected ',' or '}' here", help: "close the mapping that opens above")
    case "found undefined alias":
      Words(
        sentence: "'*' starts an alias that nothing defines",
        help: "put the text in single quotes")
    case let problem where problem.hasPrefix("Maximum nesting level"):
      Words(sentence: "YAML is nested too deep", help: "write a rule as the README of Rules shows")
    default:
      Words(sentence: "YAML cannot be read: \(problem)", help: nil)
    }
  }

  /// Yams counts characters here; everything else counts scalars.
  private static func scalarOffset(ofCharacter offset: Int, in text: String) -> Int {
    text.prefix(offset).unicodeScalars.count
  }

  private static func hex(_ value: Int32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
