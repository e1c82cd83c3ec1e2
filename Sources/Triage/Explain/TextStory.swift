/// One fault's story for a terminal: the answer, the evidence, the lock, what was considered.
struct TextStory {
  let story: FaultStory
  let signatures: Int
  let palette: Palette
  let block: TextBlock

  private var judged: JudgedFault { story.judged }

  func write(to output: inout some TextOutputStream) {
    let message = ShortText(judged.fault.message).description
    let title = "\(story.index + 1). \(message.isEmpty ? "(empty message)" : message)"
    for (index, line) in block.lines(title, indent: 3, limit: 6).enumerated() {
      print(palette.heading((index == 0 ? "" : "   ") + line), to: &output)
    }
    for (index, line) in block.lines(ExplainWords.verdict(judged), indent: 5).enumerated() {
      print((index == 0 ? "   " : "     ") + palette.verdict(judged.verdict, line), to: &output)
    }
    let cascade = ExplainWords.cascade(story)
    for line in [cascade, ExplainWords.signature(judged), ExplainWords.captures(judged)] {
      if let line { block.print(line, indent: 3, hanging: 5, to: &output) }
    }
    for fix in ExplainWords.fixes(story.fixes) { block.print(fix, indent: 3, to: &output) }
    for link in judged.links { print("   \(ShortText(link).visible)", to: &output) }
    for line in block.packed([ExplainWords.place(judged)], indent: 3) {
      print("   \(palette.faint(line))", to: &output)
    }
    writeTimeline(to: &output)
    writeLock(to: &output)
    writeConsidered(to: &output)
  }

  private func writeTimeline(to output: inout some TextOutputStream) {
    guard !story.timeline.isEmpty else { return }
    let names = LogNames(story.timeline.lazy.map(\.log).filter { !$0.isEmpty })
    heading(ExplainWords.timeline(story), to: &output)
    let times = story.timeline.map { time(of: $0) }
    let places = story.timeline.map { ExplainWords.place($0, names) }
    let timeWidth = times.map(DisplayWidth.of).max() ?? 0
    let placeWidth = min(places.map(DisplayWidth.of).max() ?? 0, block.width / 3)
    let indent = 5 + (timeWidth > 0 ? timeWidth + 2 : 0) + placeWidth + 2
    for (index, line) in story.timeline.enumerated() {
      let place = LineWrap.shortened(places[index], columns: placeWidth)
      let text = block.lines(ExplainWords.line(line), indent: indent, limit: 3)
      var start = "     "
      if timeWidth > 0 { start += padded(times[index], timeWidth, right: true) + "  " }
      start += block.isolated(place) + padded("", placeWidth - DisplayWidth.of(place)) + "  "
      print(start + (text.first ?? ""), to: &output)
      for more in text.dropFirst() {
        print(String(repeating: " ", count: indent) + more, to: &output)
      }
    }
    for (short, log) in names.legend {
      let name = "\(short) is \(ShortText(log).visible)"
      for (index, line) in block.lines(name, indent: 7).enumerated() {
        print((index == 0 ? "     " : "       ") + palette.faint(line), to: &output)
      }
    }
  }

  /// When a line was written, seen from the failure; `?` where no clock tells it.
  private func time(of line: StoryLine) -> String {
    guard story.timeline.contains(where: { $0.moment != nil }) else { return "" }
    guard let moment = line.moment else { return "no clock" }
    return story.offset(moment).map(LockChart.offset) ?? moment.shown
  }

  private func writeLock(to output: inout some TextOutputStream) {
    guard let chart = story.lock, let refusal = judged.refusal else { return }
    heading(ExplainWords.lock(chart), to: &output)
    let zero = (story.failed ?? refusal.request.asked).milliseconds
    let labels = chart.rows.map { LineWrap.shortened(LockWords.command($0.owner), columns: 24) }
    let words = chart.rows.map { chart.words(for: $0, seenFrom: zero) }
    let labelWidth = labels.map(DisplayWidth.of).max() ?? 0
    let wordWidth = words.map(DisplayWidth.of).max() ?? 0
    let columns = max(block.width - 9 - labelWidth - wordWidth, 10)
    for (index, row) in chart.rows.enumerated() {
      let label =
        block.isolated(labels[index])
        + padded("", labelWidth - DisplayWidth.of(labels[index]))
      let bar = chart.bar(of: row, columns: columns)
      print("     \(label)  \(palette.bar(row.part, bar))  \(words[index])", to: &output)
    }
    if chart.more > 0 { print("     and \(chart.more) more", to: &output) }
    guard let answers = story.whatIf else { return }
    for line in ExplainWords.whatIf(answers, refusal) {
      block.print(line, indent: 5, hanging: 7, to: &output)
    }
  }

  private func writeConsidered(to output: inout some TextOutputStream) {
    guard signatures > 0 else { return }
    heading(ExplainWords.considered(judged, of: signatures), to: &output)
    for one in judged.considered {
      let word = padded(ExplainWords.outcome(one), 8)
      let text = "\(ShortText(one.signature.name).visible): \(ShortText(one.reason).description)"
      block.print("\(word)  \(text)", indent: 5, hanging: 15, to: &output)
      guard let partial = one.partial else { continue }
      let excerpt = PatternExcerpt(partial)
      let margin = String(repeating: " ", count: 15)
      print(margin + block.isolated(excerpt.text), to: &output)
      block.print(
        "\(excerpt.mark) \(ExplainWords.rest(partial))", indent: 15, hanging: 17, to: &output)
    }
  }

  private func heading(_ text: String, to output: inout some TextOutputStream) {
    print(to: &output)
    for line in block.lines(text, indent: 3) { print("   \(palette.heading(line))", to: &output) }
  }

  private func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
    let gap = String(repeating: " ", count: max(width - DisplayWidth.of(text), 0))
    return right ? gap + text : text + gap
  }
}

extension Palette {
  /// The bar of a lock's chart; the refused request stands out.
  func bar(_ part: LockChart.Part, _ text: String) -> String {
    switch part {
    case .holder: verdict(.suspected, text)
    case .request: verdict(.unexplained, text)
    case .other: faint(text)
    }
  }
}
