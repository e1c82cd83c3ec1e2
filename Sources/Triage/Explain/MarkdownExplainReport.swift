/// Tells the story of a build's faults in GitHub-flavoured markdown, a section for each fault.
package struct MarkdownExplainReport: Sendable {
  /// How many parts of the input that were not evaluated are told.
  private static let limit = 50

  /// How wide a lock's chart is.
  private static let chartColumns = 90

  package init() {}

  /// Writes the whole report.
  package func write(_ report: ExplainReport, to output: inout some TextOutputStream) {
    let lines = Headline(page: report.page).lines(for: report.build)
    print(lines.map(sentence).joined(separator: " "), to: &output)
    for remark in report.remarks { print("\n\(sentence(remark))", to: &output) }
    for story in report.stories {
      write(story, signatures: report.signatures, to: &output)
    }
    if !report.clocks.isEmpty { print("\n## Clocks", to: &output) }
    for remark in report.clocks { print("\n\(sentence(remark))", to: &output) }
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
    print("\n- \(text(ExplainWords.verdict(judged, of: signatures)))", to: &output)
    if let id = judged.signature {
      let title = judged.title.map { ": \(text($0))" } ?? ""
      print("- \(MarkdownEscape.code(id.name))\(title)", to: &output)
    }
    let lines =
      [ExplainWords.cascade(story), ExplainWords.captures(judged)] + ExplainWords.fixes(story)
    for line in lines.compactMap({ $0 }) { print("- \(text(line))", to: &output) }
    for link in judged.links { print("- \(MarkdownEscape.link(link))", to: &output) }
    let bare = story.isBare ? story.timeline.map { ExplainWords.place($0) } : []
    let places = ([ExplainWords.place(judged)] + bare).map(MarkdownEscape.code)
    print("- \(places.joined(separator: ", "))", to: &output)
    // What follows from another fault is explained by that one.
    if judged.root != nil { return }
    writeTimeline(story, to: &output)
    writeLock(story, to: &output)
    writeConsidered(judged, of: signatures, to: &output)
  }

  private func writeTimeline(_ story: FaultStory, to output: inout some TextOutputStream) {
    guard !story.isBare else { return }
    let names = LogNames(story.timeline.lazy.map(\.log).filter { !$0.isEmpty })
    print("\n### \(text(ExplainWords.timeline(story)))\n", to: &output)
    writeTable(
      ["Offset", "Place", "Line"],
      story.timeline.map { line in
        let place = ExplainWords.place(line, names)
        return [
          ExplainWords.time(of: line, in: story), place.isEmpty ? "–" : MarkdownEscape.code(place),
          MarkdownEscape.code(ExplainWords.line(line, of: story.judged.fault)),
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
    // Five blanks keep a name from closing the block.
    print("```text", to: &output)
    for (_, name, bar, words) in chart.lines(width: Self.chartColumns, seenFrom: zero) {
      print("     \(name)  \(bar)  \(words)", to: &output)
    }
    if chart.more > 0 { print("     and \(chart.more) more", to: &output) }
    print("```", to: &output)
    for line in story.whatIf.map({ ExplainWords.lock($0, refusal) }) ?? [] {
      print("\n\(sentence(line))", to: &output)
    }
  }

  private func writeConsidered(
    _ judged: JudgedFault, of signatures: Int, to output: inout some TextOutputStream
  ) {
    guard !judged.considered.isEmpty else { return }
    print("\n### \(text(ExplainWords.considered(judged, of: signatures)))\n", to: &output)
    writeTable(
      ["Signature", "Outcome", "Why"],
      judged.considered.map { one in
        var why = text(ExplainWords.reason(one))
        if let partial = one.partial {
          let matched = String(
            decoding: partial.pattern.utf8.prefix(partial.matched), as: UTF8.self)
          why += "<br>\(MarkdownEscape.code(matched))"
        }
        return [MarkdownEscape.code(one.signature.name), ExplainWords.outcome(one), why]
      }, to: &output)
  }

  private func writeTable(
    _ header: [String], _ rows: [[String]], to output: inout some TextOutputStream
  ) {
    MarkdownTable(header, rows).write(to: &output)
  }

  private func text(_ text: String) -> String { MarkdownEscape.text(text) }

  private func sentence(_ line: String) -> String {
    text("\(line.prefix(1).uppercased())\(line.dropFirst())") + "."
  }
}
