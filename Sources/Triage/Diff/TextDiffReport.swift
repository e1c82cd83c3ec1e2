/// Writes what a change of rules does, for a person at a terminal.
package struct TextDiffReport: Sendable {
  private let block: TextBlock
  private let palette: Palette

  /// How many entries of one kind are told.
  private static let limit = 100

  package init(width: Int = 100, palette: Palette = .plain, isolates: Bool = false) {
    block = TextBlock(width: max(width, 60), isolates: isolates)
    self.palette = palette
  }

  /// Writes the whole report.
  package func write(_ diff: VerdictDiff, to output: inout some TextOutputStream) {
    for (index, line) in block.lines(diff.headline).enumerated() {
      print(index == 0 ? palette.heading(line) : line, to: &output)
    }
    for remark in diff.remarks { block.print(remark, indent: 0, to: &output) }
    write(diff.rules, to: &output)
    let names = BuildNames(diff.changes.map(\.build))
    for kind in VerdictChange.Kind.allCases {
      let rows = ChangeRow.rows(of: diff, kind)
      guard !rows.isEmpty else { continue }
      print("\n\(palette.heading(kind.heading))", to: &output)
      for row in rows.prefix(Self.limit) { write(row, names, to: &output) }
      if rows.count > Self.limit {
        print("\n  and \(rows.count - Self.limit) more, which '--format json' tells", to: &output)
      }
    }
    writeNotEvaluated(diff, to: &output)
  }

  private func write(_ rules: RuleSetChanges, to output: inout some TextOutputStream) {
    guard !rules.isEmpty else { return }
    print("\n\(palette.heading("Rules"))\n", to: &output)
    print("  \(rules.before) before, \(rules.after) after", to: &output)
    for (word, names) in rules.lines {
      let names = names.map { ShortText($0).visible }
      block.print("\(word): \(names.joined(separator: ", "))", indent: 2, hanging: 4, to: &output)
    }
  }

  private func write(
    _ row: ChangeRow, _ names: BuildNames, to output: inout some TextOutputStream
  ) {
    print(to: &output)
    let message = row.message.map { ShortText($0).description } ?? ""
    block.print(
      message.isEmpty ? "(empty message)" : message, indent: 2, hanging: 4, to: &output)
    if row.before == row.after {
      block.print(row.after, indent: 4, hanging: 6, to: &output)
    } else {
      block.print("before: \(row.before)", indent: 4, hanging: 6, to: &output)
      block.print("after:  \(row.after)", indent: 4, hanging: 6, to: &output)
    }
    for (before, after) in row.details {
      block.print("- \(ShortText(before).description)", indent: 4, hanging: 6, to: &output)
      block.print("+ \(ShortText(after).description)", indent: 4, hanging: 6, to: &output)
    }
    if let remark = row.remark { print("    \(remark)", to: &output) }
    var parts = [counted(row.changes.count, "fault")]
    parts.append(
      names.byBranch(row.changes.map(\.build).onePerBuild).map { branch, builds in
        let more = builds.count > 20 ? ", and \(builds.count - 20) more" : ""
        return "\(branch) \(builds.prefix(20).joined(separator: ", "))\(more)"
      }
      .joined(separator: "; "))
    parts.append(PlaceLabel(row.faults).compact())
    if row.ofPassed > 0 { parts.append("\(row.ofPassed) in builds that passed") }
    for line in block.packed(parts, indent: 4) { print("    \(palette.faint(line))", to: &output) }
  }

  private func writeNotEvaluated(
    _ diff: VerdictDiff, to output: inout some TextOutputStream
  ) {
    guard !diff.notEvaluated.isEmpty else { return }
    print("\n\(palette.heading("Not evaluated any more"))\n", to: &output)
    for (build, part) in diff.notEvaluated.prefix(Self.limit) {
      let place = ShortText(part.log).visible + (part.line.map { ":\($0)" } ?? "")
      block.print(
        "\(BuildNames.full(build)): \(place): \(ShortText(part.reason).description)", indent: 2,
        hanging: 4, to: &output)
    }
    let more = diff.notEvaluated.count - Self.limit
    if more > 0 { print("  and \(more) more, which '--format json' tells", to: &output) }
  }
}

extension [JudgedBuild] {
  /// The builds in order, each once where its faults stand together.
  var onePerBuild: [JudgedBuild] {
    var kept: [JudgedBuild] = []
    for build in self
    where kept.last?.build.id != build.build.id || kept.last?.build.source != build.build.source {
      kept.append(build)
    }
    return kept
  }
}
