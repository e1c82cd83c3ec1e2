import Matching
import Testing

@testable import Triage

@Suite struct ConsiderationTests {
  /// A build with one failed test, of a message and a trace.
  private func build(_ message: String, trace: String = "", branch: String = "4.3") -> Build {
    var build = Build(
      id: Build.ID(branch: Branch(branch), suite: Suite("network-suite-\(branch)"), number: 1),
      source: "x")
    build.tests = TestCounts(failed: 1)
    let text = LogText(message.utf8)
    build.faults = [
      Fault(
        place: .test("t.test_a"), phase: .call, message: text, http: nil,
        evidence: [Evidence(log: "c.log", line: 1, column: 1, length: 1, text: text)],
        traces: [("c.log", Trace([Line(number: 100, raw: Array(trace.utf8)[...])]))])
    ]
    return build
  }

  /// What was considered, one line each.
  private func told(_ build: Build, _ rules: Signature..., limits: Limits = Limits()) -> [String] {
    let judge = Judge(SignatureSet(rules), limits: limits, explains: true)
    return judge.judge(build).faults.flatMap { fault in
      fault.considered.map { one in
        let partial = one.partial.map { partial in
          let matched = partial.pattern.utf8.prefix(partial.matched)
          return " [\(String(decoding: matched, as: UTF8.self))|\(partial.rest.shown)]"
        }
        return "\(one.signature) \(one.outcome.rawValue): \(one.reason)\(partial ?? "")"
      }
    }
  }

  private let narrow = Scope(branches: [Glob("4.3")])

  @Test func `the winner is told first, with why it won`() throws {
    let wide = try signature("b", "lock is busy")
    #expect(told(build("lock is busy"), wide) == ["b won: the only one that holds"])
    #expect(
      told(build("lock is busy"), wide, try signature("a", "lock", scope: narrow)) == [
        "a won: its scope is narrower than that of b",
        "b lost: holds as well; a has the narrower scope",
      ])
    #expect(
      told(build("lock is busy"), wide, try signature("a", "lock", before: ["b"])) == [
        "a won: it says that it stands before b",
        "b lost: holds as well; a says that it stands before this one",
      ])
    #expect(
      told(build("lock is busy"), wide, try signature("a", "lock")) == [
        "a won: as narrow as others that hold: ambiguous, and the weaker verdict stands",
        "b lost: holds as well and is as narrow: ambiguous",
      ])
  }

  @Test func `a scope that refuses is told with its key`() throws {
    let rules = try signature("a", "lock is busy", scope: narrow)
    #expect(
      told(build("lock is busy", branch: "master"), rules) == [
        "a out-of-scope: scope.branches ['4.3'] excludes master"
      ])
    #expect(
      told(
        build("lock is busy"),
        try signature("b", "lock is busy", scope: Scope(suites: [Glob("basic-*"), Glob("he-*")])),
        try signature("c", "lock is busy", scope: Scope(tests: [Glob("*test_b")])),
        try signature("d", "lock is busy", scope: Scope(phases: [.setup, .teardown]))) == [
          "b out-of-scope: scope.suites ['basic-*', 'he-*'] excludes network-suite-4.3",
          "c out-of-scope: scope.tests ['*test_b'] excludes t.test_a",
          "d out-of-scope: scope.phases ['setup', 'teardown'] excludes call",
        ])
  }

  @Test func `a message that a pattern matches in part is told up to where`() throws {
    #expect(
      told(
        build("the lock is held by host-1"), try signature("a", "lock is held in vain"),
        try signature("b", #"lock is held by (?<who>\w+)\."#), try signature("c", "lock was free"))
        == [
          #"b missed: its pattern matches a part of the message [lock is held by (?<who>\w+)|-1]"#,
          "a missed: its pattern matches a part of the message [lock is held |by host-1]",
        ])
  }

  @Test func `another clause that is missing or forbidden is told`() throws {
    let rules = [
      try signature("a", match: [(.engine, ["rolled back"]), (.fault, ["lock is busy"])]),
      try signature("b", match: [(.fault, ["lock is busy"])], not: [(.trace, ["change_cluster"])]),
      try signature("c", match: [(.engine, ["rolled back"]), (.fault, ["something else"])]),
    ]
    #expect(
      told(build("lock is busy", trace: "in change_cluster"), rules[0], rules[1], rules[2]) == [
        "a missed: its other patterns match, but there is no engine.log",
        "b missed: what it forbids under not.trace is there, c.log:100",
      ])
  }

  @Test func `a pattern that was stopped is told, and who holds but cannot win`() throws {
    let slow = try signature("a", #"(?:a+)+(?:a+)+[xy]"#, scope: narrow)
    let text = String(repeating: "a", count: 3000)
    #expect(
      told(build(text), slow, try signature("b", "aaa"), limits: Limits(steps: 1000)) == [
        "b lost: holds, but nobody may say whether one that was stopped stands first",
        "a stopped: the pattern '(?:a+)+(?:a+)+[xy]' ran into the step limit",
      ])
  }

  @Test func `no more than eight are told, with the total`() throws {
    let rules = try (0..<20).map { try signature("a\($0)", "lock is busy \($0)") }
    let judge = Judge(SignatureSet(rules), explains: true)
    let fault = judge.judge(build("lock is busy")).faults[0]
    #expect(fault.considered.count == 8)
    #expect(fault.consideredTotal == 20)
    #expect(Judge(SignatureSet(rules)).judge(build("lock is busy")).faults[0].considered.isEmpty)
  }

  @Test func `near misses are looked for within a budget, and the rest is told`() throws {
    let misses = NearMisses(budget: 2)
    let clause = Signature.Clause(place: .fault, patterns: [try Pattern("lock is busy now")])
    #expect(misses.nearest(of: clause, in: "lock is busy")?.share == 75)
    #expect(misses.nearest(of: clause, in: "lock is busy")?.share == 75)
    #expect(misses.nearest(of: clause, in: "something else") == nil)
    #expect(misses.remark == nil)
    #expect(misses.nearest(of: clause, in: "lock is busy too") == nil)
    #expect(
      misses.remark
        == "how far a pattern matches a message was not looked for in 1 case: there are too many, or the pattern is too slow"
    )
  }

  @Test func `a pattern that is too slow is compared with no other message`() throws {
    let misses = NearMisses()
    let clause = Signature.Clause(
      place: .fault, patterns: [try Pattern("aaaaaaaaaa(?:a+)+(?:a+)+[xy]zzzzz")])
    for count in 2000..<2010 {
      let text = LogText(repeatElement(UInt8(ascii: "a"), count: count))
      #expect(misses.nearest(of: clause, in: text) == nil)
    }
    #expect(misses.remark?.contains("in 10 cases") == true)
  }
}
