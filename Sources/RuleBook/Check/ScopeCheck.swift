import Triage

/// Finds parts of a scope in which no fault can lie, and fixes that have not happened yet.
struct ScopeCheck {
  private(set) var problems = Problems()
  private let rule: RuleFile

  /// What expressions have and names of branches and suites do not.
  private static let signs = Set("^$|()[]{}\\+")

  init(_ rule: RuleFile, today: Timestamp?) {
    self.rule = rule
    for (texts, kind) in [(rule.scope.branches, "branch"), (rule.scope.suites, "suite")] {
      for text in texts where !checkSigns(of: text, kind) { checkDots(of: text, kind) }
    }
    for text in rule.scope.tests where text.value.hasPrefix("^") || text.value.hasSuffix("$") {
      tellSign(text.value.hasPrefix("^") ? "^" : "$", in: text, "test")
    }
    for text in rule.scope.tests { checkTest(text) }
    for text in rule.scope.branches where text.value != "master" {
      if text.value.lowercased() == "master" { tellCase(of: text) }
    }
    checkBranches()
    if let today { checkFixes(today) }
  }

  private mutating func checkSigns(of text: RuleText, _ kind: String) -> Bool {
    guard let sign = text.value.first(where: Self.signs.contains) else { return false }
    tellSign(String(sign), in: text, kind)
    return true
  }

  /// Tells an expression's `.*`: in a glob it asks for a dot, which only versions have: `4.*`.
  private mutating func checkDots(of text: RuleText, _ kind: String) {
    let bytes = Array(text.value.utf8)
    for index in bytes.indices where bytes[index...].starts(with: ".*".utf8) {
      let before = index == 0 ? nil : bytes[index - 1]
      let mayBeVersion = before.map { (48...57).contains($0) || $0 == 0x2A || $0 == 0x3F } ?? false
      if !mayBeVersion { return tellDot(".*", "no \(kind) has a dot there", in: text) }
    }
  }

  private mutating func tellDot(_ dot: String, _ sentence: String, in text: RuleText) {
    let place = text.value.firstRange(of: dot).map { text.place(of: $0) } ?? text.place
    problems.tell(
      .deadScope, in: rule, sentence, at: place,
      notes: ["'\(Visible.short(text.value))' is a glob, not an expression"],
      help: "write '*' alone for any text")
  }

  /// Tells globs for tests that no name of a test fits: `tests.test_module.test_name`, with its parameters.
  private mutating func checkTest(_ text: RuleText) {
    let isName = !text.value.contains { "*?.[".contains($0) }
    if text.value.contains(".py::") {
      tellNodeID(text)
    } else if text.value.hasPrefix(".*") {
      tellDot(".*", "no test begins with a dot", in: text)
    } else if isName, text.value.hasPrefix("test_") {
      problems.tell(
        .deadScope, in: rule, "no test has only its function's name: names begin with the module's",
        at: text.place, help: "write '*.\(Visible.short(text.value, limit: 200))'")
    }
  }

  private mutating func tellSign(_ sign: String, in text: RuleText, _ kind: String) {
    let place = text.value.firstRange(of: sign).map { text.place(of: $0) } ?? text.place
    problems.tell(
      .deadScope, in: rule, "no \(kind) has '\(sign)' in its name", at: place,
      notes: ["'\(Visible.short(text.value))' is a glob, not an expression"],
      help: "write '*' for any text and '?' for any character; a list for one of several")
  }

  private mutating func tellCase(of text: RuleText) {
    problems.tell(
      .deadScope, in: rule, "no branch is called '\(text.value)'", at: text.place,
      help: "write 'master': letters count as they are")
  }

  /// Tells a test that is named as pytest does it: faults have dotted names.
  private mutating func tellNodeID(_ text: RuleText) {
    let name = TestName.dotted(nodeID: Array(text.value.utf8)[...]).shown
    problems.tell(
      .deadScope, in: rule, "no test has '.py::' in its name: names are dotted", at: text.place,
      help: "write '\(Visible.short(name, limit: 200))'")
  }

  /// Compares the branches with those that the suites' names end in.
  private mutating func checkBranches() {
    let (branches, suites) = (rule.scope.branches, rule.scope.suites)
    guard !branches.isEmpty, !suites.isEmpty else { return }
    let ofSuites = suites.map { Suite($0.value).branch }
    for (suite, branch) in zip(suites, ofSuites) {
      guard let branch, !branches.contains(where: { Self.admits($0, branch) }) else { continue }
      problems.tell(
        .deadScope, in: rule, "a suite of \(branch.name) never runs on the branches of this scope",
        at: suite.place,
        notes: ["branches: " + branches.map { Visible.short($0.value) }.joined(separator: ", ")],
        help: "take the suite out, or name its branch")
    }
    // Where every suite is for another branch, the suites have been told.
    let known = ofSuites.compactMap { $0 }
    guard known.count == suites.count,
      known.contains(where: { branch in branches.contains { Self.admits($0, branch) } })
    else { return }
    for text in branches where !known.contains(where: { Self.admits(text, $0) }) {
      problems.tell(
        .deadScope, in: rule,
        "none of the suites of this scope runs on '\(Visible.short(text.value))'",
        at: text.place,
        notes: ["suites: " + suites.map { Visible.short($0.value) }.joined(separator: ", ")],
        help: "take the branch out, or name a suite of it")
    }
  }

  private static func admits(_ glob: RuleText, _ branch: Branch) -> Bool {
    Glob(glob.value).matches(branch.name.utf8)
  }

  private mutating func checkFixes(_ today: Timestamp) {
    for fix in rule.fixes {
      guard case .date(let date) = fix.fix.since, date.milliseconds > today.milliseconds else {
        continue
      }
      problems.tell(
        .futureFix, in: rule, "fix has a date that has not come yet", at: fix.place,
        help: "write the day on which the change landed")
    }
  }
}
