/// Writes the story of the engine's locks for a person at a terminal.
package struct TextLockReport: Sendable {
  private let palette: Palette
  private let block: TextBlock

  /// How many requests of one kind are told.
  private static let limit = 50

  /// How many requests are told that overtake one.
  private static let overtakerLimit = 5

  package init(width: Int = 100, palette: Palette = .plain, isolates: Bool = false) {
    self.palette = palette
    block = TextBlock(width: max(width, 60), isolates: isolates)
  }

  /// Writes the whole report.
  package func write(_ report: LockReport, to output: inout some TextOutputStream) {
    for (index, section) in report.sections.enumerated() {
      if index > 0 { print(to: &output) }
      write(section, to: &output)
    }
    let refused = report.sections.filter { !$0.history.refusals.isEmpty }
    guard refused.count > 1 else { return }
    print("\n\(palette.heading("All \(report.sections.count) builds"))", to: &output)
    write(report.whatIf, to: &output)
  }

  private func write(_ section: LockReport.Section, to output: inout some TextOutputStream) {
    for line in block.lines(section.headline) { print(palette.heading(line), to: &output) }
    for remark in section.remarks { block.print(remark, indent: 2, to: &output) }
    let history = section.history
    writeList(history.refusals, "Refused", section, to: &output) { refused($0, history) }
    writeList(history.waits, "Waited", section, to: &output) { waited($0, history) }
    writeKeys(history.busiestKeys, to: &output)
    guard !history.refusals.isEmpty else { return }
    write(section.whatIf, to: &output)
    write(section.inversions, to: &output)
  }

  /// Writes what would have changed its place, had a client not waited for its answers.
  private func write(_ inversions: [Inversion], to output: inout some TextOutputStream) {
    print(to: &output)
    block.print(LockWords.order(inversions), indent: 2, to: &output)
    for inversion in inversions.prefix(Self.limit) {
      let request = inversion.request
      print(to: &output)
      block.print(
        "\(request.asked.shown)  \(LockWords.owner(request.owner))", indent: 2, hanging: 6,
        to: &output)
      block.print(LockWords.served(inversion), indent: 4, hanging: 6, to: &output)
      for one in inversion.overtakenBy.prefix(Self.overtakerLimit) {
        block.print(LockWords.overtook(one, inversion), indent: 6, hanging: 8, to: &output)
        block.print(LockWords.keys(one.lock), indent: 8, hanging: 10, to: &output)
      }
      let more = inversion.overtakenBy.count - Self.overtakerLimit
      if more > 0 { print("      and \(more) more; JSON has them all", to: &output) }
    }
    let more = inversions.count - Self.limit
    if more > 0 { print("\n  and \(more) more; JSON has them all", to: &output) }
  }

  private func writeList(
    _ requests: [LockRequest], _ heading: String, _ section: LockReport.Section,
    to output: inout some TextOutputStream, lines: (LockRequest) -> [String]
  ) {
    guard !requests.isEmpty else { return }
    print("\n\(palette.heading(heading))", to: &output)
    for request in requests.prefix(Self.limit) {
      print(to: &output)
      for (index, line) in lines(request).enumerated() {
        block.print(line, indent: index == 0 ? 2 : 4, hanging: 6, to: &output)
      }
      var parts = ["\(LockWords.visible(request.place.log)):\(request.place.line)"]
      if let test = request.test {
        let end = section.hasFailed(request) == true ? ", which failed" : ""
        parts.insert("during \(LockWords.visible(test.shown))\(end)", at: 0)
      }
      for line in block.packed(parts, indent: 4) {
        print("    \(palette.faint(line))", to: &output)
      }
    }
    let more = requests.count - Self.limit
    if more > 0 { print("\n  and \(more) more; JSON has them all", to: &output) }
  }

  private func refused(_ request: LockRequest, _ history: LockHistory) -> [String] {
    let user = request.user.map { " for \(LockWords.visible($0))" } ?? ""
    let wait = request.isTimedOut ? " \(LockWords.outcome(request))" : ""
    return [
      "\(request.asked.shown)  \(LockWords.owner(request.owner))\(user)\(wait)",
      LockWords.key(request),
      LockWords.holder(request.holder.map { history.holds[$0] }, of: request),
      LockWords.needed(request.waitNeeded),
    ]
  }

  private func waited(_ request: LockRequest, _ history: LockHistory) -> [String] {
    [
      "\(request.asked.shown)  \(LockWords.owner(request.owner)) \(LockWords.outcome(request))",
      LockWords.key(request),
      LockWords.holder(request.holder.map { history.holds[$0] }, of: request),
    ]
  }

  private func writeKeys(_ keys: [BusyKey], to output: inout some TextOutputStream) {
    guard !keys.isEmpty else { return }
    print("\n\(palette.heading("Busiest keys"))\n", to: &output)
    let rows = keys.prefix(BusyKey.limit).map { key in
      [
        "\(key.refused)", "\(key.waited)", "\(key.holds)", LockWords.held(key.held, of: key),
        LockWords.held(key.longest, of: key), LockWords.visible(key.key.description),
      ]
    }
    writeTable(["refused", "waited", "holds", "held", "longest", "key"], rows, to: &output)
    let more = keys.count - rows.count
    if more > 0 { print("  and \(more) more", to: &output) }
  }

  private func write(_ whatIf: [WhatIf], to output: inout some TextOutputStream) {
    print("\n\(palette.heading("Had the refused requests waited"))\n", to: &output)
    let rows = whatIf.map { one in
      [LockWords.seconds(one.wait), "\(one.served)", "\(one.refused)", "\(one.unknown)", ""]
    }
    writeTable(["wait", "served", "refused", "cannot be told", ""], rows, to: &output)
  }

  /// Writes columns of numbers, and a last one of text.
  private func writeTable(
    _ header: [String], _ rows: [[String]], to output: inout some TextOutputStream
  ) {
    let widths = header.indices.map { column in
      ([header] + rows).map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    for (index, row) in ([header] + rows).enumerated() {
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = Padding.gap(cell, to: widths[column])
        line += "  " + (column == row.count - 1 ? cell : padding + cell)
      }
      while line.utf8.last == 0x20 { line.removeLast() }
      print(index == 0 ? palette.faint(line) : line, to: &output)
    }
  }
}
