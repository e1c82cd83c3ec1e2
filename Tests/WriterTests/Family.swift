import Testing

@testable import RuleBook
@testable import Triage

/// What a command prints, in all its forms.
struct Family: Sendable, CustomTestStringConvertible {
  var name: String

  /// The forms with who reads them.
  var forms: [(name: String, judge: Judge)]

  /// The document in each of the forms.
  var documents: @Sendable (Filler) -> [String]

  var testDescription: String { name }

  static let all = [
    report, explain, locks, diff, diagnostics, ruleTests, ruleCheck,
  ]

  private static let report = Family(
    name: "report",
    forms: [
      ("text", .text), ("text of a terminal", .text), ("markdown", .markdown), ("JSON", .json),
    ]
  ) { filler in
    let report = filler.report()
    return [
      piped { TextReport().write(report, to: &$0) },
      piped { TextReport(width: 40).write(report, to: &$0) },
      piped { MarkdownReport().write(report, to: &$0) },
      written { JSONReport().write(report, to: &$0) },
    ]
  }

  private static let explain = Family(
    name: "explain",
    forms: [
      ("text", .text), ("text of a terminal", .text), ("markdown", .markdown), ("JSON", .json),
    ]
  ) { filler in
    let report = ExplainReport(filler.failed(), by: [filler.signature()])
    return [
      piped { TextExplainReport().write(report, to: &$0) },
      piped { TextExplainReport(width: 40).write(report, to: &$0) },
      piped { MarkdownExplainReport().write(report, to: &$0) },
      written { JSONExplainReport().write(report, to: &$0) },
    ]
  }

  private static let locks = Family(
    name: "locks", forms: [("text", .text), ("markdown", .markdown), ("JSON", .json)]
  ) { filler in
    let report = filler.lockReport()
    return [
      piped { TextLockReport().write(report, to: &$0) },
      piped { MarkdownLockReport().write(report, to: &$0) },
      written { JSONLockReport().write(report, to: &$0) },
    ]
  }

  private static let diff = Family(
    name: "rules diff", forms: [("text", .text), ("markdown", .markdown), ("JSON", .json)]
  ) { filler in
    let diff = filler.diff()
    return [
      piped { TextDiffReport().write(diff, to: &$0) },
      piped { MarkdownDiffReport().write(diff, to: &$0) },
      written { JSONDiffReport().write(diff, to: &$0) },
    ]
  }

  private static let diagnostics = Family(
    name: "diagnostics", forms: [("text", .text)]
  ) { filler in
    [piped { DiagnosticPrinter().write(filler.diagnostics(), to: &$0) }]
  }

  private static let ruleTests = Family(
    name: "rules test", forms: [("text", .text), ("JSON", .json), ("JUnit XML", .xml)]
  ) { filler in
    let tests = filler.ruleTests()
    return [
      piped { TextRuleTests(isVerbose: true).write(tests, to: &$0) },
      written { JSONRuleTests().write(tests, to: &$0) },
      written { output in
        JUnitRuleTests().write(tests, wrong: filler.diagnostics(), to: &output)
      },
    ]
  }

  private static let ruleCheck = Family(
    name: "rules check", forms: [("text", .text), ("JSON", .freeJSON), ("SARIF", .freeJSON)]
  ) { filler in
    let check = filler.check()
    return [
      piped { DiagnosticPrinter().write(check.diagnostics, to: &$0) },
      written { JSONFindings().write(check, to: &$0) },
      written { SARIFFindings(version: "1").write(check, to: &$0) },
    ]
  }

  private static func written(_ write: (inout String) -> Void) -> String {
    var output = ""
    write(&output)
    return output
  }

  /// What a pipe gets: on its way there what a CI server obeys at a line's start is parted.
  private static func piped(_ write: (inout String) -> Void) -> String {
    var mark = RunnerMark()
    return String(decoding: mark.parted(written(write)), as: UTF8.self)
  }
}
