import Testing

@testable import Triage

@Suite struct FailConditionTests {
  @Test func `a condition holds where a fault has the verdict`() {
    let explained = Report(judged: [judged("4.3", 1, fault("a", .busy))], by: [])
    #expect(FailCondition.allCases.allSatisfy { !$0.holds(in: explained) })
    let silent = Report(judged: [judged("4.3", 1)], by: [])
    #expect(FailCondition.unexplained.holds(in: silent))
    let mixed = Report(
      judged: [judged("4.3", 1, fault("a", .unmanaged), fault("b", verdict: .notEvaluated))], by: []
    )
    #expect(FailCondition.suspected.holds(in: mixed))
    #expect(FailCondition.notEvaluated.holds(in: mixed))
    #expect(!FailCondition.unexplained.holds(in: mixed))
    let unread = Report(
      judged: [
        judged("4.3", 1, result: .passed, notEvaluated: [NotEvaluated(log: "a", reason: "b")])
      ],
      by: [])
    #expect(FailCondition.notEvaluated.holds(in: unread))
  }

  @Test func `a fault that follows from an explained one counts by its own verdict`() {
    var build = judged("4.3", 1, fault("a", .busy), fault("b"))
    build.faults[1].root = 0
    #expect(FailCondition.unexplained.holds(in: Report(judged: [build], by: [])))
  }

  @Test func `new needs a baseline that lacks the fault`() {
    var report = Report(judged: [judged("4.3", 1, fault("a"))], by: [])
    #expect(!FailCondition.new.holds(in: report))
    let item = Changes.Item(branch: "4.3", signature: nil, test: nil, message: "a")
    report.changes = Changes(new: [item], gone: [], continuing: 0)
    #expect(FailCondition.new.holds(in: report))
  }
}
