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
          "verdicts": {
            "explained": 1,
            "suspected": 0,
            "unexplained": 2,
            "not-evaluated": 0
          },
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

  @Test func `where the room is short faults keep one piece of evidence, and then none is kept`() {
    let text = LogText([UInt8](repeating: 0x78, count: 4 << 10))
    let evidence = (1...20).map {
      Evidence(log: "console.log", line: $0, column: 1, length: 4 << 10, text: text)
    }
    let faults = (0..<8000).map { number in
      JudgedFault(
        fault: Fault(
          place: .test(LogText("t\(number)".utf8)), phase: .call, message: "m", http: nil,
          evidence: evidence), verdict: .unexplained)
    }
    var room = ReportRoom()
    let builds = stride(from: 0, to: faults.count, by: 1000).map { start in
      var build = judged("4.3", start)
      build.faults = Array(faults[start..<start + 1000])
      build.faultTotal = 1000
      return room.fit(build)
    }
    let kept = builds.flatMap(\.faults)
    let whole = kept.count { $0.evidence.count == 20 }
    #expect(whole == Report.moreFaultBytes / (20 * (text.bytes.count + 96) - Report.faultBytes))
    #expect(kept.allSatisfy { $0.fault.evidenceTotal == 20 })
    #expect(kept.count > 4000)
    #expect(kept.count + builds.reduce(0) { $0 + $1.leftOutOfReport } == 8000)
    #expect(kept.count < 8000)
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
