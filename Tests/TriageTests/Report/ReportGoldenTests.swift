import ExpectedFiles
import Foundation
import Testing

@testable import Triage

@Suite struct ReportGoldenTests {
  @Test(arguments: try ReportCase.all, Format.allCases)
  func `a report is rendered as expected`(_ example: ReportCase, _ format: Format) throws {
    let folder = Repository.fixtures.appending(path: "reports/\(example.name)")
    let file = folder.appending(path: "expected.\(format.rawValue)")
    ExpectedFile(file).compare(with: rendered(example.report, as: format))
  }
}

/// The formats of a report, by the ending of their files.
enum Format: String, CaseIterable, CustomTestStringConvertible {
  case text = "txt"
  case markdown = "md"
  case json
  case terminal = "80.txt"

  var testDescription: String { rawValue }
}

func rendered(_ report: Report, as format: Format) -> String {
  var output = ""
  switch format {
  case .text: TextReport().write(report, to: &output)
  case .markdown: MarkdownReport().write(report, to: &output)
  case .json: JSONReport().write(report, to: &output)
  case .terminal:
    TextReport(width: 80, palette: .ansi, isolates: true).write(report, to: &output)
  }
  return output
}
