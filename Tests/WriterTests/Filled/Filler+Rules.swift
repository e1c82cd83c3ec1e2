@testable import RuleBook
import Triage

/// Rule files and what is said of them, with the payload in all that a file can hold.
extension Filler {
  /// Diagnostics of all shapes.
  func diagnostics() -> [Diagnostic] {
    let line = text("line of a rule file")
    let count = line.unicodeScalars.count
    var whole = Diagnostic(
      .error, text("sentence"), path: text("rule file name"),
      position: Diagnostic.Position(line: 9, column: 3),
      snippet: Diagnostic.Snippet(text: line, marked: 0..<count, label: text("label")),
      notes: [text("note")], help: text("help"))
    whole.finding = text("name of a finding")
    whole.related = [
      Diagnostic.Quote(
        position: Diagnostic.Position(line: 100, column: 1),
        snippet: Diagnostic.Snippet(text: line, marked: count..<count, label: text("label")))
    ]
    var later = Diagnostic(
      .warning, "x \(text("sentence"))", path: "x/\(text("rule file name"))",
      position: Diagnostic.Position(line: 1, column: 1),
      snippet: Diagnostic.Snippet(text: "  \(line)", marked: 1..<2))
    later.finding = "x"
    return [whole, later, Diagnostic(.note, "x", path: "x", notes: ["x \(text("note"))"])]
  }

  /// What came of the cases of a rule, of whatever kind.
  func ruleTests() -> RuleTests {
    var tests = RuleTests(of: [])
    let cases = zip(RuleTestCase.Outcome.allCases, RuleTestCase.Kind.all).map { outcome, kind in
      RuleTestCase(
        name: "\(kind.rawValue) \(text("name of a case"))", kind: kind,
        path: text("rule file name"), position: Diagnostic.Position(line: 2, column: 3),
        text: text("example text"), outcome: outcome,
        diagnostics: outcome.isFailure ? diagnostics() : [])
    }
    tests.results = [
      RuleTestResult(id: text("rule id"), path: text("rule file name"), cases: cases, yaml: ""),
      RuleTestResult(id: "p\(text("rule id"))", path: "x", cases: [cases[0]], yaml: ""),
    ]
    return tests
  }

  /// The check of a rule file that has the payload for every value, and is wrong in many ways.
  func check() -> RuleBook.Check {
    func quoted(_ position: String) -> String { Self.yaml(text(position)) }
    let rule = """
      id: \(quoted("rule id"))
      title: \(quoted("title"))
      \(quoted("rule key")): 1
      match:
        fault: \(quoted("pattern"))
      scope:
        branches: [\(quoted("branch"))]
        tests: [\(quoted("test name")), \(quoted("test name"))]
      explanation:
        status: \(quoted("status"))
        reason: \(quoted("reason"))
        links: [\(quoted("link"))]
      fixes:
        - {branch: \(quoted("fix branch")), date: \(quoted("fix date")), change: \(quoted("fix change"))}
      before: [\(quoted("other rule"))]
      examples:
        matches: [\(quoted("example text"))]
        rejects: [\(quoted("example text")), \(quoted("example text"))]
      """
    let other = """
      id: x/\(Self.word)
      title: \(quoted("title"))
      match:
        fault: 'no such text {\(Self.word)}'
        key: \(quoted("catalogue key"))
      allow:
        example-unmatched: \(quoted("reason of what is allowed"))
      before: [\(quoted("other rule"))]
      was: [\(quoted("earlier rule id"))]
      scope:
        branches: [\(quoted("branch"))]
      examples:
        matches: [\(quoted("example text"))]
        rejects: [\(quoted("example text"))]
      """
    return RuleBook.Check([
      RuleSource(
        .user,
        .texts([
          RuleSource.Text(path: text("rule file name"), text: rule),
          RuleSource.Text(path: "x/\(Self.word).yaml", text: other),
          RuleSource.Text(path: "y/wrong.yaml", text: "id: [\(text("line of a rule file"))"),
        ]))
    ])
  }

  /// A text as YAML in double quotes, with all that is not plain ASCII by its number.
  static func yaml(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      if (0x20..<0x7F).contains(scalar.value), scalar != "\"", scalar != "\\" {
        return String(scalar)
      }
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
    return "\"\(scalars.joined())\""
  }
}

extension RuleTestCase.Kind {
  /// A kind for each outcome.
  fileprivate static let all: [Self] = [.matches, .matches, .rejects, .build]
}
