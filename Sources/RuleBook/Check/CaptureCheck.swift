import Matching
import Triage

/// Finds captures that nobody uses, and those that never change.
struct CaptureCheck {
  private(set) var problems = Problems()
  private let rule: RuleFile

  /// - Parameters:
  ///   - rule: the rule.
  ///   - followed: the names by which other rules compare their faults with its own.
  ///   - judge: tries the examples.
  init(_ rule: RuleFile, followed: Set<String>, with judge: inout ExampleJudge) {
    self.rule = rule
    // Until somebody has written a reason, nobody knows which of them it will name.
    guard rule.explanation != nil else { return }
    checkUse(followed)
    checkValues(with: &judge)
  }

  /// The names by which faults of each rule are compared with those of rules that follow from them.
  static func followedNames(in book: RuleBook) -> [Signature.ID: Set<String>] {
    var names: [Signature.ID: Set<String>] = [:]
    for follow in book.rules.flatMap(\.follows) {
      for id in follow.signatures.map({ Signature.ID($0.value) }) where book[id] != nil {
        names[id, default: []].formUnion(follow.same.map(\.value))
      }
    }
    return names
  }

  /// How many misspelt names are compared with the captures.
  private static let comparedNames = 20

  /// Tells captures that no text and no comparison uses.
  private mutating func checkUse(_ followed: Set<String>) {
    let texts = [rule.title, rule.explanation?.reason, rule.proof?.reason].compactMap { $0 }
    let inTexts = texts.flatMap { Template($0.value).names }.unique
    let compared = rule.follows.flatMap { $0.same.map(\.value) }
    let captures = (rule.match + (rule.proof?.clauses ?? [])).flatMap { clause in
      clause.patterns.flatMap { $0.pattern.groups.map(\.name) }
    }
    // A misspelt name is told where it stands; the capture that it means is not unused.
    let known = Set(captures)
    let meant = inTexts.filter { !known.contains($0) }.prefix(Self.comparedNames)
      .compactMap { Nearest.of($0, in: captures) }
    let used = Set(inTexts + compared + meant).union(followed)
    for clause in rule.match + (rule.proof?.clauses ?? []) {
      for pattern in clause.patterns {
        let unused = pattern.pattern.groups.map(\.name).filter { !used.contains($0) }
        let own = unused.isEmpty ? [] : Self.references(in: pattern.text.value)
        for name in unused where !own.contains(name) {
          tell(
            .unusedCapture, "nothing uses the capture '\(name)'", name, in: pattern,
            help: "write {\(name)} in the title or the reason, or (?:…) in the pattern")
        }
      }
    }
  }

  /// The captures that a pattern itself refers to.
  private static func references(in pattern: String) -> Set<String> {
    let openings = [
      "\\k<", "\\k'", "\\k{", "\\g{", "\\g<", "\\g'", "(?P=", "(?P>", "(?&", "(?(<", "(?('", "(?(",
    ].map { Array($0.utf8) }
    let bytes = Array(pattern.utf8)
    var names: Set<String> = []
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\\") || bytes[index] == 0x28 {
      guard let opening = openings.first(where: { bytes[index...].starts(with: $0) }) else {
        continue
      }
      let name = bytes[(index + opening.count)...].prefix(Self.longestName)
        .prefix(while: \.isWord)
      names.insert(String(decoding: name, as: UTF8.self))
    }
    return names
  }

  /// PCRE2 takes no longer names of groups.
  private static let longestName = 128

  /// Tells captures that have one value in all examples.
  private mutating func checkValues(with judge: inout ExampleJudge) {
    for clause in rule.match where clause.place != .key {
      var values: [String: (first: [UInt8], count: Int, isConstant: Bool)] = [:]
      for example in rule.examples.matches {
        let texts = ExampleJudge.texts(of: example, for: rule)
        for (name, value) in judge.captures(of: clause, in: texts) {
          let known = values[name] ?? (value, 0, true)
          values[name] = (
            known.first, known.count + 1, known.isConstant && known.first == value
          )
        }
      }
      for pattern in clause.patterns {
        for group in pattern.pattern.groups {
          guard let all = values.removeValue(forKey: group.name), all.count > 1, all.isConstant
          else { continue }
          let shown = Visible.short(String(decoding: all.first, as: UTF8.self))
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
    problems.tell(finding, in: rule, sentence, at: pattern.place(ofCapture: name), help: help)
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
