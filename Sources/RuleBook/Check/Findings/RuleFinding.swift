/// What can be found wrong with rules; the names are for users and never change.
package enum RuleFinding: String, CaseIterable, Hashable, Sendable {
  // The file and its YAML.
  case unreadableFile = "unreadable-file"
  case notText = "not-text"
  case emptyFile = "empty-file"
  case yamlSyntax = "yaml-syntax"
  case yamlAnchor = "yaml-anchor"
  case duplicateKey = "duplicate-key"

  // Keys and values.
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case emptyValue = "empty-value"
  case wrongValue = "wrong-value"
  case badPattern = "bad-pattern"
  case unknownFinding = "unknown-finding"
  case allowWithoutReason = "allow-without-reason"
  case unusedAllow = "unused-allow"

  // Names, texts and other rules.
  case wrongID = "wrong-id"
  case idTaken = "id-taken"
  case idAndPath = "id-and-path"
  case wasStillThere = "was-still-there"
  case duplicateTitle = "duplicate-title"
  case unknownReference = "unknown-reference"
  case beforeCycle = "before-cycle"
  case unfilledPlaceholder = "unfilled-placeholder"
  case unfilledSame = "unfilled-same"
  case linkNotURL = "link-not-url"
  case futureFix = "future-fix"
  case deadScope = "dead-scope"
  case proofWithoutExplanation = "proof-without-explanation"

  // Examples.
  case missingExample = "missing-example"
  case exampleUnmatched = "example-unmatched"
  case exampleMark = "example-mark"
  case exampleCover = "example-cover"
  case exampleForbidden = "example-forbidden"
  case exampleWithoutText = "example-without-text"
  case exampleStopped = "example-stopped"
  case exampleNotTried = "example-not-tried"
  case rejectMatched = "reject-matched"
  case overlap
  case shadowed
  case unproved
  case missingProofExample = "missing-proof-example"

  // Patterns and captures.
  case matchesEmpty = "matches-empty"
  case matchesAlmostAnything = "matches-almost-anything"
  case noLiteral = "no-literal"
  case superLinear = "super-linear"
  case repeatedCapture = "repeated-capture"
  case unusedCapture = "unused-capture"
  case constantCapture = "constant-capture"

  // The engine's messages, and recorded builds.
  case vanishedKey = "vanished-key"
  case changedMessage = "changed-message"
  case neverFires = "never-fires"
  case hitsPassingBuild = "hits-passing-build"
  case nearMiss = "near-miss"

  /// The name, as it is printed and typed.
  package var name: String { rawValue }

  /// The finding of a name that was typed; nil where there is none.
  package init?(name: String) { self.init(rawValue: name) }

  /// The names near a misspelt one, nearest first.
  package static func near(_ name: String) -> [String] {
    Array(Nearest.all(name, in: allCases.map(\.name)).prefix(3))
  }

  /// Whether a rule may say that it is right all the same.
  ///
  /// What keeps a rule from being read cannot be allowed, nor can a mistake in `allow` itself.
  package var canBeAllowed: Bool {
    switch self {
    case .unreadableFile, .notText, .emptyFile, .yamlSyntax, .yamlAnchor, .duplicateKey,
      .unknownKey, .missingKey, .wrongType, .emptyValue, .wrongValue, .badPattern,
      .unknownFinding, .allowWithoutReason, .unusedAllow, .wrongID, .idTaken:
      false
    default: true
    }
  }
}
