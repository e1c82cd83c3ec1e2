package import Triage

/// What `rules explain-finding` tells of a finding.
package struct FindingGuide: Sendable {
  /// How bad it is, wherever it is found.
  package let severity: Diagnostic.Severity

  /// What it is, in one lower-case sentence without a full stop.
  package let summary: String

  /// Why it matters, in full sentences.
  package let why: String

  /// A piece of a rule that has it; empty where no rule shows it.
  package let wrong: String

  /// The same piece put right.
  package let right: String

  init(
    _ severity: Diagnostic.Severity, _ summary: String, why: String, wrong: String = "",
    right: String = ""
  ) {
    self.severity = severity
    self.summary = summary
    self.why = why
    self.wrong = wrong
    self.right = right
  }
}

extension RuleFinding {
  /// How bad the finding is.
  package var severity: Diagnostic.Severity { guide.severity }

  /// What it is, in one sentence.
  package var summary: String { guide.summary }

  /// The whole explanation, as a terminal shows it.
  package var explanation: String {
    let guide = guide
    var parts = ["\(name) (\(guide.severity.rawValue)): \(guide.summary)", guide.why]
    if !guide.wrong.isEmpty {
      parts.append("Wrong:\n" + Self.indented(guide.wrong))
      parts.append("Right:\n" + Self.indented(guide.right))
    }
    parts.append(
      canBeAllowed
        ? "Where it is right all the same, the rule says why:\n"
          + Self.indented("allow: [{finding: \(name), reason: 'why this rule may'}]")
        : "It cannot be allowed.")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
      .joined(separator: "\n")
  }

  /// What there is to tell of the finding.
  package var guide: FindingGuide {
    switch self {
    case .unreadableFile: .unreadableFile
    case .notText: .notText
    case .emptyFile: .emptyFile
    case .yamlSyntax: .yamlSyntax
    case .yamlAnchor: .yamlAnchor
    case .duplicateKey: .duplicateKey
    case .unknownKey: .unknownKey
    case .missingKey: .missingKey
    case .wrongType: .wrongType
    case .emptyValue: .emptyValue
    case .wrongValue: .wrongValue
    case .badPattern: .badPattern
    case .unknownFinding: .unknownFinding
    case .allowWithoutReason: .allowWithoutReason
    case .unusedAllow: .unusedAllow
    case .wrongID: .wrongID
    case .idTaken: .idTaken
    case .idAndPath: .idAndPath
    case .wasStillThere: .wasStillThere
    case .duplicateTitle: .duplicateTitle
    case .unknownReference: .unknownReference
    case .beforeCycle: .beforeCycle
    case .unfilledPlaceholder: .unfilledPlaceholder
    case .unfilledSame: .unfilledSame
    case .linkNotURL: .linkNotURL
    case .futureFix: .futureFix
    case .deadScope: .deadScope
    case .proofWithoutExplanation: .proofWithoutExplanation
    case .missingExample: .missingExample
    case .exampleUnmatched: .exampleUnmatched
    case .exampleMark: .exampleMark
    case .exampleCover: .exampleCover
    case .exampleForbidden: .exampleForbidden
    case .exampleWithoutText: .exampleWithoutText
    case .exampleStopped: .exampleStopped
    case .exampleNotTried: .exampleNotTried
    case .rejectMatched: .rejectMatched
    case .overlap: .overlap
    case .shadowed: .shadowed
    case .unproved: .unproved
    case .missingProofExample: .missingProofExample
    case .matchesEmpty: .matchesEmpty
    case .matchesAlmostAnything: .matchesAlmostAnything
    case .noLiteral: .noLiteral
    case .superLinear: .superLinear
    case .repeatedCapture: .repeatedCapture
    case .unusedCapture: .unusedCapture
    case .constantCapture: .constantCapture
    case .vanishedKey: .vanishedKey
    case .changedMessage: .changedMessage
    case .neverFires: .neverFires
    case .hitsPassingBuild: .hitsPassingBuild
    case .nearMiss: .nearMiss
    }
  }
}
