import ExpectedFiles
import Foundation
import Intake
import RuleBook
import Testing
import Triage

/// The standings of the signatures of `Fixtures/standing`, made case by case, and of the page.
@Suite struct StandingTests {
  /// What was made to happen: for each case the standing of its rule on a branch.
  static let truth: [(name: String, rule: String, branch: String, standing: Standing?)] = [
    ("known-without-fix", "nowhere", "4.3", .known),
    ("known-before-the-fix", "by-date", "4.3", .known),
    ("known-on-the-day-of-the-fix", "by-date", "4.3", .known),
    ("known-before-the-fix-elsewhere", "elsewhere", "4.3", .known),
    ("known-by-yesterdays-sources", "by-date", "4.3", .known),
    ("backport-missing", "elsewhere", "4.3", .backportMissing),
    ("backport-missing-since-a-build", "elsewhere-by-build", "4.3", .backportMissing),
    ("regressed-by-date", "by-date", "4.3", .regressed),
    ("regressed-by-build", "by-build", "4.3", .regressed),
    ("regressed-by-version", "by-version", "4.3", .regressed),
    ("regressed-between-dated-builds", "by-date", "4.3", .regressed),
    ("regressed-on-a-later-branch", "elsewhere", "4.4", .regressed),
    ("regressed-on-all-branches", "everywhere", "4.3", .regressed),
    ("regressed-on-all-branches", "everywhere", "master", .known),
    ("likely-fixed", "by-date", "4.3", .likelyFixed),
    ("likely-fixed-by-build", "by-build", "4.3", .likelyFixed),
    ("not-yet-likely-fixed", "by-date", "4.3", .known),
    ("not-yet-likely-fixed-but-skipped", "by-date", "4.3", .known),
    ("likely-fixed-with-numbers-anew", "by-date", "4.3", .likelyFixed),
    ("not-stale-with-numbers-anew", "nowhere", "4.3", .known),
    ("stale", "nowhere", "4.3", .stale),
    ("stale-although-fixed-elsewhere", "elsewhere", "4.3", .stale),
    ("hidden-by-another-fault", "nowhere", "4.3", .known),
    ("hidden-by-another-fault", "by-build", "4.3", .regressed),
    ("unknown-place", "nowhere", "4.3", nil),
    ("unknown-time", "by-date", "4.3", nil),
    ("unknown-time-of-the-fix", "elsewhere-by-build", "4.3", nil),
  ]

  private static let folder = Repository.fixtures.appending(path: "standing")
  private static let signatures =
    RuleBook(
      loading: [
        RuleSource(.shipped, .folder(folder.appending(path: "rules").path, shownAs: "rules"))
      ]
    ).signatures

  private static let reports: [(name: String, report: Report)] = {
    let set = SignatureSet(signatures)
    return Repository.folders(in: folder.appending(path: "cases")).map { url in
      let result = Intake(jobs: 1).read([url.path], signatures: set)
      let builds = BuildAssembler.builds(from: result.builds, overriding: Build.ID())
      let judge = Judge(set)
      let report = Report(judged: builds.map { judge.judge($0) }, by: signatures)
      return (url.lastPathComponent, report)
    }
  }()

  @Test func `each case has the standings that were made`() throws {
    #expect(Self.signatures.count == 7)
    #expect(Set(Self.reports.map(\.name)) == Set(Self.truth.map(\.name)))
    for (name, report) in Self.reports {
      let told = report.signatures.flatMap { summary in
        summary.standings.map { "\(summary.id) \($0.branch.name) \($0.standing?.rawValue ?? "-")" }
      }
      let made = Self.truth.filter { $0.name == name }.map {
        "standing/\($0.rule) \($0.branch) \($0.standing?.rawValue ?? "-")"
      }
      #expect(Set(told) == Set(made), "\(name)")
    }
  }

  @Test func `the table of standings is as expected`() {
    var table = "Branch × signature: the builds of the page, then each case that was made.\n"
    for (name, report) in [("Fixtures/builds", Corpus.page)] + Self.reports {
      table +=
        "\n## \(name)\n\n| Branch | Signature | Standing | Why |\n| --- | --- | --- | --- |\n"
      let rows = report.signatures.flatMap { summary in
        summary.standings.map { (one: $0, id: summary.id) }
      }
      for (one, id) in rows.sorted(by: { ($0.one.branch, $0.id) < ($1.one.branch, $1.id) }) {
        let standing = one.standing?.rawValue ?? "null"
        table += "| \(one.branch.name) | `\(id)` | \(standing) | \(one.why) |\n"
      }
    }
    ExpectedFile(Self.folder.appending(path: "expected.md")).compare(with: table)
  }

  @Test func `every fault of the page has the standing of its signature on its branch`() {
    for build in Corpus.page.builds {
      for fault in build.faults {
        let summary = Corpus.page.signatures.first { $0.id == fault.signature }
        let one = summary?.standings.first { $0.branch == build.build.id.branch }
        #expect(fault.standing == one?.standing)
      }
    }
  }
}
