import Foundation
import RuleBook
import Testing
import Triage

/// What `rules test` writes for a build server, read as a build server's results are read.
@Suite struct RuleTestReportTests {
  @Test func `the tool reads its own JUnit`() throws {
    let rules = Corpus.rules.deletingLastPathComponent()
      .appending(path: "Fixtures/commands/rules-test-wrong/rules")
    let book = RuleBook(loading: [.user(rules.path)])
    let tests = RuleTests(of: book.rules)
    var xml = ""
    JUnitRuleTests().write(tests, to: &xml)
    let file = FileManager.default.temporaryDirectory
      .appending(path: "ost-triage-\(UUID().uuidString).junit.xml")
    try Data(xml.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }

    let build = try #require(Corpus.report([file.path]).builds.first?.build)
    let failures = tests.count(.missing) + tests.count(.noisy)
    #expect(failures > 0)
    #expect(build.tests?.failed == failures)
    #expect(build.tests?.passed == tests.count(.passed))
    #expect(build.notEvaluated.isEmpty)
    let names = build.faults.compactMap { $0.test?.shown }
    #expect(names.contains { $0.hasPrefix("lift/stuck") }, "\(names)")
  }

  @Test func `every build of the fixtures says which rules recognise its faults, and they do`()
    throws
  {
    var tests = RuleTests(of: Corpus.book.rules)
    for fixture in BuildFixture.all {
      let path = fixture.url.appending(path: "truth.json").path
      let bytes = try #require(BoundedFile.bytes(of: path, limit: BuildTruth.byteLimit))
      let truth = try BuildTruth(bytes, path: path, build: fixture.testDescription)
      #expect(truth.namesSignatures, "\(fixture)")
      tests.compare(try Corpus.judged(fixture), with: truth)
    }
    #expect(tests.buildCount == BuildFixture.all.count)
    let failed = tests.results.flatMap(\.cases).filter(\.outcome.isFailure)
    #expect(failed.isEmpty, "\(failed.map { "\($0.outcome): \($0.name)" })")
  }
}
