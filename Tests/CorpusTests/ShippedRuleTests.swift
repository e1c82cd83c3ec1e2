import Foundation
import RuleBook
import Testing
import Triage

/// The rules that come with the program.
@Suite struct ShippedRuleTests {
  @Test func `nothing is wrong with them`() {
    let source = RuleSource(.shipped, .folder(Corpus.rules.path, shownAs: "Rules"))
    var output = ""
    let check = RuleBook.Check(
      [source], against: CheckGrounds(today: Timestamp(day: "2026-01-01")))
    DiagnosticPrinter().write(check.diagnostics, to: &output)
    #expect(output == "")
    #expect(check.findings.allSatisfy { $0.diagnostic.severity == .note })
  }

  @Test func `there are the page's own and at least 25 more`() {
    #expect(Corpus.book.rules.count >= 36)
  }

  @Test func `an editor finds their schema`() {
    for rule in Corpus.book.rules {
      let depth = rule.source.path.split(separator: "/").count - 2
      let line =
        "# yaml-language-server: $schema=\(String(repeating: "../", count: depth))rule.schema.json"
      #expect(rule.source.text.hasPrefix(line + "\n"), "\(rule.source.path)")
    }
    let schema = Corpus.rules.appending(path: "rule.schema.json")
    #expect(FileManager.default.fileExists(atPath: schema.path))
  }

  @Test func `the rule of the page on good signatures is one`() throws {
    let page = try String(
      contentsOf: Corpus.rules.appending(path: "README.md"), encoding: .utf8)
    let blocks = page.split(separator: "```yaml\n").dropFirst().compactMap {
      $0.split(separator: "```").first
    }
    #expect(blocks.count == 1)
    let texts = blocks.map {
      RuleSource.Text(path: "network/unmanaged-network.yaml", text: String($0))
    }
    let check = RuleBook.Check(
      [RuleSource(.user, .texts(texts))], against: CheckGrounds())
    #expect(check.diagnostics.filter { $0.severity != .note }.isEmpty)
    #expect(check.summary.hasPrefix("1 rule, 2 examples"))
  }
}
