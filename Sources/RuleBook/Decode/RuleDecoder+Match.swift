import Matching
import Triage
import Yams

extension RuleDecoder {
  /// Reads `match`, in which `not` may stand too.
  mutating func read(match part: Entry, into match: inout [RuleClause], not: inout [RuleClause]) {
    let known = problems.count
    guard let entries = entries(of: part) else { return }
    for entry in entries {
      if entry.name == "not" {
        not += clauses(entry)
      } else if let clause = clause(entry) {
        match.append(clause)
      }
    }
    if match.isEmpty, problems.count == known {
      report(
        .missingKey, "'match' has no pattern", at: place(of: part.node), help: part.declared.cure)
    }
  }

  /// Reads a mapping of places to patterns.
  mutating func clauses(_ part: Entry) -> [RuleClause] {
    (entries(of: part) ?? []).compactMap { clause($0) }
  }

  /// Reads a place with its pattern or patterns.
  mutating func clause(_ entry: Entry) -> RuleClause? {
    guard let place = Place(rawValue: entry.name) else { return nil }
    let patterns = nodes(entry).compactMap { node in
      place == .key ? key(node, of: entry.declared) : pattern(node, of: entry.declared)
    }
    return patterns.isEmpty ? nil : RuleClause(place: place, patterns: patterns)
  }

  /// Reads the name of a message as a pattern for exactly this name.
  private mutating func key(_ node: Node, of key: RuleKey) -> RulePattern? {
    guard let text = text(node, named: key.name, of: key) else { return nil }
    guard text.value.utf8.count <= 256, text.value.utf8.allSatisfy(\.isWord) else {
      report(
        "'\(Visible.short(text.value))' is no name of a message", at: text.place,
        help: key.cure)
      return nil
    }
    return RulePattern(text: text, pattern: Pattern(checked: "\\A\(text.value)\\z"))
  }

  /// How many named captures a pattern may have.
  private static let captureLimit = 100

  private mutating func pattern(_ node: Node, of key: RuleKey) -> RulePattern? {
    guard let text = text(node, named: key.name, of: key) else { return nil }
    do throws(PatternSyntaxError) {
      let pattern = try Pattern(text.value)
      guard pattern.groups.count <= Self.captureLimit else {
        report(
          .badPattern, "pattern has more than \(Self.captureLimit) captures", at: text.place,
          help: "capture only what a text names, and write (?:…) for the other groups")
        return nil
      }
      return RulePattern(text: text, pattern: pattern)
    } catch {
      let problem = PatternProblem(error, in: text.value)
      report(
        .badPattern, problem.sentence, at: text.place(ofBytes: problem.culprit),
        help: problem.help)
      return nil
    }
  }
}
