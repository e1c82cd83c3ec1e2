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
    for (index, line) in block.lines(ExplainWords.verdict(judged, of: signatures), indent: 5)
      .enumerated()
    {
      print((index == 0 ? "   " : "     ") + palette.verdict(judged.verdict, line), to: &output)
    }
    let cascade = ExplainWords.cascade(story)
    for line in [cascade, ExplainWords.signature(judged), ExplainWords.captures(judged)] {
      if let line { block.print(line, indent: 3, hanging: 5, to: &output) }
    }
    for fix in ExplainWords.fixes(story) { block.print(fix, indent: 3, to: &output) }
    for link in judged.links { print("   \(ShortText(link).visible)", to: &output) }
    let bare = story.isBare ? story.timeline.map { ExplainWords.place($0) } : []
    for line in block.packed([ExplainWords.place(judged)] + bare, indent: 3) {
      print("   \(palette.faint(line))", to: &output)
    }
    // What follows from another fault is explained by that one.
    if judged.root != nil { return }
    writeTimeline(to: &output)
    writeLock(to: &output)
    writeConsidered(to: &output)
  }

  private func writeTimeline(to output: inout some TextOutputStream) {
    guard !story.isBare else { return }
    let names = LogNames(story.timeline.lazy.map(\.log).filter { !$0.isEmpty })
    heading(ExplainWords.timeline(story), to: &output)
    let times = story.timeline.map { ExplainWords.time(of: $0, in: story) }
    let places = story.timeline.map {
      ExplainWords.place($0, names, columns: block.width / 3)
    }
    let timeWidth = times.map(DisplayWidth.of).max() ?? 0
    let placeWidth = places.map(DisplayWidth.of).max() ?? 0
    let indent = 5 + (timeWidth > 0 ? timeWidth + 2 : 0) + placeWidth + 2
    for (index, line) in story.timeline.enumerated() {
      let place = places[index]
      let text = block.lines(
        ExplainWords.line(line, of: judged.fault), indent: indent, limit: 2)
      var start = "     "
      if timeWidth > 0 { start += Padding.right(times[index], to: timeWidth) + "  " }
      start += block.isolated(place) + Padding.gap(place, to: placeWidth) + "  "
      print(start + (text.first ?? ""), to: &output)
      for more in text.dropFirst() {
        print(Padding.blanks(indent) + more, to: &output)
      }
    }
    for (short, log) in names.legend {
      // A path stays whole, so that it can be copied.
      let name = "\(short) is \(ShortText(log).visible)"
      for line in block.packed([name], indent: 7) {
        print("       " + palette.faint(line), to: &output)
      }
    }
  }

  private func writeLock(to output: inout some TextOutputStream) {
    guard let chart = story.lock, let refusal = judged.refusal else { return }
    heading(ExplainWords.lock(chart), to: &output)
    let zero = (story.failed ?? refusal.request.asked).milliseconds
    for (part, name, bar, words) in chart.lines(width: block.width - 5, seenFrom: zero) {
      print("     \(block.isolated(name))  \(palette.bar(part, bar))  \(words)", to: &output)
    }
    if chart.more > 0 { print("     and \(chart.more) more", to: &output) }
    guard let answers = story.whatIf else { return }
    for line in ExplainWords.lock(answers, refusal) {
      block.print(line, indent: 5, hanging: 7, to: &output)
    }
  }

  private func writeConsidered(to output: inout some TextOutputStream) {
    guard !judged.considered.isEmpty else { return }
    heading(ExplainWords.considered(judged, of: signatures), to: &output)
    for one in judged.considered {
      let word = Padding.left(ExplainWords.outcome(one), to: 8)
      let name = ShortText(one.signature.name).visible
      block.print(
        "\(word)  \(name): \(ExplainWords.reason(one))", indent: 5, hanging: 15, to: &output)
      guard let partial = one.partial else { continue }
      let excerpt = PatternExcerpt(partial, columns: block.width - 15)
      let margin = Padding.blanks(15)
      print(margin + block.isolated(excerpt.text), to: &output)
      print(margin + excerpt.mark, to: &output)
    }
  }

  private func heading(_ text: String, to output: inout some TextOutputStream) {
    print(to: &output)
    for line in block.lines(text, indent: 3) { print("   \(palette.heading(line))", to: &output) }
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
