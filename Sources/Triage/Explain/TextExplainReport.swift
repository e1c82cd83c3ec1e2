/// Tells the story of a build's faults for a person at a terminal.
package struct TextExplainReport: Sendable {
  private let palette: Palette
  private let block: TextBlock

  /// How many parts of the input that were not evaluated are told.
  private static let limit = 20

  package init(width: Int = 100, palette: Palette = .plain, isolates: Bool = false) {
    self.palette = palette
    block = TextBlock(width: max(width, 60), isolates: isolates)
  }

  /// Writes the whole report.
  package func write(_ report: ExplainReport, to output: inout some TextOutputStream) {
    for (index, line) in Headline(page: report.page).lines(for: report.build).enumerated() {
      for part in block.lines(line) {
        print(index == 0 ? palette.heading(part) : part, to: &output)
      }
    }
    for remark in report.remarks { block.print(remark, indent: 0, hanging: 2, to: &output) }
    for story in report.stories {
      print(to: &output)
      TextStory(story: story, signatures: report.signatures, palette: palette, block: block)
        .write(to: &output)
    }
    if !report.clocks.isEmpty { print("\n\(palette.heading("Clocks"))", to: &output) }
    for remark in report.clocks { block.print(remark, indent: 2, hanging: 4, to: &output) }
    writeNotEvaluated(report.build.notEvaluated, to: &output)
  }

  private func writeNotEvaluated(
    _ parts: [NotEvaluated], to output: inout some TextOutputStream
  ) {
    guard !parts.isEmpty else { return }
    print("\n\(palette.heading("Not evaluated"))", to: &output)
    for part in parts.prefix(Self.limit) {
      let line = part.line.map { ":\($0)" } ?? ""
      block.print(
        "\(ShortText(part.log).visible)\(line): \(ShortText(part.reason).description)", indent: 2,
        hanging: 4, to: &output)
    }
    let more = parts.count - Self.limit
    if more > 0 { print("  and \(more) more", to: &output) }
  }
}
