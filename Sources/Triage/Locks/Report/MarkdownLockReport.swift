/// Writes the story of the engine's locks as GitHub-flavoured tables, a section for each build.
package struct MarkdownLockReport: Sendable {
  /// How many requests of one kind are told.
  private static let limit = 200

  /// How many requests are told that overtake one.
  private static let overtakerLimit = 5

  package init() {}

  /// Writes the whole report.
  package func write(_ report: LockReport, to output: inout some TextOutputStream) {
    for (index, section) in report.sections.enumerated() {
      if index > 0 { print(to: &output) }
      write(section, to: &output)
    }
    guard report.sections.count(where: { !$0.history.refusals.isEmpty }) > 1 else { return }
    print("\n## Locks of all \(report.sections.count) builds", to: &output)
    write(report.whatIf, to: &output)
  }

  private func write(_ section: LockReport.Section, to output: inout some TextOutputStream) {
    print("## Locks of \(text(section.name))\n", to: &output)
    print("\(text(section.headline)).", to: &output)
    for remark in section.remarks { print("\n\(text(remark)).", to: &output) }
    let history = section.history
    writeTable(
      "Refused requests", ["Time", "Command", "User", "Key", "Holder", "Wait needed", "Test"],
      history.refusals.prefix(Self.limit).map { refused($0, section) },
      more: history.refusals.count - Self.limit, to: &output)
    writeTable(
      "Waits", ["Time", "Command", "Outcome", "Key", "Holder", "Test"],
      history.waits.prefix(Self.limit).map { waited($0, section) },
      more: history.waits.count - Self.limit, to: &output)
    let keys = history.busiestKeys
    writeTable(
      "Busiest keys", ["Key", "Refused", "Waited", "Holds", "Held", "Longest"],
      keys.prefix(BusyKey.limit).map { key in
        [
          MarkdownEscape.code(key.key.description), "\(key.refused)", "\(key.waited)",
          "\(key.holds)", LockWords.held(key.held, of: key), LockWords.held(key.longest, of: key),
        ]
      }, more: keys.count - BusyKey.limit, to: &output)
    guard !history.refusals.isEmpty else { return }
    write(section.whatIf, to: &output)
    print("\n\(text(LockWords.order(section.inversions))).", to: &output)
    writeTable(
      "Overtaken requests", ["Time", "Command", "Wait", "Key", "Would have run before it"],
      section.inversions.prefix(Self.limit).map(overtaken),
      more: section.inversions.count - Self.limit, to: &output)
  }

  private func overtaken(_ inversion: Inversion) -> [String] {
    let request = inversion.request
    let others = inversion.overtakenBy
    let more = others.count - Self.overtakerLimit
    let told = others.prefix(Self.overtakerLimit).map {
      "\(text(LockWords.overtook($0, inversion))), \(MarkdownEscape.code(LockWords.keys($0.lock)))"
    }
    return [
      request.asked.shown, text(LockWords.owner(request.owner)), LockWords.seconds(inversion.wait),
      MarkdownEscape.code(LockWords.key(request)),
      (told + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "<br>"),
    ]
  }

  private func write(_ whatIf: [WhatIf], to output: inout some TextOutputStream) {
    writeTable(
      "Had the refused requests waited", ["Wait", "Served", "Refused", "Cannot be told"],
      whatIf.map {
        [LockWords.seconds($0.wait), "\($0.served)", "\($0.refused)", "\($0.unknown)"]
      }, more: 0, to: &output)
  }

  private func refused(_ request: LockRequest, _ section: LockReport.Section) -> [String] {
    [
      request.asked.shown, text(LockWords.owner(request.owner)),
      request.user.map(MarkdownEscape.text) ?? "–", MarkdownEscape.code(LockWords.key(request)),
      holder(of: request, section.history), LockWords.needed(request.waitNeeded),
      test(of: request, section),
    ]
  }

  private func waited(_ request: LockRequest, _ section: LockReport.Section) -> [String] {
    [
      request.asked.shown, text(LockWords.owner(request.owner)), LockWords.outcome(request),
      MarkdownEscape.code(LockWords.key(request)), holder(of: request, section.history),
      test(of: request, section),
    ]
  }

  private func holder(of request: LockRequest, _ history: LockHistory) -> String {
    text(LockWords.holder(request.holder.map { history.holds[$0] }, of: request))
  }

  private func test(of request: LockRequest, _ section: LockReport.Section) -> String {
    guard let test = request.test else { return "–" }
    return MarkdownEscape.code(test.shown)
      + (section.hasFailed(request) == true ? ", which failed" : "")
  }

  private func writeTable(
    _ heading: String, _ header: [String], _ rows: [[String]], more: Int,
    to output: inout some TextOutputStream
  ) {
    guard !rows.isEmpty else { return }
    print("\n### \(heading)\n", to: &output)
    MarkdownTable(header, rows).write(to: &output)
    if more > 0 { print("\nAnd \(more) more.", to: &output) }
  }

  private func text(_ text: String) -> String { MarkdownEscape.text(text) }
}
