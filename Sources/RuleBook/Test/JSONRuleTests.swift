import Triage

/// Writes what came of the cases of rules, for programs.
package struct JSONRuleTests: Sendable {
  package init() {}

  /// Writes one object with schema 1; fields may be added, never renamed.
  package func write(_ tests: RuleTests, to output: inout some TextOutputStream) {
    let summary = JSONValue.object(
      [
        ("rules", .number(tests.ruleCount)),
        ("examples", .number(tests.count(of: [.matches, .rejects]))),
        ("faults", .number(tests.count(of: [.build]))), ("builds", .number(tests.buildCount)),
      ]
        + RuleTestCase.Outcome.allCases.map {
          (Self.word($0), .number(tests.count($0)))
        })
    let json = JSONValue.object([
      ("schema", .number(1)), ("summary", summary),
      ("rules", .array(tests.results.map(Self.json))),
    ])
    json.write(to: &output)
    print(to: &output)
  }

  private static func json(_ result: RuleTestResult) -> JSONValue {
    .object([
      ("id", .string(result.id)), ("path", .string(result.path)),
      ("passed", .bool(!result.hasFailure)), ("cases", .array(result.cases.map(json))),
    ])
  }

  private static func json(_ test: RuleTestCase) -> JSONValue {
    .object([
      ("name", .string(test.name)), ("kind", .string(test.kind.rawValue)),
      ("outcome", .string(word(test.outcome))), ("path", .string(test.path)),
      ("line", JSONValue(test.position?.line)), ("column", JSONValue(test.position?.column)),
      ("text", .string(test.text)), ("messages", .array(test.diagnostics.map(json))),
    ])
  }

  private static func json(_ diagnostic: Diagnostic) -> JSONValue {
    .object([
      ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.sentence)),
      ("line", JSONValue(diagnostic.position?.line)),
      ("column", JSONValue(diagnostic.position?.column)), ("notes", JSONValue(diagnostic.notes)),
      ("help", JSONValue(diagnostic.help)),
    ])
  }

  private static func word(_ outcome: RuleTestCase.Outcome) -> String {
    outcome == .untried ? "untried" : outcome.rawValue
  }
}
