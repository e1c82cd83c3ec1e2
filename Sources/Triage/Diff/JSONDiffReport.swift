/// Writes what a change of rules does as JSON, schema 1: fields may be added, never renamed.
package struct JSONDiffReport: Sendable {
  package init() {}

  /// Writes the whole report and a line break at the end.
  package func write(_ diff: VerdictDiff, to output: inout some TextOutputStream) {
    let kinds = VerdictChange.Kind.allCases.map { ($0.rawValue, JSONValue.number(diff.count($0))) }
    JSONValue.object([
      ("schema", .number(JSONReport.schema)),
      ("rules", value(diff.rules)),
      ("builds", .number(diff.builds)),
      ("counts", .object(kinds + [("same", .number(diff.same))])),
      ("notCompared", .number(diff.leftOut)),
      ("wrongFiles", .number(diff.wrongFiles)),
      ("changes", .array(diff.changes.map(value))),
      ("notEvaluated", .array(diff.notEvaluated.map { value($0.part, of: $0.build) })),
    ]).write(to: &output)
    output.write("\n")
  }

  private func value(_ rules: RuleSetChanges) -> JSONValue {
    .object([
      ("before", .number(rules.before)), ("after", .number(rules.after)),
      ("added", JSONValue(rules.added.map(\.name))),
      ("removed", JSONValue(rules.removed.map(\.name))),
      ("changed", JSONValue(rules.changed.map(\.name))),
      (
        "renamed",
        .array(
          rules.renamed.map {
            .object([("from", .string($0.from.name)), ("to", .string($0.to.name))])
          })
      ),
    ])
  }

  private func value(_ change: VerdictChange) -> JSONValue {
    .object(
      [("kind", .string(change.kind.rawValue)), ("weaker", .bool(change.isWeaker))]
        + identity(of: change.build) + [
          ("before", change.before.map { JSONReport.value($0) } ?? .null),
          ("after", change.after.map { JSONReport.value($0) } ?? .null),
        ])
  }

  private func value(_ part: NotEvaluated, of build: JudgedBuild) -> JSONValue {
    .object(
      identity(of: build) + [
        ("log", .string(part.log)), ("line", JSONValue(part.line)),
        ("reason", .string(part.reason)),
      ])
  }

  private func identity(of build: JudgedBuild) -> [(key: String, value: JSONValue)] {
    let id = build.build.id
    return [
      ("branch", JSONValue(id.branch?.name)), ("suite", JSONValue(id.suite?.name)),
      ("number", JSONValue(id.number)), ("source", .string(build.build.source)),
      ("result", .string(build.build.result.rawValue)),
    ]
  }
}
