@testable import RuleBook
import Testing
@testable import Triage
import Yams

/// Drafted rule files of all payloads, read again.
@Suite struct DraftFileTests {
  @Test func `a draft is YAML that gives back what it was drafted from`() throws {
    let positions = Filler.Positions()
    var deviations: [Deviation] = []
    var drafts = 0
    for payload in Payload.run {
      guard let draft = Filler(payload, noting: positions).draft() else { continue }
      drafts += 1
      if let what = problem(with: draft, of: payload) {
        deviations.append(Deviation(form: "rules new", payload: payload, what: what))
      }
    }
    print(
      "writers: rules new: \(Payload.run.count) payloads x \(positions.names.count) positions,",
      "\(drafts) drafts, judged by Yams and rules check: \(deviations.count) findings")
    for deviation in deviations.prefix(8) { Issue.record("\(deviation)") }
    #expect(deviations.isEmpty)
    #expect(drafts > Payload.run.count / 2)
  }

  private func problem(with draft: RuleDraft, of payload: Payload) -> String? {
    if let hidden = TextJudge.problem(in: draft.text, isForPeople: false) { return hidden }
    guard let tree = try? Yams.load(yaml: draft.text) as? [String: Any] else { return "no YAML" }
    guard let examples = tree["examples"] as? [String: Any],
      let matches = examples["matches"] as? [String]
    else { return "no examples" }
    let message = Filler(payload).draftMessage
    if !message.isLossy,
      !matches.contains(where: { Self.unmarked($0) == Self.unmarked(message.shown) })
    {
      return "the message reads back as \(Payload((matches.first ?? "").utf8))"
    }
    let file = RuleSource.Text(path: "\(draft.id).yaml", text: draft.text)
    let problems = RuleBook.Check([RuleSource(.user, .texts([file]))], context: [Filler.otherRule])
      .diagnostics
    return problems.first.map { "rules check: \($0.sentence)" }
  }

  /// A text without the marks of examples and blanks at its ends, as scalars.
  private static func unmarked(_ text: String) -> [Unicode.Scalar] {
    // YAML cannot hold a zero byte.
    let scalars = text.unicodeScalars.filter { !"«»‹›".unicodeScalars.contains($0) }
      .map { $0 == "\0" ? "\u{FFFD}" : $0 }
    let blanks: Set<Unicode.Scalar> = [" ", "\n", "\r", "\t"]
    return Array(
      scalars.drop(while: blanks.contains).reversed().drop(while: blanks.contains).reversed())
  }
}

extension Filler {
  /// A message with enough words to draft a rule from.
  var draftMessage: LogText {
    LogText("the host answered ".utf8 + log("message").bytes + " with an error".utf8)
  }

  /// The draft of a rule for the message; nil where none can be drafted.
  func draft() -> RuleDraft? {
    var fault = JudgedFault(
      fault: Fault(
        place: .test(log("test name")), phase: .call, message: draftMessage, http: nil,
        evidence: [evidence("log of evidence")]), verdict: .unexplained)
    fault.group = .template("one")
    fault.keys = [text("catalogue key")]
    let build = Build(id: Build.ID(branch: Branch(text("branch")), number: 1), source: "x")
    let judged = JudgedBuild(build: build, faults: [fault], notEvaluated: [])
    return try? RuleDraft(
      DraftSubject(fault, in: [judged]),
      in: DraftContext(
        book: RuleBook(loading: [Self.otherRule]), builds: [judged], catalogue: nil))
  }

  /// A rule to live among.
  static let otherRule = RuleSource(
    .shipped,
    .texts([
      RuleSource.Text(
        path: "other/rule.yaml",
        text: """
          id: other/rule
          title: another rule
          match:
            fault: 'The quick brown fox of the other rule'
          examples:
            matches: ['«The quick brown fox of the other rule»']
            rejects: ['A lazy dog']
          """)
    ]))
}
