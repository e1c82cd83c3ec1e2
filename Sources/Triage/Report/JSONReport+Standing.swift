extension JSONReport {
  /// The standings of a signature by branch.
  static func standing(of summary: SignatureSummary) -> JSONValue {
    .object(summary.standings.map { ($0.branch.name, JSONValue($0.standing?.rawValue)) })
  }

  /// The standing on a branch with the facts behind it.
  static func value(_ standing: BranchStanding) -> JSONValue {
    .object([
      ("branch", .string(standing.branch.name)),
      ("standing", JSONValue(standing.standing?.rawValue)),
      ("why", .string(standing.why)),
      ("fix", standing.fix.map(value) ?? .null),
      ("first", standing.seen.first.map(value) ?? .null),
      ("last", standing.seen.last.map(value) ?? .null),
      ("seen", .number(standing.seen.count)),
      ("witness", standing.witness.map(value) ?? .null),
      ("clean", .number(standing.clean)),
      ("enough", .number(standing.enough)),
    ])
  }

  /// Where the cause was fixed.
  static func value(_ fix: Fix) -> JSONValue {
    var (build, date): (Int?, String?) = (nil, nil)
    switch fix.since {
    case .build(let number): build = number
    case .date: date = StandingWords.day(of: fix)
    case nil: break
    }
    return .object([
      ("branch", .string(fix.branch.name)), ("build", JSONValue(build)), ("date", JSONValue(date)),
      ("version", JSONValue(fix.version?.text)), ("change", JSONValue(fix.change)),
    ])
  }
}
