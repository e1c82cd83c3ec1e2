import Triage

/// Writes what a check found as JSON, schema 1.
package struct JSONFindings {
  package init() {}

  package func write(_ check: RuleBook.Check, to output: inout some TextOutputStream) {
    var members: [(key: String, value: JSONValue)] = [
      ("schema", .number(1)), ("findings", .array(check.findings.map(finding))),
      ("rules", .number(check.rules.count)), ("examples", .number(check.exampleCount)),
    ]
    members.append(("builds", JSONValue(check.trial?.builds)))
    members.append(("hits", check.trial.map { hits(of: check.rules, in: $0) } ?? .null))
    JSONValue.object(members).write(to: &output)
    output.write("\n")
  }

  private func finding(_ found: RuleBook.Check.Found) -> JSONValue {
    let diagnostic = found.diagnostic
    let position = diagnostic.position
    return .object([
      ("finding", JSONValue(diagnostic.finding)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("path", .string(diagnostic.path)), ("line", JSONValue(position?.line)),
      ("column", JSONValue(position?.column)),
      ("endColumn", JSONValue(diagnostic.endColumn)),
      ("sentence", .string(diagnostic.sentence)), ("notes", JSONValue(diagnostic.notes)),
      ("help", JSONValue(diagnostic.help)), ("rule", JSONValue(found.rule)),
      ("allowed", JSONValue(found.allowed)),
      ("related", .array(diagnostic.related.map(related))),
    ])
  }

  private func related(_ quote: Diagnostic.Quote) -> JSONValue {
    .object([
      ("line", .number(quote.position.line)), ("column", .number(quote.position.column)),
      ("endColumn", .number(quote.endColumn)), ("label", JSONValue(quote.snippet.label)),
    ])
  }

  private func hits(of rules: [RuleFile], in trial: RuleTrial) -> JSONValue {
    .array(
      rules.map { rule in
        let hits = trial.hits(of: rule.signature.id)
        return .object([
          ("rule", .string(rule.signature.id.name)), ("faults", .number(hits.faults)),
          ("builds", .number(hits.builds)), ("beaten", .number(hits.beaten)),
          ("passing", .number(hits.passing.count)), ("near", .number(hits.nearFaults)),
        ])
      })
  }
}

extension Diagnostic {
  /// The column behind what is marked; nil where nothing is.
  var endColumn: Int? {
    guard let position, let snippet else { return nil }
    return Quote(position: position, snippet: snippet).endColumn
  }
}

extension Diagnostic.Quote {
  /// The column behind what is marked: at least one behind the first.
  var endColumn: Int { position.column + max(snippet.marked.count, 1) }
}
