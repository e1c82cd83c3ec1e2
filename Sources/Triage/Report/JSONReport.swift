/// Writes a report as JSON, schema 1: fields may be added, never renamed.
package struct JSONReport: Sendable {
  /// The number of the schema; a change that breaks readers would raise it.
  package static let schema = 1

  package init() {}

  /// Writes the whole report, one build after the other, and a line break at the end.
  package func write(_ report: Report, to output: inout some TextOutputStream) {
    output.write("{\n  \"schema\": \(Self.schema),\n")
    write(report.builds, as: "builds", to: &output, value: Self.value)
    output.write(",\n")
    write(report.signatures, as: "signatures", to: &output, value: Self.value)
    output.write(",\n  \"changes\": ")
    (report.changes.map(Self.value) ?? .null).write(to: &output, depth: 1)
    output.write(",\n  \"catalogue\": ")
    (report.catalogue.map(Self.value) ?? .null).write(to: &output, depth: 1)
    output.write("\n}\n")
  }

  /// Writes an array without making the values of all its elements at once.
  private func write<Element>(
    _ elements: [Element], as key: String, to output: inout some TextOutputStream,
    value: (Element) -> JSONValue
  ) {
    output.write("  \"\(key)\": [")
    for (index, element) in elements.enumerated() {
      output.write(index == 0 ? "\n    " : ",\n    ")
      value(element).write(to: &output, depth: 2)
    }
    output.write(elements.isEmpty ? "]" : "\n  ]")
  }

  /// A build with its faults.
  package static func value(_ judged: JudgedBuild) -> JSONValue {
    .object(members(of: judged, faults: judged.faults.map { value($0) }))
  }

  /// What is told of a build, with its faults as they are written already.
  static func members(
    of judged: JudgedBuild, faults: [JSONValue]
  ) -> [(key: String, value: JSONValue)] {
    let build = judged.build
    return [
      ("branch", JSONValue(build.id.branch?.name)),
      ("suite", JSONValue(build.id.suite?.name)),
      ("number", JSONValue(build.id.number)),
      ("source", .string(build.source)),
      ("result", .string(build.result.rawValue)),
      ("started", JSONValue(build.started?.iso8601)),
      ("versions", sorted(build.versions) { .string($0) }),
      ("tests", build.tests.map(value) ?? .null),
      ("faults", .array(faults)),
      ("faultsTotal", .number(judged.faultTotal)),
      ("notEvaluated", .array(judged.notEvaluated.map(value))),
    ]
  }

  /// A fault with its verdict, and what else is to be told of it.
  package static func value(
    _ judged: JudgedFault, adding more: [(key: String, value: JSONValue)] = []
  ) -> JSONValue {
    let fault = judged.fault
    var members: [(key: String, value: JSONValue)] = [
      ("test", JSONValue(fault.test?.shown)),
      ("phase", JSONValue(fault.phase?.rawValue)),
      ("stage", JSONValue(fault.stage?.rawValue)),
      ("message", .string(fault.message.shown)),
      ("http", JSONValue(fault.http)),
      ("count", .number(fault.count)),
      ("verdict", .string(judged.verdict.rawValue)),
      ("proof", JSONValue(judged.proof?.rawValue)),
      ("proofNote", JSONValue(judged.proofNote)),
      ("signature", JSONValue(judged.signature?.name)),
      ("title", JSONValue(judged.title)),
      ("reason", JSONValue(judged.fullReason)),
      ("links", JSONValue(judged.links)),
      ("key", JSONValue(judged.keys.first)),
      ("group", JSONValue(judged.group?.text.shown)),
      ("root", JSONValue(judged.root)),
      ("rootReason", JSONValue(judged.rootReason)),
      ("standing", JSONValue(judged.standing?.rawValue)),
      ("captures", sorted(judged.captures) { .string($0.shown) }),
      ("also", JSONValue(judged.also.prefix(JudgedFault.alsoLimit).map(\.name))),
      ("ambiguous", .bool(judged.isAmbiguous)),
      ("lock", judged.refusal.map(value) ?? .null),
      ("evidence", .array(judged.evidence.map(value))),
      ("evidenceTotal", .number(max(fault.evidenceTotal, judged.evidence.count))),
    ]
    if judged.also.count > JudgedFault.alsoLimit {
      members.append(("alsoTotal", .number(judged.also.count)))
    }
    let texts = [fault.message, fault.test].compactMap { $0 } + judged.captures.values
    // One text may have several names.
    let keys = judged.keys.count > 1 ? [("keys", JSONValue(judged.keys))] : []
    return .object(members + keys + more + lossy(texts))
  }

  /// The refused request for a lock that a fault follows from.
  private static func value(_ refusal: Refusal) -> JSONValue {
    let (report, request) = (JSONLockReport(), refusal.request)
    return .object([
      (
        "request",
        .object(
          [("time", .string(request.asked.iso8601))] + report.owner(request.owner) + [
            ("user", JSONValue(request.user)), ("key", JSONValue(request.key?.description)),
            ("log", .string(request.place.log)), ("line", .number(request.place.line)),
          ])
      ),
      ("holder", refusal.holder.map { .object(report.holder($0)) } ?? .null),
      ("waitNeeded", report.needed(request.waitNeeded)),
    ])
  }

  private static func value(_ evidence: Evidence) -> JSONValue {
    .object(
      [
        ("log", .string(evidence.log)),
        ("line", .number(evidence.line)),
        ("column", .number(evidence.column)),
        ("length", .number(evidence.length)),
        ("text", .string(evidence.text.shown)),
      ] + lossy([evidence.text]))
  }

  private static func value(_ tests: TestCounts) -> JSONValue {
    .object([
      ("passed", .number(tests.passed)), ("failed", .number(tests.failed)),
      ("errors", .number(tests.errors)), ("skipped", .number(tests.skipped)),
    ])
  }

  private static func value(_ part: NotEvaluated) -> JSONValue {
    .object([
      ("log", .string(part.log)), ("line", JSONValue(part.line)), ("reason", .string(part.reason)),
    ])
  }

  private static func value(_ summary: SignatureSummary) -> JSONValue {
    let of = summary.of.sorted { $0.key < $1.key }.map { ($0.key.name, JSONValue.number($0.value)) }
    return .object([
      ("id", .string(summary.id.name)),
      ("title", .string(summary.title)),
      ("verdict", .string(summary.verdict.rawValue)),
      ("reason", JSONValue(summary.reason)),
      ("links", JSONValue(summary.links)),
      ("faults", .number(summary.faults)),
      ("builds", .array(summary.builds.map(value))),
      ("of", .object(of)),
      ("standing", standing(of: summary)),
      ("standings", .array(summary.standings.map(value))),
    ])
  }

  /// Who a build is.
  static func value(_ id: Build.ID) -> JSONValue {
    .object([
      ("branch", JSONValue(id.branch?.name)), ("suite", JSONValue(id.suite?.name)),
      ("number", JSONValue(id.number)),
    ])
  }

  private static func value(_ catalogue: Catalogue.Name) -> JSONValue {
    .object([
      ("file", JSONValue(catalogue.file)), ("messages", .number(catalogue.messages)),
      ("digest", .string(catalogue.digest)),
    ])
  }

  private static func value(_ changes: Changes) -> JSONValue {
    .object([
      ("new", .array(changes.new.map(value))),
      ("gone", .array(changes.gone.map(value))),
      ("continuing", .number(changes.continuing)),
    ])
  }

  private static func value(_ item: Changes.Item) -> JSONValue {
    .object([
      ("branch", .string(item.branch)), ("signature", JSONValue(item.signature)),
      ("test", JSONValue(item.test)), ("message", .string(item.message)),
    ])
  }

  private static func sorted<Value>(
    _ values: [String: Value], _ json: (Value) -> JSONValue
  ) -> JSONValue {
    .object(
      values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { ($0.key, json($0.value)) })
  }

  /// The mark of an object whose texts had bytes that are no UTF-8.
  private static func lossy(_ texts: [LogText]) -> [(key: String, value: JSONValue)] {
    texts.contains(where: \.isLossy) ? [("lossy", .bool(true))] : []
  }
}
