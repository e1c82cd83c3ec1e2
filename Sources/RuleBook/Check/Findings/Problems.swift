import Triage

/// What is wrong with rules: the first problems of each file, and how many more there are.
///
/// A file of a megabyte can have a hundred thousand, and each takes a place to be found, a line to be
/// quoted and a name to be suggested. So a problem is made only where it is told.
///
///     var problems = Problems()
///     problems.tell(.emptyValue, in: rule, "'title' is empty", at: place)
struct Problems: Sendable {
  /// How many problems of a file are told, and of all files together.
  static let limitOfFile = 100
  static let limitOfAll = 10_000

  /// How many findings are told that a rule allows, of each kind.
  private static let limitOfAllowed = 10

  private var kept: [(key: Key, diagnostic: Diagnostic)] = []
  private var counts: [Key: Count] = [:]

  /// How many there are, those included that are not told.
  private(set) var count = 0

  /// What has a limit of its own: a file, or a kind of finding that a rule in it allows.
  private struct Key: Hashable {
    var path: String
    var allowed: Allowed?

    struct Allowed: Hashable {
      var rule: String
      var finding: RuleFinding
    }

    var limit: Int { allowed == nil ? Problems.limitOfFile : Problems.limitOfAllowed }
  }

  private struct Count {
    var told = 0
    var leftOut: [Diagnostic.Severity: Int] = [:]
  }

  /// Adds what is found in a rule; the values are made only where it is told.
  mutating func tell(
    _ finding: RuleFinding, in rule: RuleFile, _ sentence: @autoclosure () -> String,
    at place: @autoclosure () -> Range<Int>, notes: @autoclosure () -> [String] = [],
    help: @autoclosure () -> String?
  ) {
    add(key(of: finding, in: rule), finding.severity) {
      rule.source.diagnostic(finding, sentence(), at: place(), notes: notes(), help: help())
    }
  }

  /// Adds what is found in a rule, where more than a sentence and a place make it.
  mutating func tell(_ finding: RuleFinding, in rule: RuleFile, _ make: () -> Diagnostic) {
    add(key(of: finding, in: rule), finding.severity, make)
  }

  /// Adds what keeps a file, or a part of it, from being read.
  mutating func tell(_ finding: RuleFinding, inFile path: String, _ make: () -> Diagnostic) {
    add(Key(path: path), finding.severity, make)
  }

  /// Adds problems that are made already.
  static func += (problems: inout Problems, diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      problems.add(Key(path: diagnostic.path), diagnostic.severity) { diagnostic }
    }
  }

  static func += (left: inout Problems, right: Problems) {
    guard right.count > 0 else { return }
    for (key, diagnostic) in right.kept { left.add(key, diagnostic.severity) { diagnostic } }
    for (key, count) in right.counts {
      for (severity, number) in count.leftOut {
        left.count += number
        left.counts[key, default: Count()].leftOut[severity, default: 0] += number
      }
    }
  }

  private func key(of finding: RuleFinding, in rule: RuleFile) -> Key {
    let isAllowed = rule.allow.contains { $0.reason != nil && $0.allowed == finding }
    return Key(
      path: rule.source.path,
      allowed: isAllowed ? Key.Allowed(rule: rule.id.value, finding: finding) : nil)
  }

  private mutating func add(
    _ key: Key, _ severity: Diagnostic.Severity, _ make: () -> Diagnostic
  ) {
    count += 1
    guard counts[key, default: Count()].told < key.limit, kept.count < Self.limitOfAll else {
      counts[key, default: Count()].leftOut[severity, default: 0] += 1
      return
    }
    counts[key, default: Count()].told += 1
    kept.append((key, make()))
  }

  /// The problems that are told, in the order in which they were found.
  var told: [Diagnostic] { kept.map(\.diagnostic) }

  /// One message for each file some of whose problems are not told.
  var rest: [Diagnostic] {
    counts.filter { $0.key.allowed == nil && !$0.value.leftOut.isEmpty }
      .sorted { $0.key.path.utf8.lexicographicallyPrecedes($1.key.path.utf8) }
      .map { key, count in
        let number = count.leftOut.values.reduce(0, +)
        return Diagnostic(
          count.leftOut.keys.min() ?? .note,
          "\(counted(number, "more problem")) of this file \(number == 1 ? "is" : "are") not told",
          path: key.path, help: "correct the ones that are told first")
      }
  }

  /// The problems by path and place, those about a whole file first, and behind them what is not told.
  var inOrder: [Diagnostic] { told.inOrder + rest }

  /// How many problems of a severity are not told, and how many that rules allow.
  func leftOut(_ severity: Diagnostic.Severity, isAllowed: Bool) -> Int {
    counts.reduce(0) { sum, entry in
      (entry.key.allowed != nil) == isAllowed
        ? sum + entry.value.leftOut[severity, default: 0] : sum
    }
  }
}
