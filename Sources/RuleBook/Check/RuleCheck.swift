import Matching
import Triage

extension RuleBook {
  /// Checks what `report` can live with: examples, ids, placeholders, references, overlaps.
  ///
  /// - Parameters:
  ///   - wanted: the rules to judge; all others are only compared with.
  ///   - grounds: what they are checked against.
  /// - Returns: all that is wrong, in no order, without ``diagnostics``.
  func check(_ wanted: [RuleFile], against grounds: CheckGrounds) -> Problems {
    let catalogue = grounds.catalogue
    var judge = ExampleJudge(catalogue: catalogue)
    let followed = CaptureCheck.followedNames(in: self)
    var patterns = PatternFindings()
    var found = Problems()
    for rule in wanted {
      found += IdentityCheck(rule, in: self).problems
      found += TextCheck(rule, catalogue, with: &judge).problems
      found += ScopeCheck(rule, today: grounds.today).problems
      found += PatternCheck(rule, with: &patterns).problems
      found += GrowthCheck(rule, with: &patterns).problems
      found +=
        CaptureCheck(rule, followed: followed[rule.signature.id] ?? [], with: &judge).problems
      found += ExampleCheck(rule, with: &judge).problems
      found += ProofCheck(rule).problems
    }
    found += TitleCheck(wanted, in: self).problems
    found += ReferenceCheck(wanted, in: self).problems
    found += OverlapCheck(wanted, in: self, with: &judge).problems
    if let catalogue { found += CatalogueCheck(wanted, catalogue).problems }
    if let trial = grounds.trial { found += TrialCheck(wanted, trial).problems }
    found += patterns.remark
    return found
  }
}

/// Checks that an id fits its path, and that old ids are free.
struct IdentityCheck {
  private(set) var problems = Problems()

  init(_ rule: RuleFile, in book: RuleBook) {
    if let location = rule.location, !("/" + location.full).hasSuffix("/" + rule.id.value) {
      problems.tell(
        .idAndPath, in: rule, "id does not fit the path: the path must end with it",
        at: rule.id.place,
        help: (RuleDraft.isID(location.below) ? "write 'id: \(location.below)', or " : "")
          + "move the file to \(rule.id.value).yaml")
    }
    for old in rule.was where book[Signature.ID(old.value)] != nil {
      problems.tell(
        .wasStillThere, in: rule, "'was' names a rule that still exists: \(old.value)",
        at: old.place,
        help: "name only ids that this rule had earlier")
    }
  }
}

/// Checks patterns that compile but do not do what a rule wants.
struct PatternCheck {
  private(set) var problems = Problems()

  init(_ rule: RuleFile, with patterns: inout PatternFindings) {
    let proof = rule.proof?.clauses ?? []
    for clause in rule.match + rule.not + proof {
      for pattern in clause.patterns {
        tell(patterns.width(of: pattern.pattern, at: clause.place), of: pattern, clause.place, rule)
      }
    }
    var owners: [String: RuleClause] = [:]
    for clause in rule.match {
      for pattern in clause.patterns {
        for group in pattern.pattern.groups {
          if let owner = owners[group.name], owner.place != clause.place {
            problems.tell(.repeatedCapture, in: rule) {
              Self.repeated(group.name, owner: owner, in: pattern, of: rule)
            }
          } else {
            owners[group.name] = clause
          }
        }
      }
    }
  }

  /// Tells a pattern that holds everywhere, or almost, or in which nothing can be looked for.
  private mutating func tell(
    _ width: PatternFindings.Width, of pattern: RulePattern, _ place: Place, _ rule: RuleFile
  ) {
    switch width {
    case .narrow: break
    case .empty:
      problems.tell(
        .matchesEmpty, in: rule, "pattern matches the empty text, so it holds everywhere",
        at: pattern.text.place, help: "write '+' for '*', or leave the optional part out")
    case .ordinary(let matched, let all):
      let kind = place.isLog ? "lines" : place == .fault ? "messages" : "failures"
      problems.tell(
        .matchesAlmostAnything, in: rule,
        "pattern matches \(matched) of \(all) ordinary \(kind)", at: pattern.text.place,
        help: "write a text that only this fault has")
    case .slow:
      problems.tell(
        .noLiteral, in: rule,
        "nothing in the pattern can be searched for, so it is tried on every line",
        at: pattern.text.place, help: "add a text that every match holds, outside of lookarounds")
    }
  }

  private static func repeated(
    _ name: String, owner: RuleClause, in pattern: RulePattern, of rule: RuleFile
  ) -> Diagnostic {
    rule.source.diagnostic(
      .repeatedCapture, "capture '\(name)' is also in the pattern for '\(owner.place.rawValue)'",
      at: pattern.place(ofCapture: name),
      help: "give each capture its own name")
  }
}
