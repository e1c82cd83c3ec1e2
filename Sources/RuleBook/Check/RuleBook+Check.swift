package import Triage

extension RuleBook {
  /// A check of rule files, with its summary; what `rules check` prints.
  package struct Check: Sendable {
    /// All problems, by path and place.
    package let diagnostics: [Diagnostic]

    /// Whether a file is wrong in itself, so that `report` would leave a rule of it out.
    package let hasWrongFile: Bool
    private let ruleCount: Int
    private let exampleCount: Int

    /// Checks the rules of some sources, or all rules of the context where none are given.
    ///
    /// - Parameters:
    ///   - checked: where the rules to check are.
    ///   - context: rules that the checked ones live among, and replace where ids are equal.
    ///   - catalogue: the messages that keys name.
    package init(
      _ checked: [RuleSource], context: [RuleSource] = [], catalogue: Catalogue? = nil
    ) {
      let book = RuleBook(loading: context + checked)
      guard !checked.isEmpty else {
        diagnostics = (book.diagnostics + book.check(with: catalogue)).inOrder
        hasWrongFile = !book.diagnostics.isEmpty
        (ruleCount, exampleCount) = Self.count(book.rules)
        return
      }
      let own = RuleBook(loading: checked)
      let names = Set(own.rules.map(\.signature.id))
      let found = book.check(with: catalogue) { names.contains($0.signature.id) }
      diagnostics = (own.diagnostics + found).inOrder
      hasWrongFile = !own.diagnostics.isEmpty
      (ruleCount, exampleCount) = Self.count(own.rules)
    }

    /// Whether there is nothing to correct.
    package var isClean: Bool { !diagnostics.contains { $0.severity == .error } }

    /// One line such as `40 rules, 52 examples: no problems`.
    package var summary: String {
      let problems =
        diagnostics.isEmpty ? "no problems" : Self.counted(diagnostics.count, "problem")
      return Self.counted(ruleCount, "rule") + ", " + Self.counted(exampleCount, "example")
        + ": \(problems)"
    }

    private static func count(_ rules: [RuleFile]) -> (Int, Int) {
      (rules.count, rules.reduce(0) { $0 + $1.exampleCount })
    }

    private static func counted(_ count: Int, _ word: String) -> String {
      "\(count) \(word)\(count == 1 ? "" : "s")"
    }
  }

  /// The ids that a misspelt one may stand for, nearest first.
  package func idsNear(_ id: String) -> [String] {
    let ids = rules.map(\.signature.id.name)
    let sameName = ids.filter { $0.split(separator: "/").last == id.split(separator: "/").last }
    return Array((Nearest.all(id, in: ids) + sameName).uniqued.prefix(3))
  }
}

extension [String] {
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
