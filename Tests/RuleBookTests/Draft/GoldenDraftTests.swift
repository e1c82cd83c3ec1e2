import ExpectedFiles
import Foundation
import RuleBook
import Testing
import Triage

/// The drafts of `Fixtures/drafts`: messages of one meaning, or a line of a log, and their rule.
///
/// A folder holds the messages as `1.txt`, `2.txt` and so on, or a log whose first line is drafted
/// while the others are its neighbours; `catalogue` holds the engine's messages.
@Suite struct GoldenDraftTests {
  struct Case: CustomTestStringConvertible {
    var url: URL

    static let all = Repository.folders(in: Repository.fixtures.appending(path: "drafts"))
      .filter { Repository.wants($0.lastPathComponent) }.map(Case.init)

    var testDescription: String { url.lastPathComponent }

    func bytes(_ name: String) -> [UInt8]? {
      (try? Data(contentsOf: url.appending(path: name))).map(Array.init)
    }

    /// The messages without the last line break of each file.
    var messages: [LogText] {
      (1...9).compactMap { bytes("\($0).txt") }
        .map { LogText($0.last == 0x0A ? $0.dropLast() : $0[...]) }
    }

    func catalogue() throws -> Catalogue? {
      try bytes("catalogue").map { try CatalogueFile.catalogue(of: $0, named: nil) }
    }
  }

  private static let shipped = RuleSource(
    .shipped, .folder(Repository.root.appending(path: "Rules").path, shownAs: "Rules"))

  @Test(arguments: Case.all)
  func `a draft is written as expected and passes the check`(_ example: Case) throws {
    let catalogue = try example.catalogue()
    var neighbours: [LogText] = []
    let subject: DraftSubject
    if example.messages.isEmpty {
      (subject, neighbours) = try Self.line(of: example)
    } else {
      let keys = catalogue.map { CatalogueSearch($0).keys(of: example.messages[0]).names } ?? []
      subject = draftSubject(example.messages, keys: keys)
    }
    let context = DraftContext(
      book: RuleBook(loading: [Self.shipped]), builds: [], catalogue: catalogue,
      neighbours: neighbours)
    let draft = try RuleDraft(subject, in: context)
    ExpectedFile(example.url.appending(path: "expected.yaml")).compare(with: draft.text)
    if draft.rivals.isEmpty {
      #expect(problems(of: draft, among: [Self.shipped]) == [], "\(draft.text)")
    }
  }

  @Test func `there are drafts to try`() {
    #expect(!Case.all.isEmpty)
  }

  /// The first line of a case's log, and its other lines.
  private static func line(of example: Case) throws -> (DraftSubject, [LogText]) {
    let logs: [(name: String, kind: LogKind)] = [
      ("engine.log", .engine), ("vdsm.log", .vdsm), ("console.log", .console),
    ]
    let log = try #require(logs.first { example.bytes($0.name) != nil }, "no log and no message")
    let lines = (example.bytes(log.name) ?? []).split(separator: 0x0A)
    let line = Line(number: 1, raw: try #require(lines.first))
    return (
      DraftSubject(line, of: log.kind, in: Build.ID()), lines.dropFirst().map { LogText($0) }
    )
  }
}
