import Triage

extension FindingGuide {
  static let matchesEmpty = FindingGuide(
    .error, "a pattern that matches the empty text",
    why: "The empty text is everywhere, so the pattern holds everywhere, or under 'not' nowhere.",
    wrong: "match: {fault: '(Some fault)?'}", right: "match: {fault: 'Some fault'}")

  static let matchesAlmostAnything = FindingGuide(
    .error, "a pattern that matches most ordinary lines or messages",
    why: """
      It is tried on lines and messages of every kind that a healthy engine, vdsm, console or test
      writes. A pattern that matches half of them recognises nothing.
      """,
    wrong: "match: {engine: '\\w+'}", right: "match: {engine: 'Failed to acquire lock'}")

  static let noLiteral = FindingGuide(
    .warning, "a pattern for logs in which nothing can be searched for",
    why: """
      Logs are searched for the fixed texts of all patterns at once. A pattern without one is tried
      on every line, and slows every report down.
      """,
    wrong: "match: {engine: '(?=.*failed)\\d+'}",
    right: "match: {engine: '\\d+ hosts have failed'}")

  static let superLinear = FindingGuide(
    .warning, "a pattern that is stopped on a hostile text of at most 4 KiB",
    why: """
      The pattern was measured: texts made of its own parts were doubled until its steps ran into
      the limit. Steps that grow with the square of a text's length or faster come from neighbouring
      or nested repetitions that can match the same text. In a report such a fault is not evaluated.
      """,
    wrong: "match: {fault: '(\\w+\\s?)+: failed'}",
    right: "match: {fault: '\\w[\\w ]{0,200}: failed'}")

  static let repeatedCapture = FindingGuide(
    .error, "a capture that patterns for two places have",
    why: "Both must hold, and only one of the two values could be told.",
    wrong: "match: {fault: '(?<nic>eth\\d) busy', engine: 'on (?<nic>eth\\d)'}",
    right: "match: {fault: '(?<nic>eth\\d) busy', engine: 'on eth\\d'}")

  static let unusedCapture = FindingGuide(
    .note, "a capture that neither title, reason, proof nor 'follows' uses",
    why: """
      JSON reports tell all captures, but readers of the others never see the value. Use it in the
      title or the reason, or write '(?:…)'; where the JSON is wanted, allow it.
      """,
    wrong: "title: interface is busy\nmatch: {fault: '(?<nic>eth\\d) is busy'}",
    right: "title: interface {nic} is busy\nmatch: {fault: '(?<nic>eth\\d) is busy'}")

  static let constantCapture = FindingGuide(
    .note, "a capture that has the same value in all examples",
    why: """
      Either the value never changes, and belongs into the pattern, or the examples show less than
      the pattern allows. It is told of rules with two examples or more.
      """,
    wrong:
      "match: {fault: '(?<nic>eth\\d) is \\w+'}\nexamples: {matches: [eth0 is busy, eth0 is down]}",
    right:
      "match: {fault: '(?<nic>eth\\d) is \\w+'}\nexamples: {matches: [eth0 is busy, eth1 is down]}")

  static let vanishedKey = FindingGuide(
    .error, "a key that the catalogue does not have",
    why: "The engine of that catalogue has no such message, so the rule can never hold.",
    wrong: "match: {key: ACTION_TYPE_FAILED_OBJECT_LOKED}",
    right: "match: {key: ACTION_TYPE_FAILED_OBJECT_LOCKED}")

  static let changedMessage = FindingGuide(
    .warning, "an example that no message of the catalogue has the text of",
    why: "The engine says it in other words now, so the pattern no longer fits.",
    wrong: "match: {fault: 'Host is locked'}   # the engine says: The Host is locked now",
    right: "match: {fault: 'Host is locked|The Host is locked now'}")

  static let neverFires = FindingGuide(
    .note, "a rule that holds for no fault of the builds",
    why: """
      It was never right there, or its fault has been fixed: then 'fixes' should say so. The more
      builds were read, the more this means.
      """)

  static let hitsPassingBuild = FindingGuide(
    .warning, "a rule that finds its fault in a build that passed",
    why: """
      What is there when all is well explains no failure. The pattern is too broad: narrow it, or
      ask for the message of the failure too.
      """,
    wrong: "match: {engine: 'Lock-wait acquired'}",
    right: "match: {fault: 'Cannot activate Host', engine: 'Lock-wait acquired'}")

  static let nearMiss = FindingGuide(
    .note, "an unexplained fault that a rule's pattern misses by its last words",
    why: """
      All of the pattern but a last part is in the message. The text may have changed, or the
      pattern asks for more than it needs.
      """)
}
