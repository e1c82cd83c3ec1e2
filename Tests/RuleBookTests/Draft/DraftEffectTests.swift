import RuleBook
import Testing
import Triage

/// What a draft is told to do before it is written.
@Suite struct DraftEffectTests {
  private func fault(_ message: LogText, test: LogText) -> Fault {
    Fault(
      place: .test(test), phase: .call, message: message, http: nil,
      evidence: [Evidence(log: "console.log", line: 1, column: 1, length: 1, text: message)])
  }

  private func build(
    _ branch: String, _ number: Int, _ result: Build.Result = .failed, _ faults: [Fault] = []
  ) -> Build {
    let id = Build.ID(
      branch: Branch(branch), suite: Suite("network-suite-\(branch)"), number: number)
    var build = Build(id: id, source: "\(number)")
    build.result = result
    build.faults = faults
    build.tests = TestCounts(passed: 1, failed: faults.count, errors: 0, skipped: 0)
    return build
  }

  /// The draft of the first fault of the first build, and its effect.
  private func drafted(_ builds: [Build]) throws -> (text: String, lines: [String]) {
    let book = RuleBook(loading: [otherRule])
    let judge = Judge(SignatureSet(book.signatures))
    let report = Report(judged: builds.map { judge.judge($0) }, by: book.signatures)
    let subject = DraftSubject(report.builds[0].faults[0], in: report.builds)
    let draft = try RuleDraft(subject, in: DraftContext(book: book, builds: report.builds))
    let signature = try #require(draft.signature)
    let set = SignatureSet(book.signatures + [signature])
    let with = Judge(set)
    let effect = DraftEffect(
      before: report.builds, after: report.builds.map { with.judge($0.build) }, of: signature,
      in: set, from: subject)
    return (draft.text, effect.lines)
  }

  @Test func `faults of the group are recognised, and nothing else`() throws {
    let lines = try drafted([
      build("4.3", 1, .failed, [fault("The lift of host h1 is stuck there", test: "a.test_b")]),
      build("4.3", 2, .failed, [fault("The lift of host h2 is stuck there", test: "a.test_c")]),
      build("master", 3, .passed),
    ]).lines
    #expect(
      lines == [
        "recognises 2 faults in 2 of 3 builds: 4.3 1, 4.3 2", "  tests: a.test_b, a.test_c",
        "catches nothing else, and nothing of 1 build that passed",
      ])
  }

  @Test func `faults of other meanings are told`() throws {
    let lines = try drafted([
      build(
        "4.3", 1, .failed,
        [
          fault("The lift is stuck there", test: "a.test_b"),
          fault("Nobody knows why: The lift is stuck there again and again", test: "a.test_c"),
        ])
    ]).lines
    #expect(
      lines == [
        "recognises 2 faults of the build", "  tests: a.test_b, a.test_c",
        "  1 of these faults means something else, for example:",
        "    Nobody knows why: The lift is stuck there again and again",
      ])
  }

  @Test func `a branch is proposed where other builds would have had the fault`() throws {
    let stuck = fault("The lift of the house is stuck there", test: "a.test_b")
    let own = (1...6).map { build("4.3", $0, .failed, [stuck]) }
    let many = try drafted(own + (7...12).map { build("master", $0, .passed) }).text
    #expect(many.contains("\n  branches: ['4.3']\n"))
    #expect(many.contains("# Seen in 6 of 6 builds of 4.3 and in none of 6 of other branches."))
    let few = try drafted(own + [build("master", 7, .passed)]).text
    #expect(!few.contains("branches: "))
    #expect(few.contains("too few to narrow it"))
    let both = try drafted(own + (7...12).map { build("master", $0, .failed, [stuck]) }).text
    #expect(!both.contains("cope"))
  }

  @Test func `a message that says little is narrowed to its tests`() throws {
    let text = try drafted([
      build("4.3", 1, .failed, [fault("Internal Engine Error", test: "tests.a.test_b[10.0.0.1]")])
    ]).text
    #expect(text.contains("\n  tests: ['*test_b[*']\n"))
  }
}
