import Triage

extension RuleMapping {
  /// A whole rule.
  static let rule = RuleMapping(
    "rule", "A rule of ost-triage: what recognises one kind of fault, and why it happens.",
    cure: "write 'id:', 'title:' and 'match:'",
    keys: [
      RuleKey(
        "id", .text(.id), "The path of the file below the rules folder, without .yaml.",
        cure: "write the path below the rules folder, as in network/some-rule",
        missing: "add 'id:' with the path below the rules folder", example: "network/some-rule"),
      RuleKey(
        "title", .text(.any),
        "What happened: a lower-case noun phrase that no other rule has. Captures fill {name}.",
        cure: "write in a few words what happened",
        missing: "add 'title:' with a few words that say what happened",
        example: "another setup in progress"),
      RuleKey(
        "match", .mapping(match),
        "Where to look for which pattern. Of several places all must hold for the same failure.",
        cure: placeCure,
        missing: "add 'match:' with a pattern, as in \"fault: 'Internal Engine Error'\""),
      RuleKey(
        "not", .mapping(places), "Patterns that must be absent, as 'not' inside 'match'.",
        cure: placeCure),
      RuleKey(
        "scope", .mapping(scope),
        "Where the rule holds; without it everywhere. Of two rules the narrower one wins.",
        cure: "write a list of globs, as in branches: ['4.3']"),
      RuleKey(
        "explanation", .mapping(explanation),
        "Why this happens. Without it the faults are recognised and stay unexplained.",
        cure: "write 'status:' and 'reason:' below it"),
      RuleKey(
        "proof", .mapping(proof),
        "What the logs of the build must show before the verdict may say 'proved'.",
        cure: stepCure),
      RuleKey(
        "follows", .some(.mapping(follow)),
        "Of which earlier faults of the same build a fault of this rule is the victim.",
        cure: follow.cure),
      RuleKey(
        "fixes", .list(.mapping(fix)),
        "Where the cause was fixed: a date, a build number or a version of the engine.",
        cure: "write a list, as in [{branch: master, date: 2019-05-28}]"),
      RuleKey(
        "before", .list(.text(.any)), "Rules that this one wins over where the scopes tie.",
        cure: "write the path below the rules folder, as in [network/some-rule]",
        example: ["network/other-rule"]),
      RuleKey(
        "was", .list(.text(.any)), "Ids that the rule had earlier; keeps its history.",
        cure: "write the path below the rules folder, as in [network/some-rule]",
        example: ["network/old-name"]),
      RuleKey(
        "examples", .mapping(examples),
        "Real messages that the rule is tried on, some of each kind.",
        cure: examples.cure),
      RuleKey(
        "allow", .list(.mapping(allowance)),
        "Findings of the check that are right in this rule, each with the reason why.",
        cure: allowance.cure),
    ])

  private static let scope = RuleMapping(
    "scope", "Where a rule holds; a key that is left out excludes nothing.",
    cure: "write a list of globs, as in branches: ['4.3']",
    keys: [
      RuleKey(
        "branches", .list(.text(.numberLike)), "Globs for branches of the product.",
        cure: "write a list, as in branches: ['4.3']", example: ["4.3"]),
      RuleKey(
        "suites", .list(.text(.glob)), "Globs for suites.",
        cure: "write a list, as in suites: ['*…*']", example: ["network-suite-*"]),
      RuleKey(
        "tests", .list(.text(.glob)), "Globs for dotted names of tests.",
        cure: "write a list, as in tests: ['*…*']", example: ["*test_sync_across_cluster"]),
      RuleKey(
        "phases", .list(.text(.word(phases))), "The parts of a test that failed.",
        cure: "write a list, as in phases: [setup]", example: ["setup"]),
    ])

  private static let explanation = RuleMapping(
    "explanation", "Why this kind of fault happens.",
    cure: "write 'status:' and 'reason:' below it",
    keys: [
      RuleKey(
        "status", .text(.word(statuses)), "Whether somebody has shown the reason to be true.",
        cure: statuses.cure, missing: "add 'status: confirmed' or 'status: hypothesis'",
        example: "confirmed"),
      RuleKey(
        "reason", .text(.any),
        "One sentence. Captures fill {name}, and so do {branch}, {suite}, {build} and {test}.",
        cure: "write why this happens",
        missing: "add 'reason:', or leave 'explanation:' out until somebody knows it",
        example: "timed wait for setup networks is not backported to {branch}"),
      RuleKey(
        "links", .list(.text(.any)), "Commits, bugs and analyses that show it, as whole URLs.",
        cure: "write a list, as in ['https://…']", example: ["https://gerrit.ovirt.org/c/98257"]),
    ])

  private static let follow = RuleMapping(
    "'follows'", "An earlier fault that this one follows from.",
    cure: "write as in {signatures: [network/some-rule], same: [nic]}",
    keys: [
      RuleKey(
        "signatures", .list(.text(.any)),
        "Ids of rules, of which one recognises the earlier fault.",
        cure: "write as in {signatures: [network/some-rule], same: [nic]}",
        missing: "write as in {signatures: [network/some-rule], same: [nic]}",
        example: ["network/some-rule"]),
      RuleKey(
        "same", .list(.text(.any)), "Captures that both faults have in common.",
        cure: "write as in {signatures: [network/some-rule], same: [nic]}", example: ["nic"]),
    ])

  private static let fix = RuleMapping(
    "fix", "Where the cause was fixed: a branch, and the day, the build or the version of the fix.",
    cure: fixCure,
    choice: Choice(names: ["date", "build", "version"], exclusive: ["date", "build"]),
    keys: [
      RuleKey(
        "branch", .text(.numberLike), "The branch that got the fix, or a glob for several.",
        cure: fixCure,
        missing: "add the branch that got the fix", example: "master"),
      RuleKey(
        "date", .text(.date), "The day of the fix.", cure: fixCure, example: "2019-05-28"),
      RuleKey(
        "build", .text(.buildNumber), "The first build that has the fix.", cure: fixCure,
        example: .number(150)),
      RuleKey(
        "version", .text(.version), "The first version of the engine that has the fix.",
        cure: fixCure, example: "4.4.0"),
      RuleKey(
        "change", .text(.numberLike), "The commit or change that fixed it.", cure: fixCure,
        example: "549861b0a8b"),
    ])

  private static let fixCure = "write as in {branch: master, date: 2019-05-28}"

  private static let examples = RuleMapping(
    "'examples'", "Messages that the rule is tried on.",
    cure: "write 'matches:' and 'rejects:' below it",
    keys: [
      RuleKey(
        "matches", .list(.textOrMapping(exampleTexts), mayBeEmpty: true),
        "Messages that the rule must recognise; «» marks exactly what the match covers.",
        cure: "write a list of texts", example: ["Cannot setup. «Another setup» in progress."]),
      RuleKey(
        "rejects", .list(.textOrMapping(exampleTexts), mayBeEmpty: true),
        "Similar messages of other faults, which the rule must not recognise.",
        cure: "write a list of texts", example: ["Cannot activate Host."]),
    ])

  private static let allowance = RuleMapping(
    "'allow'", "A finding that is right in this rule.",
    cure: "write a list, as in [{finding: overlap, reason: 'why this rule may'}]",
    keys: [
      RuleKey(
        "finding", .text(.finding), "The finding's name, as the check prints it in brackets.",
        cure: "write a list, as in [{finding: overlap, reason: 'why this rule may'}]",
        missing: "add 'finding:' with the name that the check prints in brackets",
        example: "unused-capture"),
      RuleKey(
        "reason", .text(.any), "Why it is right here.",
        cure: "write a list, as in [{finding: overlap, reason: 'why this rule may'}]",
        example: "told in JSON reports"),
    ])

  private static let statuses = RuleWords(
    kind: "status",
    words: Explanation.Status.allCases.map { status in
      switch status {
      case .confirmed: (status.rawValue, "A linked commit, bug or analysis says so: explained.")
      case .hypothesis: (status.rawValue, "We only believe it: suspected.")
      }
    })

  private static let phases = RuleWords(
    kind: "phase",
    words: [Phase.setup, .call, .teardown].map { phase in
      switch phase {
      case .setup: (phase.rawValue, "A fixture failed before the test.")
      case .call: (phase.rawValue, "The test itself failed.")
      case .teardown: (phase.rawValue, "A fixture failed behind the test.")
      }
    })
}
