import Foundation
import RuleBook
import Testing
import Triage

/// The forms in which findings are given to other programs.
@Suite struct FindingFormTests {
  private static let text = """
    id: a/rule
    title: red cable
    match: {fault: 'Cannot plug the (?<colour>red) cable'}
    allow: [{finding: unused-capture, reason: JSON tells it}]
    examples: {matches: ['Cannot plug the red plug.'], rejects: ['Cannot pull it.']}
    explanation: {status: hypothesis, reason: somebody pulled at it}
    """

  private let check = RuleBook.Check(
    [RuleSource(.user, .texts([RuleSource.Text(path: "a/rule.yaml", text: Self.text)]))],
    against: CheckGrounds())

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `JSON has these keys`() throws {
    var text = ""
    JSONFindings().write(check, to: &text)
    let json = try object(text)
    #expect(
      json.keys.sorted() == ["builds", "examples", "findings", "hits", "rules", "schema"])
    #expect(json["schema"] as? Int == 1)
    #expect(json["rules"] as? Int == 1)
    #expect(json["examples"] as? Int == 2)
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(findings.map { $0["finding"] as? String } == ["unused-capture", "example-unmatched"])
    #expect(findings.map { $0["allowed"] as? String } == ["JSON tells it", nil])
    let finding = try #require(findings.last)
    #expect(
      finding.keys.sorted() == [
        "allowed", "column", "endColumn", "finding", "help", "line", "notes", "path", "related",
        "rule", "sentence", "severity",
      ])
    #expect(finding["rule"] as? String == "a/rule")
    #expect(finding["path"] as? String == "Rules/a/rule.yaml")
    #expect(finding["line"] as? Int == 5)
    #expect(finding["severity"] as? String == "error")
    let related = try #require(finding["related"] as? [[String: Any]])
    #expect(related.map { $0["line"] as? Int } == [3])
    #expect(related.first?.keys.sorted() == ["column", "endColumn", "label", "line"])
  }

  @Test func `SARIF names each rule once and points at it`() throws {
    var text = ""
    SARIFFindings(version: "1.2.3").write(check, to: &text)
    let sarif = try object(text)
    #expect(sarif["version"] as? String == "2.1.0")
    let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    #expect(driver["version"] as? String == "1.2.3")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["example-unmatched", "unused-capture"])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleIndex"] as? Int } == [1, 0])
    #expect(results.map { $0["level"] as? String } == ["note", "error"])
    let suppressions = results.map { ($0["suppressions"] as? [[String: Any]])?.first }
    #expect(suppressions.map { $0?["justification"] as? String } == ["JSON tells it", nil])
  }

  @Test func `paths become URIs`() throws {
    let check = RuleBook.Check([.user("no such/pläce")], against: CheckGrounds())
    var text = ""
    SARIFFindings(version: "1").write(check, to: &text)
    #expect(text.contains("{\"uri\": \"no%20such/pl%C3%A4ce\"}"))
  }

  @Test func `what is allowed is no problem`() {
    #expect(check.diagnostics.map(\.finding) == ["example-unmatched"])
    #expect(check.summary == "1 rule, 2 examples: 1 problem, 1 allowed")
  }

  @Test(arguments: RuleFinding.allCases)
  func `each finding is explained`(_ finding: RuleFinding) {
    let guide = finding.guide
    #expect(!guide.summary.isEmpty && !guide.summary.hasSuffix("."))
    #expect(guide.why.hasSuffix("."))
    #expect(guide.wrong.isEmpty == guide.right.isEmpty)
    #expect(guide.wrong != guide.right || guide.wrong.isEmpty)
    #expect(finding.explanation.hasPrefix("\(finding.name) (\(finding.severity.rawValue)): "))
    #expect(RuleFinding(name: finding.name) == finding)
  }
}
