import ExpectedFiles
import Foundation
import Testing
import Triage

/// What is found in a fixture against what its maker says is in it.
@Suite struct TruthTests {
  @Test(arguments: BuildFixture.all)
  func `a build tells its true faults`(_ fixture: BuildFixture) throws {
    let truth = try fixture.truth
    let judged = try Corpus.judged(fixture)
    let build = judged.build
    #expect(truth.differences(from: build.faults) == [])
    #expect(truth.differencesOfRoots(from: judged.faults) == [])
    #expect(build.id.branch?.name == truth.branch)
    #expect(build.id.number == truth.number)
    if let suite = truth.suite { #expect(build.id.suite?.name == suite) }
    #expect(build.result.rawValue == truth.result)
    if let started = truth.started { #expect(Self.instant(build.started) == started) }
    for (package, version) in truth.versions ?? [:] {
      #expect(build.versions[package] == version)
    }
    if let tests = truth.tests { #expect(build.tests.map(Truth.Tests.init) == tests) }
  }

  @Test(arguments: FormatFixture.all)
  func `a format tells its true faults`(_ fixture: FormatFixture) throws {
    let truth = try Truth(fixture.url.appending(path: "truth.json"))
    let builds = Corpus.report([fixture.url.path]).builds
    let build = try #require(builds.first?.build)
    #expect(builds.count == 1)
    #expect(truth.differences(from: build.faults) == [])
    if let tests = truth.tests { #expect(build.tests.map(Truth.Tests.init) == tests) }
    if let result = truth.result { #expect(build.result.rawValue == result) }
  }

  /// The maker writes UTC as an offset.
  private static func instant(_ time: Timestamp?) -> String? {
    time?.iso8601.replacingOccurrences(of: "Z", with: "+00:00")
  }
}

/// A folder of `Fixtures/formats`: one output of one version of a test runner.
struct FormatFixture: CustomTestStringConvertible {
  var url: URL

  static var all: [FormatFixture] {
    Repository.folders(in: Repository.fixtures.appending(path: "formats")).map(FormatFixture.init)
      .filter { Repository.wants($0.testDescription) }
  }

  var testDescription: String { url.lastPathComponent }
}
