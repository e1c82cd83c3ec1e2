import ArgumentParser
import RuleBook
import Triage

/// How and where a report is written.
struct OutputOptions: ParsableArguments {
  @Option(help: "The form of the report.")
  var format = Format.text

  @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "When to colour the text report and the messages.")
  var color = When.auto

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  /// Where to write, looked at first, so that a long analysis does not end without a place for its
  /// report; no file of the inputs or rules, which are read.
  func destination(apartFrom inputs: [String], _ rules: [RuleSource] = []) throws -> Destination {
    try Destination(opening: output, apartFrom: inputs, rules, color: color)
  }

  /// Writes the report in the chosen form.
  func write(
    _ report: Report, to text: inout some TextOutputStream, isTerminal: Bool, width: Int?
  ) {
    switch format {
    case .text:
      TextReport(width: width ?? 100, palette: palette(isTerminal), isolates: isTerminal)
        .write(report, to: &text)
    case .markdown: MarkdownReport().write(report, to: &text)
    case .json: JSONReport().write(report, to: &text)
    }
  }

  /// Writes the story of one build in the chosen form.
  func write(
    _ report: ExplainReport, to text: inout some TextOutputStream, isTerminal: Bool, width: Int?
  ) {
    switch format {
    case .text:
      TextExplainReport(width: width ?? 100, palette: palette(isTerminal), isolates: isTerminal)
        .write(report, to: &text)
    case .markdown: MarkdownExplainReport().write(report, to: &text)
    case .json: JSONExplainReport().write(report, to: &text)
    }
  }

  /// Writes the story of the engine's locks in the chosen form.
  func write(
    _ report: LockReport, to text: inout some TextOutputStream, isTerminal: Bool, width: Int?
  ) {
    switch format {
    case .text:
      TextLockReport(width: width ?? 100, palette: palette(isTerminal), isolates: isTerminal)
        .write(report, to: &text)
    case .markdown: MarkdownLockReport().write(report, to: &text)
    case .json: JSONLockReport().write(report, to: &text)
    }
  }

  /// Writes what a change of rules does, in the chosen form.
  func write(
    _ diff: VerdictDiff, to text: inout some TextOutputStream, isTerminal: Bool, width: Int?
  ) {
    switch format {
    case .text:
      TextDiffReport(width: width ?? 100, palette: palette(isTerminal), isolates: isTerminal)
        .write(diff, to: &text)
    case .markdown: MarkdownDiffReport().write(diff, to: &text)
    case .json: JSONDiffReport().write(diff, to: &text)
    }
  }

  private func palette(_ isTerminal: Bool) -> Palette {
    color == .always || (color == .auto && isTerminal && When.allowsColor) ? .ansi : .plain
  }
}
