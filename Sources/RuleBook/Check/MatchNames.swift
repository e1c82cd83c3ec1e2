import Matching
import Triage

/// The names that the match of a rule gives values to: captures, and places of the messages of keys.
struct MatchNames {
  /// What each pattern of each clause gives, with its text.
  private let clauses: [[(text: String, names: [String])]]

  /// A pattern for each name that one leaves empty and no other clause always fills.
  private let lacking: [String: String]

  /// The captures of the patterns.
  let captures: Set<String>

  /// Whether all names are known; only the catalogue knows which places the message of a key has.
  let areKnown: Bool

  init(_ rule: RuleFile, _ catalogue: Catalogue?) {
    let clauses = rule.match.map { clause in
      clause.patterns.map { pattern in
        let text = pattern.text.value
        return clause.place == .key
          ? (text: text, names: catalogue?[text].flatMap(\.names) ?? [])
          : (text, pattern.pattern.groups.map(\.name))
      }
    }
    self.clauses = clauses
    lacking = Self.lacking(clauses)
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
    areKnown ? lacking[name] : nil
  }

  private static func lacking(_ clauses: [[(text: String, names: [String])]]) -> [String: String] {
    var lacking: [String: String] = [:]
    var filled: Set<String> = []
    for clause in clauses {
      let sets = clause.map { Set($0.names) }
      for name in Set(clause.flatMap(\.names)) {
        // Where several do, the first clause's first pattern is told.
        if let index = sets.firstIndex(where: { !$0.contains(name) }) {
          lacking[name] = lacking[name] ?? clause[index].text
        } else {
          filled.insert(name)
        }
      }
    }
    return lacking.filter { !filled.contains($0.key) }
  }
}
