/// Writes what a change of rules does as a comment for its review, in GitHub-flavoured markdown.
package struct MarkdownDiffReport: Sendable {
  /// How many rows a table has; a comment may not be longer than 65,536 characters.
  private static let limit = 100

  package init() {}

  /// Writes the whole report.
  package func write(_ diff: VerdictDiff, to output: inout some TextOutputStream) {
    print("## What this change of rules does\n", to: &output)
    for line in [diff.headline] + diff.remarks {
      print(MarkdownEscape.text("\(line.prefix(1).uppercased())\(line.dropFirst())."), to: &output)
    }
    if !diff.rules.isEmpty {
      print("\n\(diff.rules.before) rules before, \(diff.rules.after) after:\n", to: &output)
      for (word, names) in diff.rules.lines {
        let names = names.map(MarkdownEscape.code).joined(separator: ", ")
        print("- \(word): \(names)", to: &output)
      }
    }
    let names = BuildNames(diff.changes.map(\.build))
    let rows = VerdictChange.Kind.allCases.flatMap { ChangeRow.rows(of: diff, $0) }
    if !rows.isEmpty {
      print(to: &output)
      MarkdownTable(
        ["Change", "Before", "After", "Fault", "Count", "Builds"],
        rows.prefix(Self.limit).map { cells(of: $0, names) }
      ).write(to: &output)
      if rows.count > Self.limit {
        print("\nAnd \(rows.count - Self.limit) more, which the JSON tells.", to: &output)
      }
    }
    writeNotEvaluated(diff, to: &output)
  }

  private func cells(of row: ChangeRow, _ names: BuildNames) -> [String] {
    let details = row.details
    let before = [row.before] + details.map { ShortText($0.before).description }
    let after = [row.after] + details.map { ShortText($0.after).description }
    let places = PlaceLabel(row.faults)
    let form = places.areTests ? MarkdownEscape.code : MarkdownEscape.text
    let message = row.message.map(\.shown) ?? ""
    let builds = names.byBranch(row.changes.map(\.build).onePerBuild).map { branch, builds in
      let more = builds.count > 20 ? ", and \(builds.count - 20) more" : ""
      return "\(branch): \(builds.prefix(20).joined(separator: ", "))\(more)"
    }
    let passed = row.ofPassed > 0 ? ["\(row.ofPassed) in builds that passed"] : []
    return [
      row.kind.rawValue + (row.remark.map { ", \($0)" } ?? ""),
      before.map(MarkdownEscape.text).joined(separator: "<br>"),
      after.map(MarkdownEscape.text).joined(separator: "<br>"),
      (message.isEmpty ? "(empty message)" : MarkdownEscape.code(message)) + "<br>"
        + form(places.compact()),
      "\(row.changes.count)",
      (builds + passed).map(MarkdownEscape.text).joined(separator: "<br>"),
    ]
  }

  private func writeNotEvaluated(
    _ diff: VerdictDiff, to output: inout some TextOutputStream
  ) {
    guard !diff.notEvaluated.isEmpty else { return }
    print("\nNot evaluated any more:\n", to: &output)
    MarkdownTable(
      ["Build", "Log", "What is missing"],
      diff.notEvaluated.prefix(Self.limit).map { build, part in
        [
          MarkdownEscape.text(BuildNames.full(build)),
          MarkdownEscape.code(part.log + (part.line.map { ":\($0)" } ?? "")),
          MarkdownEscape.text(part.reason),
        ]
      }
    ).write(to: &output)
  }
}
