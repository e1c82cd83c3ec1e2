import Matching
import Testing
import Triage

@testable import RuleBook

/// A subject of one or more messages of one meaning.
func draftSubject(_ messages: [LogText], keys: [String] = [], test: LogText? = nil) -> DraftSubject
{
  let judged = messages.map { message in
    var fault = JudgedFault(
      fault: Fault(
        place: test.map { .test($0) } ?? .product, phase: test == nil ? nil : .call,
        message: message, http: nil,
        evidence: [
          Evidence(
            log: "console.log", line: 1, column: 1, length: message.bytes.count, text: message)
        ]),
      verdict: .unexplained)
    fault.group = .template("one")
    fault.keys = keys
    return fault
  }
  let build = Build(id: Build.ID(), source: "x")
  return DraftSubject(judged[0], in: [JudgedBuild(build: build, faults: judged, notEvaluated: [])])
}

/// A rule to live among, whose examples are a draft's rejects where nothing else is known.
let otherRule = RuleSource(
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

/// Drafts a rule among ``otherRule``.
func draft(
  _ messages: [LogText], keys: [String] = [], catalogue: Catalogue? = nil, id: String? = nil
) throws -> RuleDraft {
  try RuleDraft(
    draftSubject(messages, keys: keys),
    in: DraftContext(
      book: RuleBook(loading: [otherRule]), builds: [], catalogue: catalogue), id: id)
}

/// The patterns of a draft, as its file has them.
func patterns(
  _ messages: LogText..., keys: [String] = [], catalogue: Catalogue? = nil
) throws -> [String] {
  let draft = try draft(messages, keys: keys, catalogue: catalogue)
  let signature = try #require(draft.signature, "\(draft.text)")
  return signature.match.flatMap(\.patterns).map(\.source)
}

/// What the check says of a draft.
func problems(of draft: RuleDraft, among context: [RuleSource] = [otherRule]) -> [String] {
  let file = RuleSource.Text(path: "\(draft.id).yaml", text: draft.text)
  return RuleBook.Check([RuleSource(.user, .texts([file]))], context: context).diagnostics
    .map { "\($0.severity.rawValue): \($0.sentence)" }
}
