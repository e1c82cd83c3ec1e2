import Triage

extension FindingGuide {
  static let unreadableFile = FindingGuide(
    .error, "a file or folder of rules that cannot be read",
    why: """
      What cannot be read is not checked, and its rules are missing in every report. A rule file is
      at most 1 MiB large; a folder holds at most 10,000 of them, of 16 MiB together, and 32 folders
      within each other. What is wrong with a file is quoted, so a link that leads out of the folder
      is not followed: a pull request could have any file of the machine quoted by it.
      """)

  static let notText = FindingGuide(
    .error, "a rule file that is no UTF-8 text",
    why: """
      Rules are read as UTF-8. Another encoding would change what the patterns look for, so nothing
      of the file is read.
      """)

  static let emptyFile = FindingGuide(
    .error, "a rule file without a rule",
    why: "An empty file looks like a rule and recognises nothing.",
    wrong: "# to be written", right: "id: network/some-rule\ntitle: some fault\nmatch: {fault: '…'}"
  )

  static let yamlSyntax = FindingGuide(
    .error, "YAML that cannot be read",
    why: """
      Nothing of the file is used. Most often a text with a quote, a colon or a backslash lacks its
      single quotes: inside them everything stands for itself, and '' for a quote.
      """,
    wrong: "match: {fault: Cannot add Host: it's there}",
    right: "match: {fault: 'Cannot add Host: it''s there'}")

  static let yamlAnchor = FindingGuide(
    .error, "an anchor or an alias of YAML",
    why: """
      A rule is read as it stands, by people too. Aliases hide what a pattern is, and a few lines of
      them can unfold to gigabytes.
      """,
    wrong: "match: {fault: &text 'Some fault', trace: *text}",
    right: "match: {fault: 'Some fault', trace: 'Some fault'}")

  static let duplicateKey = FindingGuide(
    .error, "a key that stands twice in one mapping",
    why: "Nobody knows which of the two is meant, so the rule is left out.",
    wrong: "title: some fault\ntitle: another fault", right: "title: some fault")

  static let unknownKey = FindingGuide(
    .error, "a key that rules do not have",
    why: """
      What is under an unknown key would be ignored, and the rule would do less than it says. The
      known keys of that place are told; where one is near, it is suggested.
      """,
    wrong: "titel: some fault", right: "title: some fault")

  static let missingKey = FindingGuide(
    .error, "a part of the rule without a key that it needs",
    why: "Without it the rule, or the part of it, says nothing.",
    wrong: "explanation: {reason: nobody waits for the lock}",
    right: "explanation: {status: hypothesis, reason: nobody waits for the lock}")

  static let wrongType = FindingGuide(
    .error, "a list, a mapping or a text where something else belongs",
    why: "What was meant cannot be told from what was written, so the rule is left out.",
    wrong: "scope: {branches: 4.3}", right: "scope: {branches: ['4.3']}")

  static let emptyValue = FindingGuide(
    .error, "a key without a value",
    why: "An empty value is mostly a value that was forgotten.",
    wrong: "title:", right: "title: some fault")

  static let wrongValue = FindingGuide(
    .error, "a value that its key cannot have",
    why: """
      A phase, a status, a date, a time or a build number has a form of its own; whatever else is
      written there would never match anything.
      """,
    wrong: "fixes: [{branch: master, date: 28.5.2019}]",
    right: "fixes: [{branch: master, date: 2019-05-28}]")

  static let badPattern = FindingGuide(
    .error, "a pattern that does not compile",
    why: """
      Patterns are expressions of PCRE2. Where a parenthesis, a bracket or another sign stands for
      itself, it needs a backslash.
      """,
    wrong: "match: {fault: 'Cannot add Host (busy'}",
    right: "match: {fault: 'Cannot add Host \\(busy'}")

  static let unknownFinding = FindingGuide(
    .error, "an 'allow' for a finding that does not exist",
    why: "It allows nothing. 'rules explain-finding' lists all names.",
    wrong: "allow: [{finding: overlaps, reason: 'both are right'}]",
    right: "allow: [{finding: overlap, reason: 'both are right'}]")

  static let allowWithoutReason = FindingGuide(
    .error, "an 'allow' without a reason",
    why: "Who reads the rule in a year must learn why a finding was waved through.",
    wrong: "allow: [{finding: overlap}]",
    right: "allow: [{finding: overlap, reason: 'the page lists both'}]")

  static let unusedAllow = FindingGuide(
    .warning, "an 'allow' that allows nothing",
    why: """
      The finding is gone, or was never there. An 'allow' that stays would hide the next one. One
      for a finding that only '--builds' or '--catalogue' can make is judged only with that option.
      """,
    wrong: "allow: [{finding: overlap, reason: 'there was another rule'}]", right: "(no 'allow')")
}
