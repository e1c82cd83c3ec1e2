import Triage

/// Prints what came of the cases of rules, for people.
package struct TextRuleTests: Sendable {
  private let usesColor: Bool

  /// Whether rules that are right are listed too.
  private let isVerbose: Bool

  package init(isVerbose: Bool, usesColor: Bool = false) {
    self.isVerbose = isVerbose
    self.usesColor = usesColor
  }

  /// Prints a line for each rule, below it what is wrong, and the sums.
  package func write(_ tests: RuleTests, to output: inout some TextOutputStream) {
    let printer = DiagnosticPrinter(usesColor: usesColor)
    for result in tests.results where isVerbose || result.hasFailure {
      print(line(of: result), to: &output)
      for test in result.cases where test.outcome.isFailure {
        print("\(test.outcome.rawValue): \(test.name.showingControls)", to: &output)
        printer.write(test.diagnostics, to: &output)
      }
    }
    print(Self.summary(of: tests), to: &output)
  }

  /// The sums, such as `72 rules, 232 examples: 232 passed, 0 missing, 0 noisy`.
  package static func summary(of tests: RuleTests) -> String {
    var parts = [
      counted(tests.ruleCount, "rule"), counted(tests.count(of: [.matches, .rejects]), "example"),
    ]
    if tests.buildCount > 0 {
      parts.append(
        "\(counted(tests.count(of: [.build]), "fault")) of \(counted(tests.buildCount, "build"))")
    }
    return parts.joined(separator: ", ") + ": " + outcomes(tests.count)
  }

  private func line(of result: RuleTestResult) -> String {
    let id = result.id.showingControls
    let examples = result.cases.count { $0.kind != .build }
    let faults = result.cases.count - examples
    var parts = examples > 0 || faults == 0 ? [Self.counted(examples, "example")] : []
    if faults > 0 { parts.append(Self.counted(faults, "fault")) }
    let told = parts.joined(separator: ", ")
    guard result.hasFailure else {
      let untried = result.cases.count { $0.outcome == .untried }
      let word =
        untried == result.cases.count ? colored("SKIP", 33) : colored("PASS", 32)
      return "\(word) \(id)  \(told)" + (untried > 0 ? ", \(untried) not tried" : "")
    }
    return colored("FAIL", 31) + " \(id)  \(told): "
      + Self.outcomes { outcome in result.cases.count { $0.outcome == outcome } }
  }

  /// How many cases came out how; the word for what was not tried only where it is needed.
  private static func outcomes(_ count: (RuleTestCase.Outcome) -> Int) -> String {
    RuleTestCase.Outcome.allCases.filter { $0 != .untried || count($0) > 0 }
      .map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
  }

  private static func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }

  private func colored(_ text: String, _ code: Int) -> String {
    usesColor ? "\u{1B}[1;\(code)m\(text)\u{1B}[0m" : text
  }
}
