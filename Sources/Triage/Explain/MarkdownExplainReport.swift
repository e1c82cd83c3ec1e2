/// Tells the story of a build's faults in GitHub-flavoured markdown, a section for each fault.
package struct MarkdownExplainReport: Sendable {
  /// How many faults are told.
  private static let limit = 50

  /// How many columns the bars of a lock's chart have.
  private static let barColumns = 40

  package init() {}

  /// Writes the whole report.
  package func write(_ report: ExplainReport, to output: inout some TextOutputStream) {
    let lines = Headline(page: report.page).lines(for: report.build)
    print(lines.map { text($0) + "." }.joined(separator: " "), to: &output)
    for remark in report.remarks { print("\n\(text(remark)).", to: &output) }
    for story in report.stories.prefix(Self.limit) {
      write(story, signatures: report.signatures, to: &output)
    }
    let more = report.stories.count - Self.limit
    if more > 0 { print("\nAnd \(counted(more, "more fault")).", to: &output) }
    let parts = report.build.notEvaluated
    guard !parts.isEmpty else { return }
    print("\n## Not evaluated\n", to: &output)
    writeTable(
      ["Log", "What is missing"],
      parts.prefix(Self.limit).map { part in
        let line = part.line.map { ":\($0)" } ?? ""
        return [MarkdownEscape.code(part.log + line), text(part.reason)]
      }, to: &output)
    if parts.count > Self.limit { print("\nAnd \(parts.count - Self.limit) more.", to: &output) }
  }

  private func write(
    _ story: FaultStory, signatures: Int, to output: inout some TextOutputStream
  ) {
    let judged = story.judged
    let message = judged.fault.message
    print("\n## Fault \(story.index + 1): \(judged.verdict.label)\n", to: &output)
    print(message.isEmpty ? "(empty message)" : MarkdownEscape.code(message.shown), to: &output)
    print("\n- \(text(ExplainWords.verdict(judged)))", to: &output)
    var lines = [ExplainWords.cascade(story), ExplainWords.signature(judged)]
    lines += [ExplainWords.captures(judged)] + ExplainWords.fixes(story.fixes)
    for line in lines.compactMap({ $0 }) { print("- \(text(line))", to: &output) }
    for link in judged.links { print("- \(MarkdownEscape.link(link))", to: &output) }
    print("- \(MarkdownEscape.code(ExplainWords.place(judged)))", to: &output)
    writeTimeline(story, to: &output)
    writeLock(story, to: &output)
    writeConsidered(judged, of: signatures, to: &output)
  }

  private func writeTimeline(_ story: FaultStory, to output: inout some TextOutputStream) {
    guard !story.timeline.isEmpty else { return }
    let names = LogNames(story.timeline.lazy.map(\.log).filter { !$0.isEmpty })
    print("\n### \(text(ExplainWords.timeline(story)))\n", to: &output)
    writeTable(
      ["Offset", "Place", "Line"],
      story.timeline.map { line in
        let offset = story.offset(line.moment).map(LockChart.offset) ?? line.moment?.shown
        let place = ExplainWords.place(line, names)
        return [
          offset ?? "no clock", place.isEmpty ? "–" : MarkdownEscape.code(place),
          MarkdownEscape.code(ExplainWords.line(line)),
        ]
      }, to: &output)
    let legend = names.legend.map {
      "\(MarkdownEscape.code($0.short)) is \(MarkdownEscape.code($0.log))"
    }
    if !legend.isEmpty { print("\n\(legend.joined(separator: ", ")).", to: &output) }
  }

  private func writeLock(_ story: FaultStory, to output: inout some TextOutputStream) {
    guard let chart = story.lock, let refusal = story.judged.refusal else { return }
    print("\n### \(text(ExplainWords.lock(chart)))\n", to: &output)
    let zero = (story.failed ?? refusal.request.asked).milliseconds
    writeTable(
      ["Who", "When", "Times"],
      chart.rows.map { row in
        [
          text(LockWords.owner(row.owner)),
          MarkdownEscape.code(chart.bar(of: row, columns: Self.barColumns)),
          text(chart.words(for: row, seenFrom: zero)),
        ]
      }, to: &output)
    if chart.more > 0 { print("\nAnd \(chart.more) more.", to: &output) }
    for line in story.whatIf.map({ ExplainWords.whatIf($0, refusal) }) ?? [] {
      print("\n\(text(line.prefix(1).uppercased() + line.dropFirst())).", to: &output)
    }
  }

  private func writeConsidered(
    _ judged: JudgedFault, of signatures: Int, to output: inout some TextOutputStream
  ) {
    guard signatures > 0 else { return }
    print("\n### \(text(ExplainWords.considered(judged, of: signatures)))\n", to: &output)
    guard !judged.considered.isEmpty else { return }
    writeTable(
      ["Signature", "Outcome", "Why"],
      judged.considered.map { one in
        var why = text(one.reason)
        if let partial = one.partial {
          let matched = String(
            decoding: partial.pattern.utf8.prefix(partial.matched), as: UTF8.self)
          why += "<br>\(MarkdownEscape.code(matched))<br>\(text(ExplainWords.rest(partial)))"
        }
        return [MarkdownEscape.code(one.signature.name), ExplainWords.outcome(one), why]
      }, to: &output)
  }

  private func writeTable(
    _ header: [String], _ rows: [[String]], to output: inout some TextOutputStream
  ) {
    print("| \(header.joined(separator: " | ")) |", to: &output)
    print("|\(String(repeating: " --- |", count: header.count))", to: &output)
    for row in rows { print("| \(row.joined(separator: " | ")) |", to: &output) }
  }

  private func text(_ text: String) -> String { MarkdownEscape.text(text) }
}
