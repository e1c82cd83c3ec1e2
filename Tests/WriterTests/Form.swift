@testable import RuleBook
@testable import Triage

/// A document of the tool in one form, made from a filler.
struct Form: Sendable {
  var name: String
  var judge: Judge
  var document: @Sendable (Filler) -> String

  static let all: [Form] = reports + explanations + locks + diffs + rules

  private static let reports = [
    Form(name: "report, text", judge: .text) { filler in
      written { TextReport().write(filler.report(), to: &$0) }
    },
    Form(name: "report, text of a terminal", judge: .text) { filler in
      written { TextReport(width: 40).write(filler.report(), to: &$0) }
    },
    Form(name: "report, markdown", judge: .markdown) { filler in
      written { MarkdownReport().write(filler.report(), to: &$0) }
    },
    Form(name: "report, JSON", judge: .json) { filler in
      written { JSONReport().write(filler.report(), to: &$0) }
    },
  ]

  private static let explanations = [
    Form(name: "explain, text", judge: .text) { filler in
      written { TextExplainReport().write(filler.explanation(), to: &$0) }
    },
    Form(name: "explain, text of a terminal", judge: .text) { filler in
      written { TextExplainReport(width: 40).write(filler.explanation(), to: &$0) }
    },
    Form(name: "explain, markdown", judge: .markdown) { filler in
      written { MarkdownExplainReport().write(filler.explanation(), to: &$0) }
    },
    Form(name: "explain, JSON", judge: .json) { filler in
      written { JSONExplainReport().write(filler.explanation(), to: &$0) }
    },
  ]

  private static let locks = [
    Form(name: "locks, text", judge: .text) { filler in
      written { TextLockReport().write(filler.lockReport(), to: &$0) }
    },
    Form(name: "locks, markdown", judge: .markdown) { filler in
      written { MarkdownLockReport().write(filler.lockReport(), to: &$0) }
    },
    Form(name: "locks, JSON", judge: .json) { filler in
      written { JSONLockReport().write(filler.lockReport(), to: &$0) }
    },
  ]

  private static let diffs = [
    Form(name: "rules diff, text", judge: .text) { filler in
      written { TextDiffReport().write(filler.diff(), to: &$0) }
    },
    Form(name: "rules diff, markdown", judge: .markdown) { filler in
      written { MarkdownDiffReport().write(filler.diff(), to: &$0) }
    },
    Form(name: "rules diff, JSON", judge: .json) { filler in
      written { JSONDiffReport().write(filler.diff(), to: &$0) }
    },
  ]

  private static let rules = [
    Form(name: "diagnostics", judge: .text) { filler in
      written { DiagnosticPrinter().write(filler.diagnostics(), to: &$0) }
    },
    Form(name: "rules test, text", judge: .text) { filler in
      written { TextRuleTests(isVerbose: true).write(filler.ruleTests(), to: &$0) }
    },
    Form(name: "rules test, JSON", judge: .json) { filler in
      written { JSONRuleTests().write(filler.ruleTests(), to: &$0) }
    },
    Form(name: "rules test, JUnit", judge: .xml) { filler in
      written { output in
        JUnitRuleTests().write(filler.ruleTests(), wrong: filler.diagnostics(), to: &output)
      }
    },
    Form(name: "rules check, text", judge: .text) { filler in
      written { DiagnosticPrinter().write(filler.check().diagnostics, to: &$0) }
    },
    Form(name: "rules check, JSON", judge: .freeJSON) { filler in
      written { JSONFindings().write(filler.check(), to: &$0) }
    },
    Form(name: "rules check, SARIF", judge: .freeJSON) { filler in
      written { SARIFFindings(version: "1").write(filler.check(), to: &$0) }
    },
  ]

  private static func written(_ write: (inout String) -> Void) -> String {
    var output = ""
    write(&output)
    return output
  }
}

extension Filler {
  /// The story of the failed build.
  func explanation() -> ExplainReport { ExplainReport(failed(), by: [signature()]) }
}
