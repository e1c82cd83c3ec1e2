package import Triage

/// One thing that a rule has to get right: an example of its own, or a fault of a recorded build.
package struct RuleTestCase: Sendable {
  /// The name, which no other case of the rule has, such as `matches 2`.
  package var name: String
  package var kind: Kind

  /// The file that says what has to come of it.
  package var path: String

  /// Where it says so; nil where the whole file is meant.
  package var position: Diagnostic.Position?

  /// The text that was tried, without its marks.
  package var text: String
  package var outcome: Outcome

  /// What is wrong, or why nobody can say.
  package var diagnostics: [Diagnostic]

  /// Where a case comes from.
  package enum Kind: String, Sendable {
    case matches, rejects, build
  }

  /// What came of a case; the words are those of ast-grep.
  package enum Outcome: String, Sendable, CaseIterable {
    case passed
    /// The rule does not recognise what it must: a false negative.
    case missing
    /// The rule recognises what it must not: a false positive.
    case noisy
    /// Only a catalogue, which was not given, could tell.
    case untried = "not tried"

    /// Whether the rule or the case is wrong.
    package var isFailure: Bool { self == .missing || self == .noisy }
  }
}

/// What came of the cases of one rule.
package struct RuleTestResult: Sendable {
  /// The rule's id; ``ofNoRule`` for faults that no rule may recognise.
  package var id: String

  /// The rule's file.
  package var path: String
  package var cases: [RuleTestCase]

  /// The rule as it was tried; a rule that did not change need not be tried again.
  let yaml: String

  /// Stands for the id where a build says that no rule recognises a fault.
  package static let ofNoRule = "(no rule)"

  package var hasFailure: Bool { cases.contains { $0.outcome.isFailure } }
}
