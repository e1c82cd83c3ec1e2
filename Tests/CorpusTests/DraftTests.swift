import ExpectedFiles
import Foundation
import RuleBook
import Testing
import Triage

/// Drafts from what the fixtures hold.
@Suite struct DraftTests {
  private static let shipped = RuleSource(
    .shipped, .folder(Corpus.rules.path, shownAs: "Rules"))

  /// What the check says of a draft among some rules.
  private func problems(of draft: RuleDraft, among context: [RuleSource]) -> [String] {
    let file = RuleSource.Text(path: "\(draft.id).yaml", text: draft.text)
    return RuleBook.Check([RuleSource(.user, .texts([file]))], context: context).diagnostics
      .map(\.sentence)
  }

  @Test func `a draft of every unexplained fault passes the check as it stands`() throws {
    let report = Corpus.page
    let context = DraftContext(book: Corpus.book, builds: report.builds)
    let faults = report.builds.flatMap(\.faults).filter { $0.verdict == .unexplained }
    #expect(faults.count == 12)
    for fault in faults {
      let draft = try RuleDraft(DraftSubject(fault, in: report.builds), in: context)
      #expect(problems(of: draft, among: [Self.shipped]) == [], "\(draft.text)")
    }
  }

  @Test func `without other rules a draft of every fault passes and recognises it`() throws {
    let builds = Corpus.page.builds.map(\.build)
    // Judged by nothing, so that every fault is unexplained.
    let judge = Judge(SignatureSet([]))
    let report = Report(
      judged: builds.map { build in
        var build = build
        build.hits = []
        build.moreHits = []
        build.stopped = []
        return judge.judge(build)
      }, by: [])
    let context = DraftContext(book: RuleBook(loading: []), builds: report.builds)
    var count = 0
    for fault in report.builds.flatMap(\.faults) {
      let draft = try RuleDraft(DraftSubject(fault, in: report.builds), in: context)
      #expect(problems(of: draft, among: []) == [], "\(draft.text)")
      let signature = try #require(draft.signature)
      let own = Judge(SignatureSet([signature]))
      let recognised = report.builds.flatMap { build in
        own.judge(build.build).faults.filter { $0.signature == signature.id }
      }
      #expect(recognised.contains { $0.fault.message == fault.fault.message }, "\(draft.text)")
      #expect(recognised.allSatisfy { $0.verdict == .unexplained })
      count += 1
    }
    #expect(count > 25)
  }

  @Test func `a draft of a group names itself alike each time`() throws {
    let numbers = FaultNumbers(Corpus.page)
    #expect(numbers.groups.count == 3)
    let context = DraftContext(book: Corpus.book, builds: Corpus.page.builds)
    for group in numbers.groups {
      let texts = try group.faults.map { fault in
        try RuleDraft(DraftSubject(fault, in: Corpus.page.builds), in: context)
      }
      #expect(Set(texts.map(\.id)).count == 1)
    }
  }
}
