import Testing

@testable import Triage

@Suite struct StandingTests {
  private static let id = Signature.ID(Kind.busy.id)

  /// The standing on a branch of what ``Kind/busy`` recognises.
  private func standing(
    _ fixes: [Fix], on branch: String = "4.3", enough: Int = 2, _ builds: [JudgedBuild]
  ) -> BranchStanding? {
    let signature = Signature(id: Self.id, title: Template("x"), match: [], fixes: fixes)
    let report = Report(judged: builds, by: [signature], enough: enough)
    return report.signatures.first { $0.id == Self.id }?.standings
      .first { $0.branch.name == branch }
  }

  private func fix(
    _ branch: String, day: Int? = nil, build: Int? = nil, version: String? = nil
  ) -> Fix {
    let date = day.map { Fix.Since.date(Timestamp(year: 2019, month: 8, day: $0)) }
    return Fix(
      branch: Branch(branch), since: date ?? build.map { .build($0) },
      version: version.flatMap(ProductVersion.init), change: nil)
  }

  private func busy(
    _ number: Int?, on branch: String = "4.3", day: Int? = nil, suite: String? = nil,
    version: String? = nil, tests: TestCounts? = TestCounts(passed: 9, failed: 1)
  ) -> JudgedBuild {
    judged(
      branch, number, suite: suite, tests: tests, started: day,
      versions: version.map { ["ovirt-engine": $0] } ?? [:], fault("busy", .busy))
  }

  private func quiet(
    _ number: Int?, day: Int? = nil, suite: String? = nil, version: String? = nil,
    tests: TestCounts = TestCounts(passed: 10)
  ) -> JudgedBuild {
    judged(
      "4.3", number, suite: suite, result: .passed, tests: tests, started: day,
      versions: version.map { ["ovirt-engine": $0] } ?? [:])
  }

  // MARK: The day of the fix

  @Test func `the day of the fix itself decides nothing, the next day does`() {
    func on(_ day: Int) -> Standing? {
      standing([fix("4.3", day: 10)], [busy(1, day: day)])?.standing
    }
    #expect([9, 10, 11].map(on) == [.known, .known, .regressed])
  }

  @Test(arguments: [
    (23, 59, 0, false), (0, 0, 0, true), (2, 0, 120, true), (1, 59, 120, false),
    (20, 0, -240, true), (19, 59, -240, false),
  ])
  func `days end in UTC`(_ hour: Int, _ minute: Int, _ zone: Int, _ isBehind: Bool) {
    var build = busy(1)
    // Early hours are those of the next day.
    let day = hour < 12 ? 11 : 10
    build.build.started = Timestamp(
      year: 2019, month: 8, day: day, hour: hour, minute: minute, zone: zone)
    #expect(
      standing([fix("4.3", day: 10)], [build])?.standing == (isBehind ? .regressed : .known))
  }

  @Test func `a start without a zone must lie behind the day in every zone`() {
    func at(_ hour: Int) -> Standing? {
      var build = busy(1)
      build.build.started = Timestamp(year: 2019, month: 8, day: 11, hour: hour)
      return standing([fix("4.3", day: 10)], [build])?.standing
    }
    #expect([2, 13, 14].map(at) == [.known, .known, .regressed])
  }

  @Test func `a nightly of the day before does not have the fix yet`() {
    func with(_ sources: String) -> Standing? {
      standing(
        [fix("4.3", day: 10)],
        [busy(1, day: 11, version: "4.3.6.1-0.0.master.\(sources)093047.gitd6.el7")])?.standing
    }
    #expect(with("20190810") == .known)
    #expect(with("20190811") == .regressed)
  }

  @Test func `the sources' day tells where no start does`() {
    func with(_ sources: String, _ fix: Fix) -> Standing? {
      standing([fix], [busy(1, version: "4.3.6.1-0.0.master.\(sources)093047.gitd6.el7")])?.standing
    }
    #expect(with("20190811", fix("4.3", day: 10)) == .regressed)
    #expect(with("20190810", fix("4.3", day: 10)) == .known)
    #expect(with("20190811", fix("master", day: 10)) == .backportMissing)
    // Old sources do not tell how old the build is.
    #expect(with("20190801", fix("master", day: 10)) == nil)
  }

  @Test func `a release that is older than the fix does not have it, whenever it is tested`() {
    func with(_ version: String, _ fix: Fix) -> Standing? {
      standing([fix], [busy(300, day: 15, version: version)])?.standing
    }
    let (dated, numbered) = (
      fix("4.3", day: 10, version: "4.3.6.2"), fix("4.3", build: 203, version: "4.3.6.2")
    )
    for one in [dated, numbered] {
      #expect(with("4.3.5.5-1.el7", one) == .known)
      #expect(with("4.3.6.2-1.el7", one) == .regressed)
    }
    // Nightlies have the version that comes next, and the day of their sources.
    #expect(with("4.3.6.1-0.0.master.20190811093047.gitd6.el7", dated) == .regressed)
    let clean = [12, 13].map { quiet($0, day: $0, version: "4.3.5.5-1.el7") }
    #expect(standing([dated], [busy(1, day: 5)] + clean)?.standing == .known)
  }

  // MARK: Which fix applies

  @Test func `a second fix takes the first one's place`() {
    let fixes = [fix("4.3", day: 5), fix("4.3", day: 20)]
    #expect(standing(fixes, [busy(1, day: 10)])?.standing == .known)
    #expect(standing(fixes, [busy(1, day: 10), busy(2, day: 21)])?.standing == .regressed)
  }

  @Test func `a fix on master reaches the branches cut later, where a version tells`() {
    func on(_ branch: String, _ version: String?, fixed: String?) -> Standing? {
      standing(
        [fix("master", day: 5, version: fixed)], on: branch,
        [busy(1, on: branch, day: 10, version: version)])?.standing
    }
    #expect(on("4.3", nil, fixed: "4.4.0") == .backportMissing)
    #expect(on("4.4", nil, fixed: "4.4.0") == .regressed)
    #expect(on("4.10", nil, fixed: "4.4.0") == .regressed)
    // Without the version nobody knows which branches are younger.
    #expect(on("4.4", nil, fixed: nil) == .backportMissing)
    // The branch was there before the third number: only the engine's version tells.
    #expect(on("4.4", nil, fixed: "4.4.3") == nil)
    #expect(on("4.4", "4.4.2.1-1.el8", fixed: "4.4.3") == .known)
    #expect(on("4.4", "4.4.3.1-1.el8", fixed: "4.4.3") == .regressed)
  }

  @Test func `a fix for all branches is missing nowhere`() {
    let fixes = [fix("*", day: 5)]
    #expect(standing(fixes, [busy(1, day: 10)])?.standing == .regressed)
    #expect(standing(fixes, [busy(1, day: 4)])?.standing == .known)
    #expect(standing([fix("4.*", day: 5)], [busy(1, day: 10)])?.standing == .regressed)
  }

  @Test func `a fix with its own backport is missing nowhere`() {
    let fixes = [fix("master", day: 1, version: "4.4.0"), fix("4.3", day: 20)]
    #expect(standing(fixes, [busy(1, day: 10)])?.standing == .known)
  }

  @Test func `a build number counts within one suite`() {
    let fixes = [fix("4.3", build: 100)]
    let basic = "basic-suite-4.3"
    #expect(standing(fixes, [busy(99)])?.standing == .known)
    #expect(standing(fixes, [busy(100)])?.standing == .regressed)
    // The numbers of two jobs have nothing to do with each other.
    #expect(standing(fixes, [busy(100), busy(7, suite: basic)])?.standing == nil)
    #expect(standing(fixes, [busy(100), quiet(7, suite: basic)])?.standing == .regressed)
    #expect(standing(fixes, [busy(nil)])?.standing == nil)
  }

  // MARK: How many builds are enough

  @Test func `builds count where they are later and have the fix`() {
    let fixes = [fix("4.3", day: 10)]
    let early = [busy(1, day: 5), quiet(2, day: 9), quiet(3, day: 11)]
    #expect(standing(fixes, early)?.standing == .known)
    #expect(standing(fixes, early)?.clean == 1)
    #expect(standing(fixes, early + [quiet(4, day: 12)])?.standing == .likelyFixed)
    // Without numbers their starts tell, and their versions.
    #expect(
      standing(fixes, [busy(nil, day: 5), quiet(nil, day: 12), quiet(nil, day: 13)])?.standing
        == .likelyFixed)
    let versions = [
      busy(nil, version: "4.3.5-1"), quiet(nil, version: "4.3.7-1"), quiet(nil, version: "4.3.8-1"),
    ]
    #expect(standing([fix("4.3", version: "4.3.6")], versions)?.standing == .likelyFixed)
    #expect(standing([], versions)?.standing == .stale)
    // The last of them shows it: nothing is over.
    #expect(standing([], [busy(1), quiet(2), quiet(3), busy(4)])?.standing == .known)
  }

  @Test func `a build that did not run the tests is no sign`() {
    func with(_ build: JudgedBuild) -> Standing? {
      standing([], [busy(1), quiet(2), build])?.standing
    }
    let some = TestCounts(passed: 9, failed: 1)
    #expect(with(quiet(3)) == .stale)
    #expect(with(judged("4.3", 3, tests: some, fault("other", test: "t.c"))) == .stale)
    #expect(
      with(judged("4.3", 3, tests: some, fault("down", test: nil, stage: .teardown))) == .stale)
    for stage in Stage.allCases where stage != .teardown {
      #expect(
        with(judged("4.3", 3, tests: some, fault("broke", test: nil, stage: stage))) == .known)
    }
    #expect(with(judged("4.3", 3)) == .known)
    #expect(with(judged("4.3", 3, result: .passed)) == .known)
    #expect(with(judged("4.3", 3, result: .unknown, tests: some)) == .known)
    #expect(with(judged("4.3", 3, result: .aborted, tests: some)) == .known)
    #expect(with(judged("4.3", 3, result: .passed, tests: TestCounts(skipped: 10))) == .known)
    let part = NotEvaluated(log: "a.log", reason: "cut off")
    #expect(
      with(judged("4.3", 3, result: .passed, tests: some, notEvaluated: [part])) == .known)
    #expect(
      with(judged("4.3", 3, tests: some, fault("x", test: "t.c", verdict: .notEvaluated))) == .known
    )
  }

  @Test func `a build in which the test failed of something else is no sign`() {
    let some = TestCounts(passed: 9, failed: 1)
    let other = judged("4.3", 3, tests: some, fault("other", .unmanaged))
    #expect(standing([], [busy(1), quiet(2), other])?.standing == .known)
    let lost = judged(
      "4.3", 3, tests: some, fault("other", test: "t.c", .unmanaged, also: [Kind.busy.id]))
    #expect(standing([], [busy(1), quiet(2), lost])?.standing == .known)
  }

  @Test func `a run that ended earlier than those that show it is no sign`() {
    func with(_ ran: Int) -> Standing? {
      let short = judged(
        "4.3", 3, tests: TestCounts(passed: ran - 1, failed: 1), fault("other", test: "t.c"))
      return standing([], [busy(1), quiet(2), short])?.standing
    }
    #expect(with(9) == .known)
    #expect(with(10) == .stale)
  }

  @Test func `a run that skips more than those that show it is no sign`() {
    func with(_ tests: TestCounts) -> Standing? {
      let shown = busy(1, tests: TestCounts(passed: 9, failed: 1, skipped: 1))
      return standing([], [shown, quiet(2), quiet(3, tests: tests)])?.standing
    }
    #expect(with(TestCounts(passed: 9, skipped: 1)) == .stale)
    // The test may be the one that is skipped.
    #expect(with(TestCounts(passed: 9, skipped: 2)) == .known)
    #expect(with(TestCounts(passed: 10, skipped: 2)) == .stale)
    // A mail counts only what failed.
    let mailed = busy(1, tests: TestCounts(failed: 1))
    let later = [2, 3].map { quiet($0, tests: TestCounts(passed: 9, skipped: 2)) }
    #expect(standing([], [mailed] + later)?.standing == .stale)
    let failed = judged("4.3", 3, tests: TestCounts(passed: 1, failed: 1), fault("x", test: "t.c"))
    #expect(standing([], [mailed, quiet(2), failed])?.standing == .known)
    // One that tells of two does not stop at the first.
    let two = busy(1, tests: TestCounts(failed: 2))
    #expect(standing([], [two, quiet(2), failed])?.standing == .stale)
  }

  @Test func `a test that failed of something else is known by the end of its name`() {
    let other = judged(
      "4.3", 3, tests: TestCounts(passed: 9, failed: 1), fault("other", test: "test_b"))
    #expect(standing([], [busy(1), quiet(2), other])?.standing == .known)
  }

  @Test func `copies of a build without a number count once`() {
    let copies = [quiet(nil, day: 12), quiet(nil, day: 12)]
    #expect(standing([], [busy(nil, day: 5)] + copies)?.standing == .known)
    #expect(standing([], [busy(nil, day: 5), quiet(nil, day: 13)] + copies)?.standing == .stale)
  }

  // MARK: Numbers that tell nothing

  @Test func `where numbers began anew starts tell what is later`() {
    let old = [busy(200, day: 1), quiet(201, day: 2), quiet(202, day: 3)]
    #expect(standing([], old)?.standing == .stale)
    let again = standing([], old + [busy(1, day: 20)])
    #expect(again?.standing == .known)
    #expect(again?.seen.map(\.number) == [200, 1])
    #expect(standing([], old + [busy(1, day: 20), quiet(2, day: 21)])?.clean == 1)
    #expect(
      standing([fix("4.3", day: 10)], [busy(200, day: 1), quiet(1, day: 20), quiet(2, day: 21)])?
        .standing == .likelyFixed)
    // Nothing tells whether the one without a start was before or after.
    #expect(
      standing([fix("4.3", day: 10)], [quiet(150, day: 1), busy(200), quiet(1, day: 20)])?.standing
        == nil)
  }

  @Test func `a number means nothing where two jobs run one suite`() {
    let fixes = [fix("4.3", build: 203)]
    #expect(standing(fixes, [busy(9000, day: 5)])?.standing == .regressed)
    #expect(
      standing(fixes, [quiet(150, day: 1), busy(9000, day: 5), quiet(152, day: 3)])?.standing
        == .regressed)
    #expect(
      standing(fixes, [quiet(150, day: 1), quiet(201, day: 9), busy(9000, day: 5)])?.standing
        == nil)
    // A build may wait for a machine while the next one begins.
    #expect(standing(fixes, [quiet(202, day: 5), busy(203, day: 4)])?.standing == .regressed)
  }

  @Test func `builds without a start have what an earlier one has`() {
    #expect(
      standing([fix("4.3", day: 10)], [busy(1, day: 5), quiet(2, day: 12), quiet(3), quiet(4)])?
        .clean == 3)
  }

  @Test func `what several suites show is gone where it is gone from each`() {
    let basic = "basic-suite-4.3"
    let one = [busy(1), quiet(2), quiet(3), busy(7, suite: basic), quiet(8, suite: basic)]
    #expect(standing([], one)?.standing == .known)
    #expect(standing([], one + [quiet(9, suite: basic)])?.standing == .stale)
  }

  // MARK: What is not known

  @Test func `without time, version and number there is no standing`() {
    #expect(standing([], [busy(nil)])?.standing == nil)
    #expect(standing([], [busy(nil, day: 5)])?.standing == .known)
    #expect(standing([fix("4.3", day: 10)], [busy(7)])?.standing == nil)
    #expect(standing([fix("master", day: 10)], [busy(7)])?.standing == nil)
  }

  @Test func `a build without a start lies between its neighbours`() {
    let fixes = [fix("4.3", day: 10)]
    #expect(standing(fixes, [quiet(1, day: 11), busy(2)])?.standing == .regressed)
    #expect(standing(fixes, [busy(1), quiet(2, day: 9)])?.standing == .known)
    #expect(standing(fixes, [quiet(1, day: 9), busy(2), quiet(3, day: 12)])?.standing == nil)
  }

  @Test func `a build of an unknown branch has no standing`() {
    let build = judged(nil, 3, fault("busy", .busy))
    let report = Report(judged: [build], by: [])
    #expect(report.signatures.first?.standings.isEmpty == true)
    #expect(report.builds[0].faults[0].standing == nil)
  }

  // MARK: What reports say

  @Test func `each fault is told the standing of its signature on its branch`() {
    let signature = Signature(
      id: Self.id, title: Template("x"), match: [],
      fixes: [fix("master", day: 5, version: "4.4.0")])
    let report = Report(
      judged: [busy(1, day: 10), busy(2, on: "master", day: 11), busy(3, on: "4.2", day: 1)],
      by: [signature])
    #expect(
      report.builds.map { $0.faults[0].standing } == [.known, .backportMissing, .regressed])
    #expect(FailCondition.regressed.holds(in: report))
  }
}
