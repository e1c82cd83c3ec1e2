package import Triage

/// The rules of a run: shipped ones and the user's own.
///
///     let book = RuleBook(loading: [shipped, .user("my-rules")])
///     let set = SignatureSet(book.signatures)
package struct RuleBook: Sendable {
  /// The rules without mistakes, in the order of their ids.
  package let rules: [RuleFile]

  /// What is wrong with the files; each error cost a rule or a file, the others were kept.
  let problems: Problems

  /// The problems by path and place; behind them how many more there are, file by file.
  package var diagnostics: [Diagnostic] { problems.inOrder }

  private let byID: [Signature.ID: RuleFile]

  /// Loads rules; of two with the same id, the one of the later source counts.
  package init(loading sources: [RuleSource]) { self.init(sources.map(RuleReading.init)) }

  /// Puts rules together that are read already.
  init(_ readings: [RuleReading]) {
    var rules: [Signature.ID: RuleFile] = [:]
    var problems = Problems()
    for reading in readings {
      problems += reading.problems
      for rule in reading.rules { rules[rule.signature.id] = rule }
    }
    byID = rules
    self.rules = rules.values.sorted { $0.signature.id < $1.signature.id }
    self.problems = problems
  }

  /// What the rules declare, in the order of their ids.
  package var signatures: [Signature] { rules.map(\.signature) }

  /// The rule of an id, if there is one.
  package subscript(id: Signature.ID) -> RuleFile? { byID[id] }
}

extension [Diagnostic] {
  /// The diagnostics by path and place, those about a whole file first.
  package var inOrder: [Diagnostic] { inOrder(of: { $0 }) }
}

extension Array {
  /// The elements by path and place of their diagnostics, those about a whole file first.
  func inOrder(of diagnostic: (Element) -> Diagnostic) -> [Element] {
    enumerated()
      .sorted { left, right in
        let (l, r) = (diagnostic(left.element), diagnostic(right.element))
        if l.path != r.path { return l.path.utf8.lexicographicallyPrecedes(r.path.utf8) }
        let start = Diagnostic.Position(line: 0, column: 0)
        return (l.position ?? start, left.offset) < (r.position ?? start, right.offset)
      }
      .map(\.element)
  }
}
