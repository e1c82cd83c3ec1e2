import Foundation
import Testing

@testable import Triage

@Suite struct ReportGoldenTests {
  @Test(arguments: try ReportCase.all, Format.allCases)
  func `a report is rendered as expected`(_ example: ReportCase, _ format: Format) throws {
    let folder = root.appending(path: "Fixtures/reports/\(example.name)")
    let file = folder.appending(path: "expected.\(format.rawValue)")
    let actual = rendered(example.report, as: format)
    let expected = try? String(decoding: Data(contentsOf: file), as: UTF8.self)
    guard expected?.utf8.elementsEqual(actual.utf8) != true else { return }
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
    }
    let difference = LineDifference(from: expected ?? "", to: actual)
    Issue.record(
      "\(difference)\nupdate with: UPDATE_FIXTURES=1 swift test --filter ReportGolden",
      sourceLocation: SourceLocation(
        fileID: "Fixtures/reports", filePath: file.path, line: max(difference.line, 1), column: 1))
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

let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The lines of two texts that differ, the first few of them.
struct LineDifference: CustomStringConvertible {
  /// The first expected line that differs, from 1.
  var line: Int
  var description: String

  init(from expected: String, to actual: String) {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old).sorted { $0.offset < $1.offset }
    line = (changes.map(\.offset).min() ?? 0) + 1
    description = changes.prefix(20).map(\.text).joined(separator: "\n")
    if changes.count > 20 { description += "\n… \(changes.count - 20) more lines differ" }
  }
}

extension CollectionDifference<Substring>.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  fileprivate var text: String {
    switch self {
    case .insert(let offset, let line, _): "\(offset + 1) + \(line)"
    case .remove(let offset, let line, _): "\(offset + 1) - \(line)"
    }
  }
}
