import Matching
import Triage

/// Checks placeholders and links.
struct TextCheck {
  private(set) var problems = Problems()
  private static let always = ["branch", "suite", "build", "test"]

  init(_ rule: RuleFile, _ catalogue: Catalogue?, with judge: inout ExampleJudge) {
    let names = MatchNames(rule, catalogue)
    let known = names.all + Self.always
    let isKnown = names.areKnown
    let texts = [rule.title] + (rule.explanation.map { [$0.reason] } ?? [])
    check(isKnown ? texts : [], known, of: rule)
    if let proof = rule.proof {
      check(isKnown ? proof.reason.map { [$0] } ?? [] : [], known + proof.names, of: rule)
      if rule.explanation == nil {
        problems.tell(
          .proofWithoutExplanation, in: rule, "proof without an explanation that it could prove",
          at: rule.id.place,
          help: "add 'explanation:', or take 'proof:' out")
      }
    }
    checkAlternatives(texts, names, of: rule)
    checkExamples(texts, names, of: rule, with: &judge)
    for link in rule.explanation?.links ?? [] where !Self.isURL(link.value) {
      problems.tell(
        .linkNotURL, in: rule, "link is no URL", at: link.place,
        help: "write the whole URL, as in https://…")
    }
  }

  /// Checks that something fills each name in some texts.
  private mutating func check(_ texts: [RuleText], _ known: [String], of rule: RuleFile) {
    let all = Set(known)
    for text in texts {
      for name in Template(text.value).names.unique where !all.contains(name) {
        problems.tell(
          .unfilledPlaceholder, in: rule, "nothing fills {\(Visible.short(name))}",
          at: text.place(ofName: name), notes: ["known names: " + Visible.few(all.sorted())],
          help: Nearest.of(name, in: known).map { "write {\($0)}" }
            ?? "name a capture of the pattern: (?<\(Visible.short(name))>…)")
      }
    }
  }

  /// Checks that a name is filled whichever pattern of a list matches.
  private mutating func checkAlternatives(
    _ texts: [RuleText], _ names: MatchNames, of rule: RuleFile
  ) {
    for text in texts {
      for name in Template(text.value).names.unique {
        guard let pattern = names.patternWithout(name) else { continue }
        problems.tell(
          .unfilledPlaceholder, in: rule, "not every pattern fills {\(name)}",
          at: text.place(ofName: name),
          notes: ["this one does not: \(Visible.short(pattern, limit: 200))"],
          help: "capture it in each pattern of the list, or make two rules")
      }
    }
  }

  /// Checks that the examples fill what the patterns may leave out, as in `(?: on (?<nic>eth\d))?`.
  private mutating func checkExamples(
    _ texts: [RuleText], _ names: MatchNames, of rule: RuleFile, with judge: inout ExampleJudge
  ) {
    let asked = texts.flatMap { Template($0.value).names }.unique.filter(names.captures.contains)
      .filter { names.patternWithout($0) == nil }
    guard !asked.isEmpty else { return }
    for example in rule.examples.matches {
      let shown = ExampleJudge.texts(of: example, for: rule)
      guard judge.holds(rule, for: shown) else { continue }
      let filled = Set(rule.match.flatMap { judge.captures(of: $0, in: shown).keys })
      guard let name = asked.first(where: { !filled.contains($0) }) else { continue }
      problems.tell(
        .unfilledPlaceholder, in: rule, "this example leaves {\(name)} unfilled",
        at: example.place, notes: ["the capture '\(name)' may be missing from a match"],
        help: "let the pattern always capture it, or make two rules")
    }
  }

  private static func isURL(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    let host = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !host.isEmpty && host.first != "."
      && text.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 }
  }
}

extension RuleText {
  /// Where `{name}` stands in the text.
  fileprivate func place(ofName name: String) -> Range<Int> {
    value.firstRange(of: "{\(name)}").map(place(of:)) ?? place
  }
}
