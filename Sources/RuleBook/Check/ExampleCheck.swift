import Matching
import Triage

/// Checks that a rule does to its examples what they say.
struct ExampleCheck {
  private(set) var problems = Problems()
  private let rule: RuleFile
  private var hasToldUntried = false

  /// How many examples were compared with patterns that do not match them, and how many may be.
  private var compared = 0
  private static let comparedExamples = 20

  init(_ rule: RuleFile, with judge: inout ExampleJudge) {
    self.rule = rule
    requireBothKinds()
    for example in rule.examples.matches { tryExample(example, mustMatch: true, with: &judge) }
    for example in rule.examples.rejects { tryExample(example, mustMatch: false, with: &judge) }
  }

  /// Tries one example alone.
  init(
    _ example: RuleExample, mustMatch: Bool, of rule: RuleFile, with judge: inout ExampleJudge
  ) {
    self.rule = rule
    tryExample(example, mustMatch: mustMatch, with: &judge)
  }

  private mutating func tryExample(
    _ example: RuleExample, mustMatch: Bool, with judge: inout ExampleJudge
  ) {
    if mustMatch {
      // With wrong marks nobody knows which text is meant.
      if hasGoodMarks(example) { checkMatch(example, with: &judge) }
      return
    }
    let texts = ExampleJudge.texts(of: example, for: rule)
    if judge.holds(rule, for: texts) {
      report(
        .rejectMatched, "rule matches an example that it must reject", at: example.place,
        help: "narrow the pattern, or add 'not:'")
    } else if let (place, limit) = judge.stop(of: rule, for: texts) {
      tellStopped(place, limit, at: example)
    }
  }

  private mutating func tellStopped(_ place: Place, _ limit: Limit, at example: RuleExample) {
    report(
      .exampleStopped,
      "pattern for '\(place.rawValue)' ran into the \(limit.rawValue) on an example",
      at: example.place,
      help: "write the pattern with fewer nested repetitions")
  }

  private mutating func report(
    _ finding: RuleFinding, _ sentence: String, at place: Range<Int>, notes: [String] = [],
    help: String
  ) {
    problems.tell(finding, in: rule, sentence, at: place, notes: notes, help: help)
  }

  /// Says once that the examples of a rule for a key were not tried.
  private mutating func tellUntried() {
    guard !hasToldUntried else { return }
    hasToldUntried = true
    problems.tell(
      .exampleNotTried, in: rule,
      "examples are not tried: only a catalogue tells their keys", at: rule.id.place,
      help: "name one with '--catalogue FILE', or write the key beside: {fault: '…', key: '…'}")
  }

  private mutating func requireBothKinds() {
    let hasMatch = !rule.examples.matches.isEmpty
    let hasReject = !rule.examples.rejects.isEmpty
    if !hasMatch {
      report(
        .missingExample, "rule has no example that matches", at: rule.id.place,
        help: "add 'examples:' with 'matches:' and a real message in it")
    }
    if !hasReject {
      report(
        .missingExample, "rule has no example that it rejects", at: rule.id.place,
        help: "add 'rejects:' below 'examples:' with a similar message of another fault")
    }
  }

  private mutating func hasGoodMarks(_ example: RuleExample) -> Bool {
    let known = problems.count
    for entry in example.texts {
      for stray in MarkedText(entry.text.value).stray {
        problems.tell(
          .exampleMark, in: rule, "mark without a partner in an example",
          at: entry.text.place(ofBytes: stray),
          help: "put one « before and one » behind what the pattern matches")
      }
    }
    return problems.count == known
  }

  private mutating func checkMatch(_ example: RuleExample, with judge: inout ExampleJudge) {
    let texts = ExampleJudge.texts(of: example, for: rule)
    for clause in rule.match {
      let key = clause.place.rawValue
      switch judge.outcome(of: clause, for: texts) {
      case .holds(let ranges): checkCover(of: clause, ranges: ranges, in: example)
      case .fails where clause.place == .key:
        report(
          .exampleUnmatched, "message of the example does not have the key", at: example.place,
          notes: ["the key is \(pattern(of: clause))"], help: "correct the key or the example")
      case .fails: tellUnmatched(example, clause, with: &judge)
      case .stopped(let limit): tellStopped(clause.place, limit, at: example)
      case .noCatalogue: tellUntried()
      case .noText:
        let present = texts.map { "\($0.place.rawValue): '…'" }.joined(separator: ", ")
        report(
          .exampleWithoutText, "example has no text for '\(key)'", at: example.place,
          help: "write a text for each place, as in {\(present), \(key): '…'}")
      }
    }
    for clause in rule.not {
      guard case .holds = judge.outcome(of: clause, for: texts) else { continue }
      report(
        .exampleForbidden, "'not' forbids this example", at: example.place,
        notes: ["the pattern is \(pattern(of: clause))"],
        help: "narrow 'not', or list the example under 'rejects'")
    }
  }

  /// Tells an example that a clause does not match, and how far it does.
  private mutating func tellUnmatched(
    _ example: RuleExample, _ clause: RuleClause, with judge: inout ExampleJudge
  ) {
    let home = ExampleJudge.defaultPlace(of: rule)
    let sentence = "example does not match the pattern for '\(clause.place.rawValue)'"
    let help = "correct the pattern or the example"
    let seen = example.texts.filter { ExampleJudge.sees($0.place ?? home, from: clause.place) }
    for entry in seen where compared < Self.comparedExamples {
      compared += 1
      let text = MarkedText(entry.text.value)
      guard let (pattern, longest) = judge.longestBeginning(of: clause, in: text.bytes) else {
        continue
      }
      let end = text.offset(ofByte: longest.range.upperBound)
      let place = entry.text.place(ofBytes: end..<min(end + 1, entry.text.value.utf8.count))
      let rest = min(longest.length + 1, pattern.text.value.utf8.count)
      let quote = rule.source.quote(place, label: "matched up to here")
      var diagnostic = rule.source.diagnostic(.exampleUnmatched, sentence, at: place, help: help)
      diagnostic.snippet = quote.snippet
      diagnostic.related = [
        rule.source.quote(
          pattern.text.place(ofBytes: longest.length..<rest), label: "and no further than this")
      ]
      problems.tell(.exampleUnmatched, in: rule) { diagnostic }
      return
    }
    report(
      .exampleUnmatched, sentence, at: seen.first?.text.place ?? example.place,
      notes: ["the pattern is \(pattern(of: clause))"], help: help)
  }

  /// Checks that a match covers exactly what is marked.
  private mutating func checkCover(
    of clause: RuleClause, ranges: [Range<Int>], in example: RuleExample
  ) {
    let home = ExampleJudge.defaultPlace(of: rule)
    guard
      let entry = example.texts.first(where: { ($0.place ?? home) == clause.place })
    else { return }
    let marked = MarkedText(entry.text.value)
    guard let wanted = marked.marked, let found = ranges.first, !ranges.contains(wanted) else {
      return
    }
    let covered = String(decoding: marked.bytes[found], as: UTF8.self)
    report(
      .exampleCover, "match does not cover exactly what is marked", at: entry.text.place,
      notes: ["the match covers '\(Visible.short(covered, limit: 200))'"],
      help: "move the marks, or correct the pattern")
  }

  private func pattern(of clause: RuleClause) -> String {
    let shown = clause.patterns.prefix(5).map { Visible.short($0.text.value, limit: 200) }
      .joined(separator: " or ")
    let more = clause.patterns.count - 5
    return more > 0 ? "\(shown) or \(counted(more, "other"))" : shown
  }
}
