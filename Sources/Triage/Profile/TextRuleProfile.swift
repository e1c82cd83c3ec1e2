import Matching

/// Prints what the patterns of rules cost as a table, the costliest first.
package struct TextRuleProfile: Sendable {
  /// How many rows are printed.
  private let limit: Int

  /// How many rows are printed where nobody says.
  package static let usualLimit = 20

  /// Whether to print processor times, which differ from run to run.
  private let showsTimes: Bool

  package init(limit: Int = TextRuleProfile.usualLimit, showsTimes: Bool = true) {
    self.limit = limit
    self.showsTimes = showsTimes
  }

  package func write(_ profile: RuleProfile, to output: inout some TextOutputStream) {
    let rules = Self.counted(profile.rules, "rule")
    print("\(rules) on \(Self.counted(profile.builds, "build"))\n", to: &output)
    let asked = profile.rows.filter { $0.costs.confirmations > 0 }
    let shown = asked.prefix(limit)
    let rest = asked.dropFirst(shown.count)
    let sum = profile.total
    var table = shown.map { row in
      [row.signature.name.showingControls, Self.place(of: row)] + cells(row.costs, of: row, sum)
    }
    if !rest.isEmpty {
      let costs = rest.reduce(into: SearchProfile.Costs()) { sum, row in sum += row.costs }
      table.append(["\(Self.counted(rest.count, "more row"))", ""] + cells(costs, of: nil, sum))
    }
    table.append(["all rules", ""] + cells(sum, of: nil, sum))
    table.append(["ost-triage itself", ""] + cells(profile.own, of: nil, sum, isOwn: true))
    for line in Self.aligned([header] + table) { print(line, to: &output) }

    writeReasons(profile, to: &output)
    writeNotes(profile, asked: asked.count, to: &output)
  }

  private func writeReasons(_ profile: RuleProfile, to output: inout some TextOutputStream) {
    let slow = profile.rows.filter { !$0.reasons.isEmpty }
    if slow.isEmpty { return }
    print("\nSlow, and why\n", to: &output)
    for row in slow {
      for reason in row.reasons {
        print(
          "  \(row.signature.name.showingControls) (\(Self.place(of: row))): \(reason)", to: &output
        )
      }
    }
  }

  private func writeNotes(
    _ profile: RuleProfile, asked: Int, to output: inout some TextOutputStream
  ) {
    print(to: &output)
    let idle = profile.rows.count - asked
    if idle > 0 {
      print(
        "\(Self.counted(idle, "row")) not shown: PCRE2 was never asked about \(idle == 1 ? "it" : "them")",
        to: &output)
    }
    if showsTimes {
      print(
        "prefilter of all patterns: \(Self.milliseconds(profile.prefilterNanoseconds)) ms; "
          + "times are measured, and differ from run to run", to: &output)
    } else {
      print("counts are the same on every run", to: &output)
    }
  }

  private var header: [String] {
    ["rule", "place", "lines", "prefilter", "pcre2", "matches", "steps", "%", "limits"]
      + (showsTimes ? ["ms"] : [])
  }

  private func cells(
    _ costs: SearchProfile.Costs, of row: RuleProfile.Row?, _ sum: SearchProfile.Costs,
    isOwn: Bool = false
  ) -> [String] {
    // Texts of a failure are few, so every pattern for them is tried.
    let isLog = row?.place.isLog ?? true
    let limits = costs.limits.values.reduce(0, +)
    let isOfAll = row?.costs.means == [.everyLine]
    return [
      isLog && row != nil ? "\(costs.lines)" : "-",
      !isLog || isOfAll ? "-" : "\(costs.prefilterHits)",
      "\(costs.confirmations)", "\(costs.matches)", "\(costs.steps)",
      sum.steps == 0 || isOwn ? "-" : "\((costs.steps * 100 + sum.steps / 2) / sum.steps)",
      limits == 0 ? "-" : "\(limits)",
    ] + (showsTimes ? [Self.milliseconds(costs.nanoseconds)] : [])
  }

  /// Columns under each other: names to the left, numbers to the right.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column < 2
          ? Padding.left(cell, to: widths[column]) : Padding.right(cell, to: widths[column])
      }
      .joined(separator: "  ")
    }
  }

  private static func place(of row: RuleProfile.Row) -> String {
    row.part == .match ? row.place.rawValue : "\(row.part.rawValue) \(row.place.rawValue)"
  }

  /// Milliseconds with two decimals.
  private static func milliseconds(_ nanoseconds: Int) -> String {
    let hundredths = (nanoseconds + 5_000) / 10_000
    let decimals = String(hundredths % 100)
    return "\(hundredths / 100).\(decimals.count == 1 ? "0" : "")\(decimals)"
  }

  private static func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}
