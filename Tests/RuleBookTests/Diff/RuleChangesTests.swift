import Testing
import Triage

@testable import RuleBook

@Suite struct RuleChangesTests {
  @Test func `added, removed, changed and renamed rules are told apart`() {
    let old = book([("a/kept", ""), ("a/changed", ""), ("a/gone", ""), ("a/old-name", "")])
    let new = book([
      ("a/kept", ""), ("a/changed", "# why\n"), ("a/new", ""),
      ("a/new-name", "was: [a/old-name]\n"),
    ])
    let changes = new.changes(since: old)
    #expect((changes.before, changes.after) == (4, 4))
    #expect(changes.added.map(\.name) == ["a/new"])
    #expect(changes.removed.map(\.name) == ["a/gone"])
    #expect(changes.changed.map(\.name) == ["a/changed"])
    #expect(changes.renamed.map { "\($0.from.name) \($0.to.name)" } == ["a/old-name a/new-name"])
    #expect(old.changes(since: old).isEmpty)
  }

  @Test func `two rules that become one are one rename each`() {
    let old = book([("a/one", ""), ("a/two", "")])
    let changes = book([("a/both", "was: [a/one, a/two]\n")]).changes(since: old)
    #expect(changes.renamed.map(\.from.name) == ["a/one", "a/two"])
    #expect(changes.added.isEmpty && changes.removed.isEmpty)
  }

  private func book(_ rules: [(id: String, more: String)]) -> RuleBook {
    let texts = rules.map { id, more in
      RuleSource.Text(
        path: "\(id).yaml",
        text: """
          id: \(id)
          title: \(id)
          match:
            fault: 'the text of \(id)'
          \(more)examples:
            matches: ['«the text of \(id)»']
            rejects: ['another text']

          """)
    }
    let book = RuleBook(loading: [RuleSource(.user, .texts(texts))])
    #expect(book.diagnostics.isEmpty)
    return book
  }
}
