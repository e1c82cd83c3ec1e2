import Matching
import Triage

/// The names that the match of a rule gives values to: captures, and places of the messages of keys.
struct MatchNames {
  /// What each pattern of each clause gives, with its text.
  private let clauses: [[(text: String, names: [String])]]

  /// The captures of the patterns.
  let captures: Set<String>

  /// Whether all names are known; only the catalogue knows which places the message of a key has.
  let areKnown: Bool

  init(_ rule: RuleFile, _ catalogue: Catalogue?) {
    clauses = rule.match.map { clause in
      clause.patterns.map { pattern in
        let text = pattern.text.value
        return clause.place == .key
          ? (text, catalogue?[text].flatMap(\.names) ?? [])
          : (text, pattern.pattern.groups.map(\.name))
      }
    }
    let patterns = rule.match.filter { $0.place != .key }.flatMap(\.patterns)
    captures = Set(patterns.flatMap { $0.pattern.groups.map(\.name) })
    areKnown = catalogue != nil || !rule.match.contains { $0.place == .key }
  }

  /// All names, in the order of the patterns.
  var all: [String] { clauses.joined().flatMap(\.names) }

  /// A pattern that leaves a name empty which its neighbours in a list fill.
  ///
  /// - Returns: the text of the pattern; nil where some clause always fills the name, or none ever does.
  func patternWithout(_ name: String) -> String? {
    guard areKnown else { return nil }
    let having = clauses.filter { $0.contains { $0.names.contains(name) } }
    let lacking = having.map { $0.first { !$0.names.contains(name) } }
    return lacking.contains { $0 == nil } ? nil : lacking.first??.text
  }
}
