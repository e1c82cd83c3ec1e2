import Testing

@testable import Triage

@Suite struct VerdictDiffTests {
  /// One fault under two sets of rules, and what is to be told of it.
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var before: JudgedFault?
    var after: JudgedFault?
    var kind: VerdictChange.Kind?
    var isWeaker = false

    static let all = [
      Case("same", fault("a", .busy), fault("a", .busy), nil),
      Case("same without a signature", fault("a"), fault("a"), nil),
      Case("a first signature", fault("a"), fault("a", .busy), .gained),
      Case("a first signature, no reason yet", fault("a"), fault("a", .illegal), .gained),
      Case("a stronger verdict", guess(of: .busy), fault("a", .busy), .gained),
      Case("evaluated at last", fault("a", verdict: .notEvaluated), fault("a"), .gained),
      Case("a proof", fault("a", .busy), proved(.busy), .gained),
      Case("a fault of a new rule for lines", nil, fault("a", .busy), .gained),
      Case("no signature any more", fault("a", .busy), fault("a"), .lost, true),
      Case("recognised no more", fault("a", .illegal), fault("a"), .lost),
      Case("a weaker verdict", fault("a", .busy), guess(of: .busy), .lost, true),
      Case("a limit is hit", fault("a"), fault("a", verdict: .notEvaluated), .lost, true),
      Case("no proof any more", proved(.busy), fault("a", .busy), .lost),
      Case("no fault any more", fault("a", .busy), nil, .lost, true),
      Case("another signature", fault("a", .busy), fault("a", .empty), .moved),
      Case("another and weaker", fault("a", .busy), fault("a", .unmanaged), .moved, true),
      Case("another and stronger", fault("a", .unmanaged), fault("a", .busy), .moved),
      Case("another reason", fault("a", .busy), reworded(.busy), .reworded),
      Case(
        "other captures", fault("a", .busy), fault("a", .busy, captures: ["nic": "eth1"]),
        .reworded),
      Case("another one holds too", fault("a", .busy), fault("a", .busy, also: ["x/y"]), .reworded),
      Case("other evidence", fault("a", .busy), fault("a", line: 13, .busy), .reworded),
      Case("ambiguous now", fault("a", .busy), fault("a", .busy, ambiguous: true), .reworded),
    ]

    init(
      _ name: String, _ before: JudgedFault?, _ after: JudgedFault?, _ kind: VerdictChange.Kind?,
      _ isWeaker: Bool = false
    ) {
      (testDescription, self.before, self.after) = (name, before, after)
      (self.kind, self.isWeaker) = (kind, isWeaker)
    }

    private static func guess(of kind: Kind) -> JudgedFault {
      var kind = kind
      kind.verdict = .suspected
      return fault("a", kind)
    }

    private static func proved(_ kind: Kind) -> JudgedFault {
      var judged = fault("a", kind)
      judged.proof = .proved
      return judged
    }

    private static func reworded(_ kind: Kind) -> JudgedFault {
      var kind = kind
      kind.reason = "another reason"
      return fault("a", kind)
    }
  }

  @Test(arguments: Case.all)
  func `a change has its kind`(_ example: Case) {
    let diff = diff([example.before], [example.after])
    #expect(diff.changes.map(\.kind) == [example.kind].compactMap { $0 })
    #expect(diff.same == (example.kind == nil ? 1 : 0))
    #expect(diff.changes.contains { $0.isWeaker } == example.isWeaker)
  }

  @Test func `a renamed signature has not moved`() {
    var old = Kind.busy
    old.id = "network/old-name"
    let renamed = [(from: Signature.ID("network/old-name"), to: Signature.ID(Kind.busy.id))]
    let rules = RuleSetChanges(before: 1, after: 1, renamed: renamed)
    #expect(diff([fault("a", old)], [fault("a", .busy)], rules).changes.isEmpty)
    #expect(diff([fault("a", old)], [fault("a", .busy)]).changes.map(\.kind) == [.moved])
  }

  @Test func `what else differs is told in words`() {
    let before = fault("a", .busy, also: ["network/old-name"])
    var after = fault("a", .busy, also: ["network/new-name", "x/y"])
    after.evidence.append(fault("b", line: 14).evidence[0])
    let renamed = [
      (from: Signature.ID("network/old-name"), to: Signature.ID("network/new-name"))
    ]
    let rules = RuleSetChanges(before: 2, after: 3, renamed: renamed)
    let text = text(of: diff([before], [after], rules))
    #expect(text.contains("- also holds: network/new-name\n"))
    #expect(text.contains("+ also holds: network/new-name, x/y\n"))
    #expect(text.contains("- evidence: 1 place, 0 of them only here\n"))
    #expect(text.contains("+ evidence: 2 places, 1 of them only here\n"))
    let same = fault("a", .busy, also: ["network/new-name"])
    #expect(diff([before], [same], rules).changes.isEmpty)
  }

  @Test func `the headline tells how many of those that moved are weaker`() {
    let diff = diff(
      [fault("a", .busy), fault("b", .busy)], [fault("a", .unmanaged), fault("b", .empty)])
    #expect(diff.headline.contains(" 0 lost, 2 moved (1 weaker), 0 gained,"))
  }

  @Test func `faults in other company are regrouped`() {
    // A new rule takes one of three out of their group.
    let before = [fault("job 1 is gone"), fault("job 2 is gone"), fault("job 3 is gone")]
    let after = [fault("job 1 is gone", .illegal), before[1], before[2]]
    #expect(diff(before, after).changes.map(\.kind) == [.gained, .regrouped, .regrouped])
  }

  @Test func `a fault that follows from another one now is regrouped`() {
    var victim = fault("b", test: "tests.test_c")
    let before = [fault("a"), victim]
    victim.root = 0
    victim.rootReason = "both name eth1"
    let diff = diff(before, [fault("a"), victim])
    #expect(diff.changes.map(\.kind) == [.regrouped])
    #expect(diff.changes.first?.after?.root == 0)
  }

  @Test func `equal faults are paired in their order`() {
    let before = [fault("a", .busy), fault("a", .busy), fault("b")]
    let diff = diff(before, [fault("b"), fault("a", .busy)])
    #expect(diff.changes.map(\.kind) == [.lost])
    #expect(diff.changes.first?.fault?.message == "a")
    #expect(diff.same == 2)
  }

  @Test func `builds of one number are told apart by where they were read`() {
    func report(_ kinds: [Kind?]) -> Report {
      Report(
        judged: kinds.enumerated().map { index, kind in
          judged(nil, nil, source: "console-\(index).log", fault("a", kind))
        }, by: [])
    }
    let rules = RuleSetChanges(before: 1, after: 1)
    let diff = VerdictDiff(
      from: report([.busy, nil]), to: report([.busy, .empty]), rules: rules)
    #expect(diff.changes.map(\.build.build.source) == ["console-1.log"])
  }

  @Test func `only what the new rules alone could not judge is told`() {
    let known = NotEvaluated(log: "console.log", line: 3, reason: "the pattern hit its limit")
    let new = NotEvaluated(log: "console.log", line: 4, reason: "the pattern hit its limit")
    let diff = VerdictDiff(
      from: Report(judged: [judged("4.3", 1, notEvaluated: [known])], by: []),
      to: Report(judged: [judged("4.3", 1, notEvaluated: [known, new])], by: []),
      rules: RuleSetChanges(before: 1, after: 1))
    #expect(diff.notEvaluated.map(\.part.line) == [4])
    for format in [text(of: diff), markdown(of: diff), json(of: diff)] {
      #expect(format.contains("the pattern hit its limit"))
    }
  }

  @Test func `faults that a report leaves out are not called the same`() {
    var many = judged("4.3", 1, fault("a"))
    many.faultTotal = 1_500
    let report = Report(judged: [many], by: [])
    let diff = VerdictDiff(from: report, to: report, rules: RuleSetChanges(before: 1, after: 1))
    #expect(diff.leftOut == 1_499)
    #expect(text(of: diff).contains("1499 faults not compared: too many in one build"))
  }

  @Test func `texts of logs cannot break a comment`() {
    let hostile: LogText = "a | b\n## forged \u{202E} <script> @everyone"
    let diff = diff([fault(hostile)], [fault(hostile, .busy)])
    let lines = markdown(of: diff).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("| gained") }
    #expect(rows.count == 1)
    #expect(!lines.contains { $0.hasPrefix("## forged") })
    #expect(rows.first?.contains("\u{202E}") == false)
    #expect(text(of: diff).contains("⟨U+202E⟩"))
  }

  private func diff(
    _ before: [JudgedFault?], _ after: [JudgedFault?],
    _ rules: RuleSetChanges = RuleSetChanges(before: 1, after: 1)
  ) -> VerdictDiff {
    func report(_ faults: [JudgedFault?]) -> Report {
      var build = judged("4.3", 1)
      build.faults = faults.compactMap { $0 }
      build.faultTotal = build.faults.count
      return Report(judged: [build], by: [])
    }
    return VerdictDiff(from: report(before), to: report(after), rules: rules)
  }

  private func text(of diff: VerdictDiff) -> String {
    var text = ""
    TextDiffReport().write(diff, to: &text)
    return text
  }

  private func markdown(of diff: VerdictDiff) -> String {
    var text = ""
    MarkdownDiffReport().write(diff, to: &text)
    return text
  }

  private func json(of diff: VerdictDiff) -> String {
    var text = ""
    JSONDiffReport().write(diff, to: &text)
    return text
  }
}
