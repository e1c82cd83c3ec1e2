import Matching
import Triage

/// Finds captures that nobody uses, and those that never change.
struct CaptureCheck {
  private(set) var diagnostics: [Diagnostic] = []
  private let rule: RuleFile

  /// - Parameters:
  ///   - rule: the rule.
  ///   - followed: the names by which other rules compare their faults with its own.
  ///   - judge: tries the examples.
  init(_ rule: RuleFile, followed: [String], with judge: inout ExampleJudge) {
    self.rule = rule
    // Until somebody has written a reason, nobody knows which of them it will name.
    guard rule.explanation != nil else { return }
    checkUse(followed)
    checkValues(with: &judge)
  }

  /// The names by which faults of each rule are compared with those of rules that follow from them.
  static func followedNames(in book: RuleBook) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for follow in book.rules.flatMap(\.follows) {
      for id in follow.signatures { names[id.value, default: []] += follow.same.map(\.value) }
    }
    return names
  }

  /// Tells captures that no text and no comparison uses.
  private mutating func checkUse(_ followed: [String]) {
    let texts = [rule.title, rule.explanation?.reason, rule.proof?.reason].compactMap { $0 }
    let inTexts = texts.flatMap { Template($0.value).names }
    let compared = rule.follows.flatMap { $0.same.map(\.value) } + followed
    let captures = (rule.match + (rule.proof?.clauses ?? [])).flatMap { clause in
      clause.patterns.flatMap { $0.pattern.groups.map(\.name) }
    }
    // A misspelt name is told where it stands; the capture that it means is not unused.
    let meant = inTexts.filter { !captures.contains($0) }
      .compactMap { Nearest.of($0, in: captures) }
    let used = Set(inTexts + compared + meant)
    for clause in rule.match + (rule.proof?.clauses ?? []) {
      for pattern in clause.patterns {
        for group in pattern.pattern.groups
        where !used.contains(group.name) && !Self.refers(pattern.text.value, to: group.name) {
          tell(
            .unusedCapture, "nothing uses the capture '\(group.name)'", group.name, in: pattern,
            help: "write {\(group.name)} in the title or the reason, or (?:…) in the pattern")
        }
      }
    }
  }

  /// Whether a pattern refers to its own capture.
  private static func refers(_ pattern: String, to name: String) -> Bool {
    [
      "\\k<\(name)>", "\\k'\(name)'", "\\k{\(name)}", "\\g{\(name)}", "(?P=\(name))", "(?&\(name))",
      "(?P>\(name))", "\\g<\(name)>", "\\g'\(name)'", "(?(\(name))", "(?(<\(name)>)",
    ].contains { pattern.contains($0) }
  }

  /// Tells captures that have one value in all examples.
  private mutating func checkValues(with judge: inout ExampleJudge) {
    for clause in rule.match where clause.place != .key {
      var values: [String: [[UInt8]]] = [:]
      for example in rule.examples.matches {
        let texts = ExampleJudge.texts(of: example, for: rule)
        for (name, value) in judge.captures(of: clause, in: texts) {
          values[name, default: []].append(value)
        }
      }
      for pattern in clause.patterns {
        for group in pattern.pattern.groups {
          guard let all = values.removeValue(forKey: group.name), all.count > 1,
            let value = all.first, Set(all).count == 1
          else { continue }
          let shown = Visible.short(String(decoding: value, as: UTF8.self))
          tell(
            .constantCapture,
            "the capture '\(group.name)' is '\(shown)' in all \(all.count) examples", group.name,
            in: pattern, help: "add an example with another value, or write the text itself")
        }
      }
    }
  }

  private mutating func tell(
    _ finding: RuleFinding, _ sentence: String, _ name: String, in pattern: RulePattern,
    help: String
  ) {
    diagnostics.append(
      rule.source.diagnostic(finding, sentence, at: pattern.place(ofCapture: name), help: help))
  }
}

extension RulePattern {
  /// Where a capture opens in the file.
  func place(ofCapture name: String) -> Range<Int> {
    let openings = ["(?<\(name)>", "(?P<\(name)>", "(?'\(name)'"]
    return openings.lazy.compactMap { text.value.firstRange(of: $0) }.first
      .map { text.place(of: $0) } ?? text.place
  }
}
