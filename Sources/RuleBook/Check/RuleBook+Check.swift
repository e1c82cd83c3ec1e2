package import Triage

extension RuleBook {
  /// A check of rule files, with its summary; what `rules check` prints.
  package struct Check: Sendable {
    /// All that was found, by path and place, with what the rules allow.
    package let findings: [Found]

    /// Whether a file is wrong in itself, so that `report` would leave a rule of it out.
    package let hasWrongFile: Bool

    /// The rules that were checked.
    package let rules: [RuleFile]

    /// The problems that are counted and not told, because their files have too many.
    private let leftOut: LeftOut

    private struct LeftOut {
      var problems: Int
      var notes: Int
      var allowed: Int

      init(_ all: Problems) {
        problems = all.leftOut(.error, isAllowed: false) + all.leftOut(.warning, isAllowed: false)
        notes = all.leftOut(.note, isAllowed: false)
        allowed = [.error, .warning, .note].reduce(0) { $0 + all.leftOut($1, isAllowed: true) }
      }
    }

    /// What the rules do on recorded builds, where some were read.
    package let trial: RuleTrial?

    /// Something that was found.
    package struct Found: Sendable {
      package var diagnostic: Diagnostic

      /// The id of the rule that it is about; nil where the file gave none.
      package var rule: String?

      /// Why the rule says that it is right all the same; nil where it does not.
      package var allowed: String?

      /// Whether it only tells how many more there are.
      var isRest = false
    }

    /// Checks the rules of some sources, or all rules of the context where none are given.
    ///
    /// - Parameters:
    ///   - checked: where the rules to check are.
    ///   - context: rules that the checked ones live among, and replace where ids are equal.
    ///   - grounds: what they are checked against.
    package init(
      _ checked: [RuleSource], context: [RuleSource] = [], against grounds: CheckGrounds
    ) {
      let readings = checked.map(RuleReading.init)
      let book = RuleBook(context.map(RuleReading.init) + readings)
      let own = checked.isEmpty ? book : RuleBook(readings)
      let names = Set(own.rules.map(\.signature.id))
      rules = book.rules.filter { names.contains($0.signature.id) }
      trial = grounds.trial
      hasWrongFile = own.problems.count > 0
      var all = own.problems
      all += book.check(rules, against: grounds)
      findings = Self.judged(all, rules, grounds)
      leftOut = LeftOut(all)
    }

    /// Checks rules without a day and without builds.
    package init(
      _ checked: [RuleSource], context: [RuleSource] = [], catalogue: Catalogue? = nil
    ) {
      self.init(checked, context: context, against: CheckGrounds(catalogue: catalogue))
    }

    /// All problems, by path and place, without those that are allowed.
    package var diagnostics: [Diagnostic] {
      findings.filter { $0.allowed == nil }.map(\.diagnostic)
    }

    /// Whether there is nothing to correct.
    package var isClean: Bool { !diagnostics.contains { $0.severity == .error } }

    /// How many examples the rules have.
    package var exampleCount: Int { rules.reduce(0) { $0 + $1.exampleCount } }

    /// One line such as `40 rules, 52 examples: no problems`; notes are no problems.
    package var summary: String {
      let told = findings.filter { $0.allowed == nil && !$0.isRest }
      let own = told.count { $0.diagnostic.severity == .note }
      let notes = own + leftOut.notes
      let problems = told.count - own + leftOut.problems
      let allowed = findings.count { $0.allowed != nil } + leftOut.allowed
      return counted(rules.count, "rule") + ", " + counted(exampleCount, "example")
        + ": " + (problems == 0 ? "no problems" : counted(problems, "problem"))
        + (notes == 0 ? "" : ", " + counted(notes, "note"))
        + (allowed == 0 ? "" : ", \(allowed) allowed")
    }

    /// Adds to what was found the rules that it is about, and what they allow.
    private static func judged(
      _ problems: Problems, _ rules: [RuleFile], _ grounds: CheckGrounds
    ) -> [Found] {
      let owners = RuleOwners(rules)
      let owned = problems.told.map { (diagnostic: $0, rule: owners.rule(of: $0)) }
      let byRule = Dictionary(grouping: owned) { $0.rule?.signature.id }
      var reasons: [Signature.ID: [RuleFinding: String]] = [:]
      var all = owned
      for rule in rules where !rule.allow.isEmpty {
        let found = (byRule[rule.signature.id] ?? []).compactMap {
          $0.diagnostic.finding.flatMap(RuleFinding.init(name:))
        }
        let check = AllowCheck(rule, found: Set(found), isJudged: grounds.canJudge)
        all += check.problems.told.map { (diagnostic: $0, rule: rule) }
        reasons[rule.signature.id] = check.reasons
      }
      return all.inOrder(of: \.diagnostic).map { diagnostic, rule in
        let finding = diagnostic.finding.flatMap(RuleFinding.init(name:))
        let reason = finding.flatMap { finding in
          rule.flatMap { reasons[$0.signature.id]?[finding] }
        }
        return Found(diagnostic: diagnostic, rule: rule?.id.value, allowed: reason)
      } + problems.rest.map { Found(diagnostic: $0, isRest: true) }
    }
  }

  /// The ids that a misspelt one may stand for, nearest first.
  package func idsNear(_ id: String) -> [String] {
    let ids = rules.map(\.signature.id.name)
    let sameName = ids.filter { $0.split(separator: "/").last == id.split(separator: "/").last }
    return Array((Nearest.all(id, in: ids) + sameName).unique.prefix(3))
  }
}

extension [String] {
  /// The texts without doubles, in their order.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
