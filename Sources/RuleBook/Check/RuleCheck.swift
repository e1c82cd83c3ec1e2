import Matching
import Triage

extension RuleBook {
  /// Checks what `report` can live with: examples, ids, placeholders, references, overlaps.
  ///
  /// - Parameters:
  ///   - wanted: the rules to judge; all others are only compared with.
  ///   - grounds: what they are checked against.
  /// - Returns: all that is wrong, in no order, without ``diagnostics``.
  func check(_ wanted: [RuleFile], against grounds: CheckGrounds) -> [Diagnostic] {
    let catalogue = grounds.catalogue
    var judge = ExampleJudge(catalogue: catalogue)
    let followed = CaptureCheck.followedNames(in: self)
    var found: [Diagnostic] = []
    for rule in wanted {
      found += IdentityCheck(rule, in: self).diagnostics
      found += TextCheck(rule, catalogue, with: &judge).diagnostics
      found += ScopeCheck(rule, today: grounds.today).diagnostics
      found += PatternCheck(rule).diagnostics
      found += GrowthCheck(rule).diagnostics
      found +=
        CaptureCheck(rule, followed: followed[rule.id.value] ?? [], with: &judge).diagnostics
      found += ExampleCheck(rule, with: &judge).diagnostics
      found += ProofCheck(rule).diagnostics
    }
    found += TitleCheck(wanted, in: self).diagnostics
    found += ReferenceCheck(wanted, in: self).diagnostics
    found += OverlapCheck(wanted, in: self, with: &judge).diagnostics
    if let catalogue { found += CatalogueCheck(wanted, catalogue).diagnostics }
    if let trial = grounds.trial { found += TrialCheck(wanted, trial).diagnostics }
    return found
  }
}

/// Checks that an id fits its path, and that old ids are free.
struct IdentityCheck {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ rule: RuleFile, in book: RuleBook) {
    if let location = rule.location, !("/" + location.full).hasSuffix("/" + rule.id.value) {
      diagnostics.append(
        rule.source.diagnostic(
          .idAndPath, "id does not fit the path: the path must end with it", at: rule.id.place,
          help: (RuleDraft.isID(location.below) ? "write 'id: \(location.below)', or " : "")
            + "move the file to \(rule.id.value).yaml"))
    }
    for old in rule.was where book[Signature.ID(old.value)] != nil {
      diagnostics.append(
        rule.source.diagnostic(
          .wasStillThere, "'was' names a rule that still exists: \(old.value)", at: old.place,
          help: "name only ids that this rule had earlier"))
    }
  }
}

/// Checks patterns that compile but do not do what a rule wants.
struct PatternCheck {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ rule: RuleFile) {
    let proof = rule.proof?.clauses ?? []
    for clause in rule.match + rule.not + proof {
      for pattern in clause.patterns { checkWidth(of: pattern, at: clause.place, in: rule) }
    }
    var owners: [String: RuleClause] = [:]
    for clause in rule.match {
      for pattern in clause.patterns {
        for group in pattern.pattern.groups {
          if let owner = owners[group.name], owner.place != clause.place {
            diagnostics.append(repeated(group.name, owner: owner, in: pattern, of: rule))
          } else {
            owners[group.name] = clause
          }
        }
      }
    }
  }

  /// Tells a pattern that holds everywhere, or almost, or in which nothing can be looked for.
  private mutating func checkWidth(of pattern: RulePattern, at place: Place, in rule: RuleFile) {
    // What PCRE2 itself tells counts every pattern of lookarounds alone.
    if case .match = Matcher(limits: Limits()).firstMatch(of: pattern.pattern, in: []) {
      diagnostics.append(
        rule.source.diagnostic(
          .matchesEmpty, "pattern matches the empty text, so it holds everywhere",
          at: pattern.text.place,
          help: "write '+' for '*', or leave the optional part out"))
      return
    }
    guard place != .key else { return }
    let (matched, all) = OrdinaryTexts.matches(of: pattern.pattern, at: place)
    guard 100 * matched < OrdinaryTexts.limit * all else {
      let kind = place.isLog ? "lines" : place == .fault ? "messages" : "failures"
      diagnostics.append(
        rule.source.diagnostic(
          .matchesAlmostAnything, "pattern matches \(matched) of \(all) ordinary \(kind)",
          at: pattern.text.place, help: "write a text that only this fault has"))
      return
    }
    if place.isLog { tellSlow(pattern, of: rule) }
  }

  /// Tells a pattern for logs in which there is nothing that can be looked for quickly.
  private mutating func tellSlow(_ pattern: RulePattern, of rule: RuleFile) {
    guard PatternSet([pattern.pattern]).means == [.everyLine] else { return }
    diagnostics.append(
      rule.source.diagnostic(
        .noLiteral, "nothing in the pattern can be searched for, so it is tried on every line",
        at: pattern.text.place, help: "add a text that every match holds, outside of lookarounds"))
  }

  private func repeated(
    _ name: String, owner: RuleClause, in pattern: RulePattern, of rule: RuleFile
  ) -> Diagnostic {
    rule.source.diagnostic(
      .repeatedCapture, "capture '\(name)' is also in the pattern for '\(owner.place.rawValue)'",
      at: pattern.place(ofCapture: name),
      help: "give each capture its own name")
  }
}
