import Matching
package import Triage

extension RuleBook {
  /// Checks what `report` can live with: examples, ids, placeholders, references, overlaps.
  ///
  /// - Parameters:
  ///   - catalogue: the messages that keys name; without one keys are not looked up.
  ///   - isWanted: chooses the rules to judge; the others are only compared with.
  /// - Returns: all that is wrong, by path and place, without ``diagnostics``.
  package func check(
    with catalogue: Catalogue? = nil, _ isWanted: (RuleFile) -> Bool = { _ in true }
  ) -> [Diagnostic] {
    let wanted = rules.filter(isWanted)
    var judge = ExampleJudge(catalogue: catalogue)
    var found = wanted.flatMap { rule in
      IdentityCheck(rule, in: self).diagnostics + TextCheck(rule, catalogue).diagnostics
        + PatternCheck(rule).diagnostics + ExampleCheck(rule, with: &judge).diagnostics
        + ProofCheck(rule).diagnostics
    }
    found += ReferenceCheck(wanted, in: self).diagnostics
    found += OverlapCheck(wanted, in: self, with: &judge).diagnostics
    if let catalogue { found += CatalogueCheck(wanted, catalogue).diagnostics }
    return found.inOrder
  }
}

/// Checks that an id fits its path, and that old ids are free.
struct IdentityCheck {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ rule: RuleFile, in book: RuleBook) {
    if let location = rule.location, !("/" + location.full).hasSuffix("/" + rule.id.value) {
      diagnostics.append(
        rule.source.diagnostic(
          .error, "id does not fit the path: the path must end with it", at: rule.id.place,
          help: "write 'id: \(location.below)', or move the file to \(rule.id.value).yaml"))
    }
    for old in rule.was where book[Signature.ID(old.value)] != nil {
      diagnostics.append(
        rule.source.diagnostic(
          .error, "'was' names a rule that still exists: \(old.value)", at: old.place,
          help: "name only ids that this rule had earlier"))
    }
  }
}

/// Checks placeholders and links.
struct TextCheck {
  private(set) var diagnostics: [Diagnostic] = []
  private static let always = ["branch", "suite", "build", "test"]

  init(_ rule: RuleFile, _ catalogue: Catalogue?) {
    let captures = rule.match.flatMap { $0.patterns.flatMap { $0.pattern.groups.map(\.name) } }
    let keys = rule.match.filter { $0.place == .key }.flatMap { $0.patterns.map(\.text.value) }
    let places = keys.flatMap { key in catalogue?[key].flatMap(\.names) ?? [] }
    let known = captures + places + Self.always
    // Only the catalogue knows which places the message of a key has.
    let isKnown = keys.isEmpty || catalogue != nil
    let texts = [rule.title] + (rule.explanation.map { [$0.reason] } ?? [])
    check(isKnown ? texts : [], known, of: rule)
    if let proof = rule.proof {
      check(isKnown ? proof.reason.map { [$0] } ?? [] : [], known + proof.names, of: rule)
      if rule.explanation == nil {
        diagnostics.append(
          rule.source.diagnostic(
            .error, "proof without an explanation that it could prove", at: rule.id.place,
            help: "add 'explanation:', or take 'proof:' out"))
      }
    }
    for link in rule.explanation?.links ?? [] where !Self.isURL(link.value) {
      diagnostics.append(
        rule.source.diagnostic(
          .error, "link is no URL", at: link.place, help: "write the whole URL, as in https://…"))
    }
  }

  /// Checks that something fills each name in some texts.
  private mutating func check(_ texts: [RuleText], _ known: [String], of rule: RuleFile) {
    for text in texts {
      for name in Template(text.value).names where !known.contains(name) {
        let place = text.value.firstRange(of: "{\(name)}").map { text.place(of: $0) } ?? text.place
        diagnostics.append(
          rule.source.diagnostic(
            .error, "nothing fills {\(name)}", at: place,
            notes: ["known names: " + Array(Set(known)).sorted().joined(separator: ", ")],
            help: Nearest.of(name, in: known).map { "write {\($0)}" }
              ?? "name a capture of the pattern: (?<\(name)>…)"))
      }
    }
  }

  private static func isURL(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    let host = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !host.isEmpty && host.first != "."
      && text.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 }
  }
}

/// Checks patterns that compile but do not do what a rule wants.
struct PatternCheck {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ rule: RuleFile) {
    let proof = rule.proof?.clauses ?? []
    for pattern in (rule.match + rule.not + proof).flatMap(\.patterns)
    where pattern.pattern.matchesEmpty {
      diagnostics.append(
        rule.source.diagnostic(
          .error, "pattern matches the empty text, so it holds everywhere", at: pattern.text.place,
          help: "write '+' for '*', or leave the optional part out"))
    }
    for clause in rule.match + rule.not + proof where clause.place.isLog {
      for pattern in clause.patterns { tellSlow(pattern, of: rule) }
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

  /// Tells a pattern for logs in which there is nothing that can be looked for quickly.
  private mutating func tellSlow(_ pattern: RulePattern, of rule: RuleFile) {
    guard !pattern.pattern.matchesEmpty, PatternSet([pattern.pattern]).means == [.everyLine]
    else { return }
    diagnostics.append(
      rule.source.diagnostic(
        .warning, "nothing in the pattern can be searched for, so it is tried on every line",
        at: pattern.text.place, help: "add a text that every match holds, outside of lookarounds"))
  }

  private func repeated(
    _ name: String, owner: RuleClause, in pattern: RulePattern, of rule: RuleFile
  ) -> Diagnostic {
    let text = pattern.text
    let ranges = ["(?<\(name)>", "(?P<\(name)>", "(?'\(name)'"].compactMap {
      text.value.firstRange(of: $0)
    }
    return rule.source.diagnostic(
      .error, "capture '\(name)' is also in the pattern for '\(owner.place.rawValue)'",
      at: ranges.first.map { text.place(of: $0) } ?? text.place,
      help: "give each capture its own name")
  }
}
