import Matching

/// Writes what the patterns of rules cost, for programs.
package struct JSONRuleProfile: Sendable {
  /// How many rows are written; nil for all.
  private let limit: Int?

  /// Whether times are written; they are null otherwise.
  private let showsTimes: Bool

  package init(limit: Int? = nil, showsTimes: Bool = true) {
    self.limit = limit
    self.showsTimes = showsTimes
  }

  /// Writes one object with schema 1; fields may be added, never renamed.
  package func write(_ profile: RuleProfile, to output: inout some TextOutputStream) {
    let rows = profile.rows.prefix(limit ?? profile.rows.count)
    let json = JSONValue.object([
      ("schema", .number(1)), ("rules", .number(profile.rules)),
      ("builds", .number(profile.builds)),
      ("prefilterMilliseconds", milliseconds(profile.prefilterNanoseconds)),
      ("total", sum(profile.total)), ("own", sum(profile.own)),
      ("rows", .array(rows.map(json))),
    ])
    json.write(to: &output)
    print(to: &output)
  }

  private func json(_ row: RuleProfile.Row) -> JSONValue {
    .object(
      [
        ("rule", .string(row.signature.name)), ("part", .string(row.part.rawValue)),
        ("place", .string(row.place.rawValue)),
      ] + members(row.costs) + [
        ("reasons", JSONValue(row.reasons)),
        (
          "patterns",
          .array(
            row.patterns.map { pattern in
              .object([("pattern", .string(pattern.source))] + members(pattern.costs))
            })
        ),
      ])
  }

  /// What several patterns cost together.
  private func sum(_ costs: SearchProfile.Costs) -> JSONValue {
    .object(members(costs).filter { $0.key != "lines" && $0.key != "means" })
  }

  private func members(_ costs: SearchProfile.Costs) -> [(key: String, value: JSONValue)] {
    let limits = costs.limits.sorted { $0.key.rawValue < $1.key.rawValue }
    return [
      ("lines", .number(costs.lines)), ("prefilterHits", .number(costs.prefilterHits)),
      ("confirmations", .number(costs.confirmations)), ("matches", .number(costs.matches)),
      ("steps", .number(costs.steps)), ("milliseconds", milliseconds(costs.nanoseconds)),
      ("limits", .object(limits.map { ($0.key.rawValue, .number($0.value)) })),
      ("means", JSONValue(costs.means.map(\.rawValue).sorted())),
    ]
  }

  private func milliseconds(_ nanoseconds: Int) -> JSONValue {
    showsTimes ? .thousandths((nanoseconds + 500) / 1_000) : .null
  }
}
