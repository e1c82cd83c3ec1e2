import Testing

@testable import Triage

/// What a report keeps of very many builds, and how it tells what it does not keep.
@Suite struct ReportRoomTests {
  private func report(on builds: [JudgedBuild], keeping faults: Int) -> Report {
    var room = ReportRoom(faults: faults)
    return Report(judged: builds.map { room.fit($0) }, by: [])
  }

  /// Three builds of an explained and an unexplained fault each, of which three faults are kept.
  private var small: Report {
    let builds = (1...3).map { (number: Int) in
      judged(
        "4.3", number, fault(LogText("open \(number)".utf8)),
        fault(LogText("busy \(number)".utf8), .busy))
    }
    return report(on: builds, keeping: 3)
  }

  @Test func `the first builds keep their faults, and of one build the recognised ones stay`() {
    #expect(
      small.builds.map { $0.faults.map(\.fault.message) } == [
        ["open 1", "busy 1"], ["busy 2"], [],
      ])
    #expect(small.builds.map(\.faultTotal) == [2, 2, 2])
    #expect(
      small.builds.map(\.leftOut) == [[:], [.unexplained: 1], [.explained: 1, .unexplained: 1]])
  }

  @Test func `text and markdown tell how many faults are not kept`() {
    let told = "3 more faults left out: too many in all builds together"
    #expect(rendered(small, as: .text).contains(told))
    #expect(rendered(small, as: .markdown).contains(told))
  }

  @Test func `JSON counts what is not kept by its verdict, and only where something is not`() {
    let expected = """
      ,
        "leftOut": {
          "faults": 3,
          "ofReport": 3,
          "verdicts": {"explained": 1, "suspected": 0, "unexplained": 2, "not-evaluated": 0},
          "notEvaluated": 0
        }
      }

      """
    #expect(rendered(small, as: .json).hasSuffix(expected))
    let whole = report(on: [judged("4.3", 1, fault("open"))], keeping: 1)
    #expect(!rendered(whole, as: .json).contains("leftOut"))
  }

  @Test func `a condition holds for faults that are not kept`() {
    let last = report(
      on: [judged("4.3", 1, fault("busy", .busy)), judged("4.3", 2, fault("open"))], keeping: 1)
    #expect(FailCondition.unexplained.holds(in: last))
    #expect(!FailCondition.suspected.holds(in: last))
  }

  @Test func `a victim whose cause is not kept stands alone`() {
    var build = judged("4.3", 1, fault("cause"), fault("victim", .busy))
    build.faults[1].root = 0
    build.faults[1].rootReason = "it came first"
    let kept = report(on: [build], keeping: 1).builds[0].faults
    #expect(kept.map(\.fault.message) == ["victim"])
    #expect(kept.map(\.root) == [nil])
    #expect(kept.map(\.rootReason) == [nil])
  }

  /// Builds of a thousand equal faults each, fitted into the room of one report.
  private func fitted(_ builds: Int, of fault: Fault) -> [JudgedBuild] {
    var room = ReportRoom()
    return (0..<builds).map { number in
      var build = judged("4.3", number)
      build.faults = Array(
        repeating: JudgedFault(fault: fault, verdict: .unexplained), count: Build.faultLimit)
      build.faultTotal = Build.faultLimit
      return room.fit(build)
    }
  }

  @Test func `where the room is short faults keep the beginning of one piece of evidence`() {
    let text = LogText([UInt8](repeating: 0x78, count: Evidence.textLimit))
    let evidence = (1...20).map {
      Evidence(log: "console.log", line: $0, column: 1, length: text.bytes.count, text: text)
    }
    let fault = Fault(
      place: .test("t"), phase: .call, message: "m", http: nil, evidence: evidence)
    let kept = fitted(3, of: fault).flatMap(\.faults)
    #expect(kept.count == 3 * Build.faultLimit)
    let whole = kept.prefix { $0.evidence.count == 20 }
    #expect(whole.count > 100)
    #expect(whole.count < 300)
    for one in kept.dropFirst(whole.count) {
      #expect(one.evidence.map(\.length) == [256])
      #expect(one.evidence.map(\.text.bytes.count) == [256])
      #expect(one.fault.evidenceTotal == 20)
    }
  }

  @Test func `where there is no room for long messages faults are counted`() {
    let message = LogText([UInt8](repeating: 0x78, count: FaultText.messageLimit))
    let fault = Fault(place: .test("t"), phase: .call, message: message, http: nil, evidence: [])
    let builds = fitted(4, of: fault)
    let kept = builds.reduce(0) { $0 + $1.faults.count }
    #expect(kept == Report.moreFaultBytes / (message.bytes.count + 1 - Report.faultBytes))
    #expect(builds.map(\.faultTotal) == Array(repeating: Build.faultLimit, count: 4))
    #expect(builds.reduce(kept) { $0 + $1.leftOutOfReport } == 4 * Build.faultLimit)
  }

  @Test func `what was not evaluated is counted beyond a limit`() {
    let parts = (0..<Build.notEvaluatedLimit + 5).map {
      NotEvaluated(log: "\($0).log", reason: "cut off")
    }
    let report = report(on: [judged("4.3", 1, notEvaluated: parts)], keeping: 1)
    #expect(report.builds[0].notEvaluated.count == Build.notEvaluatedLimit)
    #expect(report.totals.inputsNotEvaluated == Build.notEvaluatedLimit + 5)
    #expect(
      rendered(report, as: .text).contains(
        "1005 parts of the input not evaluated: see the end, but for 5 of them"))
    #expect(rendered(report, as: .json).contains("\"notEvaluated\": 5"))
  }

  @Test func `a report keeps nothing of what its faults were judged by`() {
    var build = judged("4.3", 1, fault("open"))
    build.faults[0].fault.traces = [("console.log", Trace([Line(number: 1, raw: [0x61])]))]
    build.build.actions = [
      Failure(place: .product, phase: nil, faults: [], log: "engine.log", teller: .product)
    ]
    for keepsLines in [false, true] {
      var room = ReportRoom(keepsLines: keepsLines)
      let fitted = room.fit(build)
      #expect(fitted.faults[0].fault.traces.isEmpty == !keepsLines)
      #expect(fitted.build.actions.isEmpty == !keepsLines)
      #expect(fitted.build.logTotal == 1)
      #expect(fitted.isOutsideOST == build.isOutsideOST)
    }
  }
}
