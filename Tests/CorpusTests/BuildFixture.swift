import ExpectedFiles
import Foundation
import Intake
import RuleBook
import Testing
import Triage

/// A folder of `Fixtures/builds/<job>/<number>`: what one run of a job left.
struct BuildFixture: CustomTestStringConvertible {
  var url: URL

  static let folder = Repository.fixtures.appending(path: "builds")

  static var all: [BuildFixture] {
    Repository.folders(in: folder).flatMap(Repository.folders).map(BuildFixture.init)
      .filter { Repository.wants($0.testDescription) }
  }

  var testDescription: String { "\(job)/\(url.lastPathComponent)" }
  var job: String { url.deletingLastPathComponent().lastPathComponent }

  /// What the fixture's maker says is in it.
  var truth: Truth {
    get throws { try Truth(url.appending(path: "truth.json")) }
  }
}

/// The shipped rules, and what they make of paths.
enum Corpus {
  static let book = RuleBook(
    loading: [RuleSource(.shipped, .folder(rules.path, shownAs: "Rules"))])
  static let rules = Repository.root.appending(path: "Rules")
  static let signatures = book.signatures
  static let set = SignatureSet(signatures)

  /// Reads and judges paths, as `ost-triage report` does.
  static func report(_ paths: [String], as id: Build.ID = Build.ID(), jobs: Int = 1) -> Report {
    let result = Intake(jobs: jobs).read(paths, signatures: set)
    let builds = BuildAssembler.builds(from: result.builds, overriding: id)
    let judge = Judge(set)
    var report = Report(judged: builds.map { judge.judge($0) }, by: signatures)
    // The place of the repository differs from machine to machine.
    for index in report.builds.indices {
      let source = report.builds[index].build.source
      report.builds[index].build.source = source.replacingOccurrences(
        of: Repository.root.path + "/", with: "")
    }
    return report
  }

  /// All build fixtures, read and judged as one tree.
  static let page = report([BuildFixture.folder.path])

  /// One fixture of the tree.
  static func judged(_ fixture: BuildFixture) throws -> JudgedBuild {
    try #require(
      page.builds.first { $0.build.source.hasSuffix(fixture.testDescription) }, "no such build")
  }
}
