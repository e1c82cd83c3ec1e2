import Foundation
import Testing

@testable import Triage

@Suite struct ReportTests {
  @Test(arguments: try ReportCase.all)
  func `all formats tell the same faults`(_ example: ReportCase) throws {
    let text = rendered(example.report, as: .text)
    let markdown = rendered(example.report, as: .markdown)
    let json = try stored(example.report)
    let told = json.builds.flatMap { $0.faults }
    #expect(told.count == example.report.totals.faults)
    for (fault, other) in zip(told, example.report.builds.flatMap(\.faults)) {
      #expect(fault.message == other.fault.message.shown)
      let words = ShortText(fault.message).visible.split(separator: " ")
      // Lines are wrapped in the text and pipes escaped on the page: the words stay.
      for word in words.prefix(3) where !word.contains("|") && word.count < 40 {
        #expect(text.contains(word))
        #expect(markdown.contains(word))
      }
    }
    for build in example.report.builds where build.failedWithoutFault || !build.faults.isEmpty {
      let rows = FaultRow.rows(of: build)
      #expect(rows.reduce(0) { $0 + $1.faults.count } == build.faults.count)
      let name = FailurePage(example.report).names.short(build)
      let cells = markdown.split(separator: "\n").count { $0.hasPrefix("| \(name) | ") }
      #expect(cells >= rows.count)
    }
  }

  @Test(arguments: try ReportCase.all)
  func `all formats tell the same standings`(_ example: ReportCase) throws {
    let (text, markdown) = (
      rendered(example.report, as: .text), rendered(example.report, as: .markdown)
    )
    let json = rendered(example.report, as: .json)
    for standing in example.report.signatures.flatMap(\.standings) {
      guard let short = StandingWords.short(standing) else { continue }
      // A name is told as it stands only where nothing in it needs escaping.
      guard standing.branch.name.allSatisfy({ $0.isNumber || $0 == "." }) else { continue }
      let word = StandingWords.label(standing.standing)
      #expect(text.contains(short))
      #expect(markdown.contains("\(standing.branch.name): \(word)") || markdown.contains(short))
      #expect(json.contains("\"\(standing.standing?.rawValue ?? "")\""))
    }
    let missing = example.report.signatures.flatMap(\.standings).count {
      $0.standing == .backportMissing
    }
    #expect(markdown.contains("\n## Backports missing\n") == (missing > 0))
  }

  @Test(arguments: try ReportCase.all)
  func `no rendering holds a raw control or bidi control`(_ example: ReportCase) {
    for format in [Format.text, .markdown, .json] {
      let raw = rendered(example.report, as: format).unicodeScalars.filter {
        $0 != "\n" && $0.value != 0x200D && VisibleText.isHidden($0)
      }
      #expect(raw.isEmpty, "\(format): \(raw)")
    }
  }

  @Test(arguments: [60, 80, 100, 200])
  func `no line is wider than the terminal but for a single word`(_ width: Int) throws {
    for example in try ReportCase.all {
      var text = ""
      TextReport(width: width, isolates: true).write(example.report, to: &text)
      for line in text.split(separator: "\n") where !line.hasPrefix("    http") {
        let isWord = !line.drop { $0 == " " }.contains(" ")
        #expect(
          DisplayWidth.of(String(line)) <= width || isWord, "\(example.name): \(line)")
      }
    }
  }

  @Test(arguments: try ReportCase.all)
  func `colours and isolates change nothing else`(_ example: ReportCase) throws {
    var plain = ""
    TextReport(width: 80).write(example.report, to: &plain)
    let bare = rendered(example.report, as: .terminal)
      .replacing(try Regex("\u{1B}\\[[0-9]m|\u{1B}\\[3[0-9]m|[\u{2068}\u{2069}]"), with: "")
    #expect(bare == plain)
  }

  @Test func `every table row has as many cells as its header`() throws {
    for example in try ReportCase.all {
      var columns = 0
      for line in rendered(example.report, as: .markdown).split(separator: "\n") {
        guard line.hasPrefix("|") else {
          columns = 0
          continue
        }
        let cells = cells(of: line)
        if columns == 0 { columns = cells }
        #expect(cells == columns, "\(example.name): \(line)")
      }
    }
  }

  @Test func `builds are sorted, with unknown ones last`() {
    let builds = [
      judged(nil, nil, source: "b"), judged("master", 1), judged("4.10", 1), judged("4.9", 2),
      judged("4.9", 1), judged(nil, nil, source: "a"),
    ]
    let report = Report(judged: builds, by: [])
    let names = report.builds.map { "\($0.build.id.branch?.name ?? $0.build.source)" }
    #expect(names == ["4.9", "4.9", "4.10", "master", "a", "b"])
    #expect(report.builds[0].build.id.number == 1)
  }

  @Test func `a signature is summed up over the builds of its branches`() throws {
    var other = Kind.busy
    other.reason = "another reason"
    let report = Report(
      judged: [
        judged("4.3", 1, fault("a", .busy), fault("a", test: "t", .busy)),
        judged("4.3", 2, result: .passed), judged("4.3", 3, fault("b", other)),
        judged("master", 1, result: .passed),
      ],
      by: [
        Signature(
          id: Signature.ID(Kind.busy.id), title: Template("{x} in progress"), match: [],
          explanation: Explanation(
            status: .confirmed, reason: Template("not on {branch}"), links: []))
      ])
    let summary = try #require(report.signatures.first)
    #expect(report.signatures.count == 1)
    #expect(summary.title == "another setup in progress")
    #expect(summary.reason == "not on {branch}")
    #expect(summary.faults == 3)
    #expect(summary.builds.map(\.number) == [1, 3])
    #expect(summary.of == [Branch("4.3"): 3])
  }

  @Test func `bytes that are no UTF-8 are marked in JSON`() throws {
    let report = Report(
      judged: [judged("4.3", 1, fault(LogText([0x61, 0xFF])), fault("b"))], by: [])
    let json = rendered(report, as: .json)
    #expect(json.contains(#""message": "a\#u{FFFD}""#))
    #expect(json.components(separatedBy: #""lossy": true"#).count == 3)
  }

  /// The cells that a reader of GitHub's tables finds in a row.
  private func cells(of row: Substring) -> Int {
    var (pipes, isEscaped) = (0, false)
    for character in row.unicodeScalars {
      if character == "|", !isEscaped { pipes += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return pipes - 1
  }

  private struct Stored: Decodable {
    var builds: [Build]
    struct Build: Decodable { var faults: [Fault] }
    struct Fault: Decodable { var message: String }
  }

  private func stored(_ report: Report) throws -> Stored {
    try JSONDecoder().decode(Stored.self, from: Data(rendered(report, as: .json).utf8))
  }
}
