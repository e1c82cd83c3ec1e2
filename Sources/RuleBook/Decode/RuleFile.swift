import Matching
package import Triage

/// One rule as its file declares it, with the places that messages point at.
package struct RuleFile: Sendable {
  /// The file that holds the rule.
  package let source: SourceText

  /// The signature that the rule declares.
  package let signature: Signature

  /// Where the rule comes from.
  package let origin: RuleSource.Origin

  /// Where the file lies, for the check that the id fits; nil in a bundle of several rules.
  let location: RuleLocation?

  /// The offsets of the rule's own YAML document in its file.
  let document: Range<Int>

  let id: RuleText
  let title: RuleText
  let match: [RuleClause]
  let not: [RuleClause]
  let scope: RuleScope
  let explanation: RuleExplanation?
  let proof: RuleProof?
  let follows: [RuleFollow]
  let fixes: [RuleFix]
  let before: [RuleText]
  let was: [RuleText]
  let examples: RuleExamples

  /// The findings that the rule says are right in it.
  let allow: [RuleAllowance]

  /// The rule's YAML as it stands in the file.
  package var yaml: String { source.text(in: document) }

  /// How many examples the rule has, of both kinds.
  package var exampleCount: Int { examples.matches.count + examples.rejects.count }
}

/// The path of a rule file, without `.yaml`.
struct RuleLocation: Sendable {
  /// The whole path.
  var full: String
  /// The path below the rules folder.
  var below: String

  init(full: String, below: String) {
    self.full = Self.stem(full)
    self.below = Self.stem(below)
  }

  private static func stem(_ path: String) -> String {
    for ending in [".yaml", ".yml"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }
}

/// The patterns of a rule for one place.
struct RuleClause: Sendable {
  var place: Place
  var patterns: [RulePattern]
}

/// A compiled pattern with its text in the file.
struct RulePattern: Sendable {
  var text: RuleText
  var pattern: Pattern
}

/// The explanation of a rule as written.
struct RuleExplanation: Sendable {
  var reason: RuleText
  var links: [RuleText]
}

/// The examples of a rule as written.
struct RuleExamples: Sendable {
  var matches: [RuleExample] = []
  var rejects: [RuleExample] = []
}

/// One example: texts for one or more places.
struct RuleExample: Sendable {
  /// The texts by place, in the order of the file; a bare text has no place of its own.
  var texts: [(place: Place?, text: RuleText)]

  /// Where the example stands in the file.
  var place: Range<Int> { texts.first?.text.place ?? 0..<0 }
}
