import Triage

extension FindingGuide {
  static let wrongID = FindingGuide(
    .error, "an id that is no name of a rule",
    why: """
      Ids are parts of paths, commands and reports: lower-case letters, digits, '-', '_' and '.',
      with '/' between folders.
      """,
    wrong: "id: Network/Busy Host", right: "id: network/busy-host")

  static let idTaken = FindingGuide(
    .error, "an id that another rule of the same folder has",
    why: "Of two rules with one id only one can count, and nobody would know which.",
    wrong: "id: network/busy   # in two files", right: "id: network/busy-on-deploy")

  static let idAndPath = FindingGuide(
    .error, "an id that does not fit the path of its file",
    why: "A report names the id; the file must be found under it.",
    wrong: "# network/busy.yaml\nid: host/busy", right: "# network/busy.yaml\nid: network/busy")

  static let wasStillThere = FindingGuide(
    .error, "an old id under 'was' that a rule still has",
    why: "The history of one rule would go to another.",
    wrong: "was: [network/busy]   # while network/busy.yaml exists",
    right: "was: [network/old-name]")

  static let duplicateTitle = FindingGuide(
    .warning, "a title that another rule has too",
    why: "A report shows titles: two kinds of faults under one title cannot be told apart.",
    wrong: "title: host is busy   # in two rules", right: "title: host is busy with an upgrade")

  static let unknownReference = FindingGuide(
    .error, "an id under 'before' or 'follows' that no rule has",
    why: "The order or the cascade that it declares does not happen.",
    wrong: "before: [network/bsuy]", right: "before: [network/busy]")

  static let beforeCycle = FindingGuide(
    .error, "rules that go before each other",
    why: "None of them wins, so their faults become ambiguous.",
    wrong: "before: [b]   # in a\nbefore: [a]   # in b", right: "before: [b]   # in a alone")

  static let unfilledPlaceholder = FindingGuide(
    .error, "a {name} in a title or reason that nothing fills",
    why: """
      The reader would see the braces. Names come from captures of the rule's own patterns; {branch},
      {suite}, {build} and {test} are always there, and those of the steps in the proof's reason. Of
      a list of patterns each must capture the name, and what may be left out of a match fills nothing.
      """,
    wrong: "title: '{nic} is busy'\nmatch: {fault: 'eth\\d is busy'}",
    right: "title: '{nic} is busy'\nmatch: {fault: '(?<nic>eth\\d) is busy'}")

  static let unfilledSame = FindingGuide(
    .error, "a name under 'same' that one of the rules does not capture",
    why: "Faults are compared by it; without a value on both sides none follows from another.",
    wrong: "follows: {signatures: [network/busy], same: [nic]}   # network/busy captures no nic",
    right: "follows: {signatures: [network/busy], same: [host]}")

  static let linkNotURL = FindingGuide(
    .error, "a link that is no URL",
    why: "Reports make it a link; a reader's click would lead nowhere.",
    wrong: "links: [gerrit.ovirt.org/c/98257]", right: "links: ['https://gerrit.ovirt.org/c/98257']"
  )

  static let futureFix = FindingGuide(
    .warning, "a fix with a date that has not come yet",
    why: """
      A fix counts from its date on. A date in the future is a slip of the pen, and until then every
      fault looks as if it had not been fixed. '--today DATE' names the day to compare with.
      """,
    wrong: "fixes: [{branch: master, date: 2109-05-28}]",
    right: "fixes: [{branch: master, date: 2019-05-28}]")

  static let deadScope = FindingGuide(
    .warning, "a part of a scope in which no fault can lie",
    why: """
      All keys of a scope must hold. A suite of oVirt System Tests ends in its branch, so a suite of
      master never runs on 4.3; globs know only '*' and '?', so the signs of expressions stand for
      themselves, and no branch or suite has them in its name.
      """,
    wrong: "scope: {branches: ['4.3'], suites: ['network-suite-master']}",
    right: "scope: {suites: ['network-suite-4.3']}")

  static let proofWithoutExplanation = FindingGuide(
    .error, "a proof in a rule that explains nothing",
    why: "A proof shows that the explanation holds; without one there is nothing to show.",
    wrong: "proof: {engine: 'Lock-timeout acquired'}   # and no 'explanation'",
    right: "explanation: {status: confirmed, reason: the lock was held}\nproof: {engine: '…'}")
}
