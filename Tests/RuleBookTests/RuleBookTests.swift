import Foundation
import Matching
import RuleBook
import Testing
import Triage

/// Where rules come from, and which of them count.
@Suite struct RuleBookTests {
  /// A folder that is deleted with the test.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    init(_ files: [String: String]) throws {
      for (path, text) in files {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var source: RuleSource { RuleSource(.user, .folder(url.path, shownAs: "rules")) }
  }

  private func rule(_ id: String, title: String = "t", match: String = "{fault: x}") -> String {
    "id: \(id)\ntitle: \(title)\nmatch: \(match)\n"
  }

  private func messages(_ book: RuleBook) -> [String] {
    book.diagnostics.map { "\($0.path): \($0.sentence)" }
  }

  @Test func `files are read in the order of their paths, hidden and other ones are skipped`()
    throws
  {
    let folder = try Folder([
      "b.yml": rule("b"), "a/x.yaml": rule("a/x"), ".git/y.yaml": "{", "README.md": "{",
      "a/.z.yaml": "{",
    ])
    let book = RuleBook(loading: [folder.source])
    #expect(messages(book).isEmpty)
    #expect(book.rules.map(\.source.path) == ["rules/a/x.yaml", "rules/b.yml"])
  }

  @Test func `a folder that links to itself is read once`() throws {
    let folder = try Folder(["a/x.yaml": rule("a/x")])
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "a/loop"), withDestinationURL: folder.url)
    let book = RuleBook(loading: [folder.source])
    #expect(messages(book).isEmpty)
    #expect(book.rules.count == 1)
  }

  @Test func `what cannot be read is told and the rest is kept`() throws {
    let folder = try Folder([
      "a.yaml": rule("a"), "large.yaml": "# " + String(repeating: "x", count: 1 << 20),
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "gone.yaml").path, withDestinationPath: "nowhere")
    let book = RuleBook(loading: [folder.source, .user("no/such/folder")])
    #expect(
      messages(book) == [
        "no/such/folder: no such file or folder", "rules/gone.yaml: rule file cannot be read",
        "rules/large.yaml: rule file is larger than 1 MiB",
      ])
    #expect(book.rules.map(\.signature.id.name) == ["a"])
  }

  @Test func `a user's rule replaces the shipped one of the same id`() throws {
    let shipped = RuleSource(
      .shipped,
      .texts([
        RuleSource.Text(path: "a.yaml", text: rule("a", title: "shipped")),
        RuleSource.Text(path: "b.yaml", text: rule("b", title: "shipped")),
      ]))
    let first = try Folder(["a.yaml": rule("a", title: "first")])
    let second = try Folder(["a.yaml": rule("a", title: "second")])
    let book = RuleBook(loading: [shipped, first.source, second.source])
    #expect(messages(book).isEmpty)
    #expect(book.rules.map(\.signature.title.source) == ["second", "shipped"])
    #expect(book.rules.map(\.source.path) == ["rules/a.yaml", "Rules/b.yaml"])
  }

  @Test func `a wrong rule costs itself, not the rules beside it`() throws {
    let folder = try Folder([
      "bundle.yaml": rule("x/one") + "---\n" + rule("x/two", match: "{fault: '('}") + "---\n"
        + rule("x/three")
    ])
    let book = RuleBook(loading: [folder.source])
    #expect(book.rules.map(\.signature.id.name) == ["x/one", "x/three"])
    #expect(book[Signature.ID("x/three")]?.yaml == rule("x/three"))
    #expect(messages(book) == ["rules/bundle.yaml: missing closing parenthesis in pattern"])
  }

  @Test func `a rule without examples works and is told only by the check`() throws {
    let folder = try Folder(["a.yaml": rule("a")])
    #expect(RuleBook(loading: [folder.source]).signatures.count == 1)
    #expect(RuleBook.Check([folder.source]).diagnostics.count == 2)
  }

  @Test func `not may stand inside match or beside it`() throws {
    let folder = try Folder([
      "inside.yaml": rule("inside", match: "{fault: x, not: {trace: [y, z]}}"),
      "beside.yaml": rule("beside") + "not: {trace: [y, z]}\n",
    ])
    let signatures = RuleBook(loading: [folder.source]).signatures
    #expect(signatures.map { $0.not.map(\.place) } == [[.trace], [.trace]])
    #expect(
      signatures.map { $0.not.flatMap(\.patterns).map(\.source) } == [["y", "z"], ["y", "z"]])
  }

  @Test func `everything a rule says reaches its signature`() throws {
    let text = """
      id: network/busy
      title: '{nic} is busy'
      match:
        fault: ['(?<nic>eth\\d) busy', 'in progress']
        engine: lock
      scope: {branches: ['4.3', 4.10], suites: ['network-*'], tests: ['*x'], phases: [call]}
      explanation: {status: confirmed, reason: why, links: ['https://example.org']}
      fixes: [{branch: master, date: 2019-05-28, change: 549861b}, {branch: '4.3', build: 12},
        {branch: master, date: 2019-05-28, version: 4.4.0}, {branch: '4.*', version: 4.10}]
      before: [network/other]
      was: [network/old]
      """
    let folder = try Folder(["network/busy.yaml": text])
    let book = RuleBook(loading: [folder.source])
    #expect(messages(book).isEmpty)
    let signature = try #require(book.signatures.first)
    #expect(signature.match.map(\.place) == [.fault, .engine])
    #expect(signature.match.map { $0.patterns.count } == [2, 1])
    #expect(signature.scope.branches == [Glob("4.3"), Glob("4.10")])
    #expect(signature.scope.narrowness == 4)
    #expect(
      signature.explanation
        == Explanation(
          status: .confirmed, reason: Template("why"), links: ["https://example.org"]))
    #expect(
      signature.fixes == [
        Fix(
          branch: Branch("master"), since: .date(Timestamp(year: 2019, month: 5, day: 28)),
          change: "549861b"),
        Fix(branch: Branch("4.3"), since: .build(12), change: nil),
        Fix(
          branch: Branch("master"), since: .date(Timestamp(year: 2019, month: 5, day: 28)),
          version: ProductVersion("4.4.0"), change: nil),
        Fix(branch: Branch("4.*"), since: nil, version: ProductVersion("4.10"), change: nil),
      ])
    #expect(signature.before == [Signature.ID("network/other")])
    #expect(signature.was == [Signature.ID("network/old")])
  }

  @Test func `only the wanted rules are judged, the others are compared with`() throws {
    let examples = "examples: {matches: [x], rejects: [y]}\n"
    let context = try Folder([
      "a.yaml": rule("a", title: "a") + examples, "c.yaml": rule("c", title: "c"),
    ])
    let wanted = try Folder(["b.yaml": rule("b") + examples])
    let check = RuleBook.Check([wanted.source], context: [context.source])
    #expect(
      check.diagnostics.map(\.sentence) == [
        "rule also holds for an example of 'a'", "rule 'a' holds for this example too",
        "rule 'c' holds for this example too",
      ])
    #expect(check.summary == "1 rule, 2 examples: 3 problems")
  }
}
