import Triage

extension FindingGuide {
  static let missingExample = FindingGuide(
    .error, "a rule without an example that it matches, or without one that it rejects",
    why: """
      Examples are the rule's tests. The first kind shows what it is for; the second, a similar
      message of another fault, keeps the pattern from growing too wide.
      """,
    wrong: "examples: {matches: ['Some fault']}",
    right: "examples: {matches: ['Some fault'], rejects: ['Some other fault']}")

  static let exampleUnmatched = FindingGuide(
    .error, "an example under 'matches' that the rule does not match",
    why: """
      The pattern misses the very message that it was written for. Where a beginning of it matches,
      two carets show how far: one in the example, one in the pattern.
      """,
    wrong: "match: {fault: 'Cannot add host'}\nexamples: {matches: ['Cannot add Host.']}",
    right: "match: {fault: 'Cannot add Host'}\nexamples: {matches: ['Cannot add Host.']}")

  static let exampleMark = FindingGuide(
    .error, "a « or » without its partner in an example",
    why: "One pair of marks says what the match must cover; with half a pair nobody knows.",
    wrong: "matches: ['Oh: «Some fault']", right: "matches: ['Oh: «Some fault»']")

  static let exampleCover = FindingGuide(
    .error, "a match that covers more or less than what is marked",
    why: "The pattern matches for another reason than was thought, or swallows too much.",
    wrong: "match: {fault: 'Some.*'}\nexamples: {matches: ['«Some fault» here']}",
    right: "match: {fault: 'Some fault'}\nexamples: {matches: ['«Some fault» here']}")

  static let exampleForbidden = FindingGuide(
    .error, "an example under 'matches' that the rule's own 'not' forbids",
    why: "The rule would let the message go that it was written for.",
    wrong:
      "match: {fault: 'Some fault', not: {fault: 'again'}}\nexamples: {matches: ['Some fault again']}",
    right: "examples: {matches: ['Some fault'], rejects: ['Some fault again']}")

  static let exampleWithoutText = FindingGuide(
    .error, "an example that lacks a text for one of the places that the rule looks at",
    why: "All keys of 'match' must hold, so the example must show all of them.",
    wrong: "match: {fault: 'Some fault', engine: 'ERROR'}\nexamples: {matches: ['Some fault']}",
    right: "examples: {matches: [{fault: 'Some fault', engine: 'ERROR here'}]}")

  static let exampleStopped = FindingGuide(
    .error, "an example on which a pattern runs into its limits",
    why: "In a report such a fault is not evaluated: the pattern tries too many ways to match.",
    wrong: "match: {fault: '(a+)+$'}", right: "match: {fault: 'a+$'}")

  static let exampleNotTried = FindingGuide(
    .warning, "examples of a rule for a key that nobody could try",
    why: "Only a catalogue of the engine's messages tells which key a text has.",
    wrong: "match: {key: SOME_KEY}\nexamples: {matches: ['Some fault']}",
    right: "examples: {matches: [{fault: 'Some fault', key: SOME_KEY}]}")

  static let rejectMatched = FindingGuide(
    .error, "an example under 'rejects' that the rule matches",
    why: "The rule recognises a message of another fault, and would explain it wrongly.",
    wrong: "match: {fault: 'fault'}\nexamples: {rejects: ['Another fault']}",
    right: "match: {fault: 'Some fault'}\nexamples: {rejects: ['Another fault']}")

  static let overlap = FindingGuide(
    .error, "a rule that holds for an example of another one, and neither wins",
    why: """
      Such a fault is ambiguous, and the weaker verdict stands. The narrower scope wins, then
      'before'; where neither decides, one of the rules has to give way.
      """,
    wrong: "match: {fault: 'busy'}   # and another rule for 'Host is busy'",
    right: "match: {fault: 'Host is busy'}\nbefore: [host/busy]")

  static let shadowed = FindingGuide(
    .error, "a rule that never wins: for each of its examples another one does",
    why: """
      The winner's scope holds all faults of this rule's scope, so the rule is never told, and its
      explanation is never read.
      """,
    wrong:
      "match: {fault: 'Host is busy'}   # and another rule: {fault: 'is busy'}, before: [this]",
    right: "match: {fault: 'Host is busy'}\nbefore: [host/busy]   # and taken out of the other rule"
  )

  static let unproved = FindingGuide(
    .error, "an example whose logs do not prove the rule",
    why: "The proof misses the very lines that it was written for.",
    wrong:
      "proof: {engine: 'Lock acquired'}\nexamples: {matches: [{fault: '…', engine: 'Lock taken'}]}",
    right:
      "proof: {engine: 'Lock taken'}\nexamples: {matches: [{fault: '…', engine: 'Lock taken'}]}")

  static let missingProofExample = FindingGuide(
    .error, "a proof without an example that shows it",
    why: "A proof that was never tried may never be found.",
    wrong: "proof: {engine: 'Lock taken'}\nexamples: {matches: ['Some fault']}",
    right:
      "proof: {engine: 'Lock taken'}\nexamples: {matches: [{fault: 'Some fault', engine: '…'}]}")
}
