import Matching
import Triage
import Yams

extension RuleDecoder {
  static let placeNames = Place.allCases.map(\.rawValue)

  private static let matchCure =
    "write a place and a pattern, as in \"fault: 'Internal Engine Error'\""

  /// Reads `match`, in which `not` may stand too.
  mutating func read(match node: Node, into match: inout [RuleClause], not: inout [RuleClause]) {
    let problems = diagnostics.count
    guard
      let entries = entries(
        of: node, named: "match", keys: Self.placeNames + ["not"], cure: Self.matchCure)
    else { return }
    for entry in entries {
      if entry.key.value == "not" {
        not += clauses(entry.node, named: "not", keys: Self.placeNames)
      } else if let clause = clause(entry) {
        match.append(clause)
      }
    }
    if match.isEmpty, diagnostics.count == problems {
      report(.missingKey, "'match' has no pattern", at: place(of: node), help: Self.matchCure)
    }
  }

  /// Reads a mapping of places to patterns.
  mutating func clauses(_ node: Node, named name: String, keys: [String]) -> [RuleClause] {
    let entries = entries(of: node, named: name, keys: keys, cure: Self.matchCure) ?? []
    return entries.compactMap { clause($0) }
  }

  /// Reads a place with its pattern or patterns.
  mutating func clause(_ entry: Entry) -> RuleClause? {
    guard let place = Place(rawValue: entry.key.value) else { return nil }
    let name = entry.key.value
    let nodes: [Node] =
      if case .sequence = entry.node {
        items(of: entry.node, named: name, cure: "write a pattern in single quotes")
      } else {
        [entry.node]
      }
    let patterns = nodes.compactMap { place == .key ? key($0) : pattern($0, named: name) }
    return patterns.isEmpty ? nil : RuleClause(place: place, patterns: patterns)
  }

  /// Reads the name of a message as a pattern for exactly this name.
  private mutating func key(_ node: Node) -> RulePattern? {
    let cure = "write the engine's name, as in ACTION_TYPE_FAILED_OBJECT_LOCKED"
    guard let text = nonEmptyText(node, named: "key", cure: cure) else { return nil }
    guard text.value.utf8.count <= 256, text.value.utf8.allSatisfy(\.isWord) else {
      report("'\(Visible.short(text.value))' is no name of a message", at: text.place, help: cure)
      return nil
    }
    return RulePattern(text: text, pattern: Pattern(checked: "\\A\(text.value)\\z"))
  }

  private mutating func pattern(_ node: Node, named name: String) -> RulePattern? {
    guard
      let text = nonEmptyText(node, named: name, cure: "write a pattern in single quotes")
    else { return nil }
    do throws(PatternSyntaxError) {
      return RulePattern(text: text, pattern: try Pattern(text.value))
    } catch {
      let problem = PatternProblem(error, in: text.value)
      report(
        .badPattern, problem.sentence, at: text.place(ofBytes: problem.culprit),
        help: problem.help)
      return nil
    }
  }
}
