import Testing
import Triage

@testable import RuleBook

/// Rule files made to take long, or to be told about at length.
@Suite struct ManyProblemsTests {
  private func check(_ texts: [(path: String, text: String)]) -> RuleBook.Check {
    let files = texts.map { RuleSource.Text(path: $0.path, text: $0.text) }
    return RuleBook.Check([RuleSource(.user, .texts(files))])
  }

  private func rule(_ number: Int, pattern: String, more: String = "") -> String {
    """
    id: a/rule-\(number)
    title: fault number \(number)
    match: {fault: '\(pattern)'}
    examples:
      matches: ['some fault \(number)']
      rejects: ['zzz']
    \(more)
    """
  }

  private func printed(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    DiagnosticPrinter().write(diagnostics, to: &text)
    return text
  }

  @Test func `the first problems of a file are told, and the others are counted`() {
    let keys = (0..<1000).map { "k\($0): x" }.joined(separator: ", ")
    let check = check([
      ("a/many.yaml", rule(1, pattern: "some fault", more: "scope: {\(keys)}")),
      ("a/one.yaml", "title: [x]"),
    ])
    let told = check.diagnostics
    #expect(told.count { $0.path == "Rules/a/many.yaml" } == Problems.limitOfFile + 1)
    #expect(
      printed([told[told.count - 1]]) == """
        Rules/a/many.yaml: error: 900 more problems of this file are not told
          = help: correct the ones that are told first

        """)
    #expect(check.summary == "0 rules, 0 examples: 1003 problems")
    #expect(check.hasWrongFile && !check.isClean)
  }

  @Test func `a quote holds a part of a long line, whatever the line's length`() {
    func quoted(_ count: Int) -> Int {
      let keys = (0..<count).map { "k\($0): x" }.joined(separator: ", ")
      let all = check([("a/r.yaml", rule(1, pattern: "x", more: "scope: {\(keys)}"))]).diagnostics
      return all.compactMap { $0.snippet?.text.unicodeScalars.count }.max() ?? 0
    }
    #expect(quoted(500) == 800)
    #expect(quoted(1000) == 800)
  }

  @Test func `what a rule allows is no problem, however often it is found`() {
    let marks = String(repeating: "»", count: 200)
    let text = """
      id: a/r
      title: some fault
      match: {fault: 'some fault'}
      examples: {matches: ['some fault \(marks)'], rejects: ['zzz']}
      allow: [{finding: example-mark, reason: the text has such marks}]
      """
    let check = check([("a/r.yaml", text)])
    #expect(check.diagnostics == [])
    #expect(check.summary == "1 rule, 2 examples: no problems, 200 allowed")
  }

  @Test func `a thousand rules of one pattern have one overlap each`() {
    let check = check((0..<1000).map { ("a/rule-\($0).yaml", rule($0, pattern: "some fault")) })
    let overlaps = check.diagnostics.filter { $0.finding == "overlap" }
    #expect(overlaps.count == 1000)
    #expect(
      printed([overlaps[7]]) == """
        Rules/a/rule-104.yaml:5:13: error: 999 other rules hold for this example too [overlap]
         5 |   matches: ['some fault 104']
           |             ^^^^^^^^^^^^^^^^
          = note: such as 'a/rule-0', 'a/rule-1', 'a/rule-10'
          = help: narrow this rule, or write into its 'before:' which of them it wins over

        """)
  }

  private func overlaps(
    of rules: [String], budget: Int = OverlapCheck.usualBudget
  ) -> OverlapCheck {
    let files = rules.enumerated().map { RuleSource.Text(path: "a/\($0).yaml", text: $1) }
    let book = RuleBook(loading: [RuleSource(.user, .texts(files))])
    var judge = ExampleJudge(catalogue: nil)
    return OverlapCheck(book.rules, in: book, with: &judge, budget: budget)
  }

  /// How much of its budget a check of overlaps takes, in its own steps.
  private func cost(_ rules: [String]) -> Int {
    OverlapCheck.usualBudget - overlaps(of: rules).budget
  }

  @Test(arguments: ["", "before: [a/rule-NEXT]", "scope: {branches: ['4.NUMBER']}"])
  func `comparing rules of one pattern grows as their number does`(_ more: String) {
    func rules(_ count: Int) -> [String] {
      (0..<count).map { number in
        rule(
          number, pattern: "some fault",
          more: more.replacing("NEXT", with: "\((number + 1) % count)")
            .replacing("NUMBER", with: "\(number % 8)"))
      }
    }
    let (small, large) = (cost(rules(300)), cost(rules(600)))
    #expect(small > 0)
    #expect(Double(large) / Double(small) < 2.5, "\(small) \(large)")
  }

  @Test func `a check of too many overlaps ends and says so`() {
    // Each of the patterns matches each of the examples.
    let rules = (0..<100).map { rule($0, pattern: "some fault(?: \($0)x)?") }
    let rest = overlaps(of: rules, budget: 500_000).problems.told.filter { $0.finding == nil }
    #expect(
      printed(rest) == """
        rules check: error: 51 examples not compared with the other rules: there are too many
          = help: check fewer rules at once, or give them narrower patterns

        """)
  }

  @Test func `values that aliases stand for are refused before they unfold`() {
    let list = String(repeating: "x,", count: 10_000)
    let text =
      "a0: &a0 [\(list)]\n"
      + (1..<8).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    #expect(
      check([("a/r.yaml", text)]).diagnostics.map(\.sentence) == ["rule file uses too many aliases"]
    )
  }

  @Test func `a file of too many values is not parsed`() {
    let text = "was: [\(String(repeating: "x,", count: 300_000))]"
    #expect(
      check([("a/r.yaml", text)]).diagnostics.map(\.sentence) == [
        "rule file holds more than 200000 values"
      ])
  }

  @Test func `where a document begins is found as fast in a bundle of many`() {
    let text = (0..<20_000).map { "---\nid: a/rule-\($0)\ntitle: t\n" }.joined()
    #expect(check([("a/r.yaml", text)]).summary == "0 rules, 0 examples: 20000 problems")
  }
}
