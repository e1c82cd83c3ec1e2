import ExpectedFiles
import Foundation
import Testing

@testable import Triage

@Suite struct ExplainGoldenTests {
  @Test(arguments: ExplainCase.all, Format.allCases)
  func `a story is rendered as expected`(_ example: ExplainCase, _ format: Format) {
    // A thousand faults are one line each in JSON; the other forms show the limit.
    if example.name == "many-faults", format == .json { return }
    let folder = Repository.fixtures.appending(path: "explain/\(example.name)")
    ExpectedFile(folder.appending(path: "expected.\(format.rawValue)"))
      .compare(with: rendered(example.report, as: format))
  }

  @Test(arguments: ExplainCase.all)
  func `no line is wider than the terminal but for links and paths`(_ example: ExplainCase) {
    for width in [60, 80, 100] {
      var output = ""
      TextExplainReport(width: width).write(example.report, to: &output)
      for line in output.split(separator: "\n") where DisplayWidth.of(String(line)) > width {
        // Such a line is one word.
        #expect(!line.trimming { $0 == " " }.contains(" "), "\(width): \(line)")
      }
    }
  }

  @Test func `a report says with the fault which wait would have been enough`() {
    guard let case154 = ExplainCase.all.first(where: { $0.name == "held-lock" }) else { return }
    let report = Report(judged: [case154.report.build], by: [])
    let text = rendered(report, as: .text)
    #expect(text.contains("by message · a wait of") == false)
    #expect(
      text.contains(
        "         network/activate-related-operation, proved · a wait of 1.514 s would have been enough\n"
      ))
    #expect(
      rendered(report, as: .markdown)
        .contains("| refresh caps in progress<br>a wait of 1.514 s would have been enough |"))
  }

  @Test(arguments: ExplainCase.all)
  func `no control character of a log comes through`(_ example: ExplainCase) {
    for format in [Format.text, .markdown, .json] {
      let hidden = rendered(example.report, as: format).unicodeScalars.filter {
        $0 != "\n" && VisibleText.isHidden($0)
      }
      #expect(hidden.isEmpty)
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isMargin: (Character) -> Bool) -> Substring { drop(while: isMargin) }
}

private func rendered(_ report: ExplainReport, as format: Format) -> String {
  var output = ""
  switch format {
  case .text: TextExplainReport().write(report, to: &output)
  case .markdown: MarkdownExplainReport().write(report, to: &output)
  case .json: JSONExplainReport().write(report, to: &output)
  case .terminal:
    TextExplainReport(width: 80, palette: .ansi, isolates: true).write(report, to: &output)
  }
  return output
}
