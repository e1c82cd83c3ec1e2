import ExpectedFiles
import Foundation
import Intake
import RuleBook
import Testing
import Triage

/// How well the rule check tells mistakes: wrong rules for every finding, with all that is true of them.
///
/// Each folder of `Fixtures/rules/findings` is named after a finding, or begins with its name. Below
/// `rules` it holds rules that have it, and often right ones that look alike; `expected.findings`
/// lists, in one line each, every finding that is true. `builds` names recorded builds, `catalogue`
/// holds messages.
@Suite struct FindingTests {
  /// A folder of wrong rules.
  struct Case: CustomTestStringConvertible {
    var url: URL

    static let folder = Repository.fixtures.appending(path: "rules/findings")
    static let all = Repository.folders(in: folder).map(Case.init)

    var testDescription: String { url.lastPathComponent }

    /// The findings that are true, as `overlap a/rule.yaml:4`, in order.
    var expected: [String] {
      get throws {
        try text(of: "expected.findings").split(separator: "\n").map(String.init).sorted()
      }
    }

    /// The findings of all cases; hostile texts take a while, so each is checked once.
    private static let results = Dictionary(
      uniqueKeysWithValues: all.map { one in (one.url, Result { try one.check() }) })

    /// The findings that the check makes, in the same form.
    var found: [String] { get throws { try Self.results[url]?.get() ?? [] } }

    private func check() throws -> [String] {
      let source = RuleSource(.user, .folder(url.appending(path: "rules").path, shownAs: "rules"))
      let grounds = CheckGrounds(
        catalogue: try catalogue, today: Timestamp(day: "2026-01-01"), trial: try trial([source]))
      return RuleBook.Check([source], against: grounds).diagnostics.map { diagnostic in
        let path = diagnostic.path.dropFirst("rules/".count)
        let line = diagnostic.position.map { ":\($0.line)" } ?? ""
        return "\(diagnostic.finding ?? "?") \(path)\(line)"
      }
      .sorted()
    }

    private var catalogue: Catalogue? {
      get throws {
        guard let data = try? Data(contentsOf: url.appending(path: "catalogue")) else { return nil }
        return try CatalogueFile.catalogue(of: Array(data), named: nil)
      }
    }

    private func trial(_ sources: [RuleSource]) throws -> RuleTrial? {
      guard let list = try? text(of: "builds") else { return nil }
      let paths = list.split(separator: "\n").map { Repository.root.appending(path: $0).path }
      let set = SignatureSet(RuleBook(loading: sources).signatures)
      let read = Intake(jobs: 1).read(paths, signatures: set)
      let judge = Judge(set, explains: true)
      let builds = BuildAssembler.builds(from: read.builds, overriding: Build.ID())
      return RuleTrial(builds.map { judge.judge($0) }, by: set)
    }

    private func text(of name: String) throws -> String {
      try String(contentsOf: url.appending(path: name), encoding: .utf8)
    }
  }

  @Test(arguments: Case.all)
  func `all that is true is found, and nothing else`(_ example: Case) throws {
    #expect(try example.found == example.expected)
  }

  @Test(arguments: RuleFinding.allCases)
  func `each finding has wrong rules that show it`(_ finding: RuleFinding) throws {
    let example = try #require(Case.all.first { $0.testDescription == finding.name })
    #expect(try example.expected.contains { $0.hasPrefix(finding.name + " ") })
  }

  @Test func `precision and recall of each finding over all wrong rules`() throws {
    var counts: [String: (expected: Int, found: Int, right: Int)] = [:]
    var rules = 0
    for example in Case.all {
      let (expected, found) = (try example.expected, try example.found)
      rules += RuleBook(loading: [.user(example.url.appending(path: "rules").path)]).rules.count
      var rest = expected
      for one in expected { counts[Self.name(one), default: (0, 0, 0)].expected += 1 }
      for one in found {
        counts[Self.name(one), default: (0, 0, 0)].found += 1
        guard let index = rest.firstIndex(of: one) else { continue }
        rest.remove(at: index)
        counts[Self.name(one), default: (0, 0, 0)].right += 1
      }
    }
    var table = "| finding | severity | true | found | right | precision | recall |\n"
    table += "| --- | --- | --: | --: | --: | --: | --: |\n"
    var sum = (expected: 0, found: 0, right: 0)
    for finding in RuleFinding.allCases {
      let count = counts[finding.name] ?? (0, 0, 0)
      sum = (sum.expected + count.expected, sum.found + count.found, sum.right + count.right)
      table += Self.row(finding.name, finding.severity.rawValue, count)
    }
    table += Self.row("all", "", sum)
    table += "\n\(Case.all.count) folders; \(rules) of their rules can be read.\n"
    ExpectedFile(Case.folder.appending(path: "expected.md")).compare(with: table)
  }

  private static func name(_ line: String) -> String { String(line.prefix { $0 != " " }) }

  private static func row(
    _ name: String, _ severity: String, _ count: (expected: Int, found: Int, right: Int)
  ) -> String {
    let precision = percent(count.right, of: count.found)
    let recall = percent(count.right, of: count.expected)
    return "| \(name) | \(severity) | \(count.expected) | \(count.found) | \(count.right) "
      + "| \(precision) | \(recall) |\n"
  }

  private static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "–" : "\(100 * part / whole) %"
  }
}
