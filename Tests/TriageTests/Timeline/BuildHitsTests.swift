import Testing

@testable import Triage

/// Matches of patterns by time, also those beyond the first thousand.
@Suite struct BuildHitsTests {
  private let set: SignatureSet

  init() throws {
    set = SignatureSet([
      try signature("a", match: [(.engine, [#"(?<what>boom) \d+"#])]),
      try signature("b", match: [(.engine, ["other"])]),
    ])
  }

  private func build(_ text: String, space: EventSpace = EventSpace()) -> Build {
    var reader = LogReader(log: "engine.log", kind: .engine, signatures: set, space: space)
    reader.consume(Array(text.utf8)[...])
    var draft = BuildDraft(source: "x")
    draft.findings = [reader.finish()]
    return BuildAssembler.builds(from: [draft], overriding: Build.ID())[0]
  }

  private var text: String {
    (0..<3000).map { LockLogs.line($0 * 10, "A", "t\($0 % 7)", "c\($0)", "boom \($0)") }.joined()
      + LockLogs.line(40_000, "A", "t", "c", "other")
  }

  private func offsets(_ hits: [LogHit]) -> [Int] {
    hits.compactMap { $0.context }.map { $0.time.milliseconds - LockLogs.start }
  }

  @Test func `early and late matches of a time are found alike`() throws {
    let build = build(text)
    #expect(build.hits.count == 1001)
    let early = build.hits(of: 0, in: LockLogs.start + 95...LockLogs.start + 120)
    #expect(offsets(early) == [100, 110, 120])
    let late = build.hits(of: 0, in: LockLogs.start + 19_995...LockLogs.start + 20_020)
    #expect(offsets(late) == [20_000, 20_010, 20_020])
    let hit = try #require(late.first)
    #expect(hit.evidence.line == 2001)
    #expect(hit.evidence.text == "boom 2000")
    #expect(hit.captures == ["what": "boom"])
    #expect(hit.message == "boom 2000")
    #expect(hit.context?.thread == "t5")
    #expect(hit.context?.action == "c2000")
    #expect(hit.signature == 0)
    #expect(build.notEvaluated.isEmpty)
  }

  @Test func `the first ones of a time are told, in order, and only those of the pattern`() {
    let build = build(text)
    let all = LockLogs.start...LockLogs.start + 100_000
    #expect(build.hits(of: 0, in: all).count == Build.faultLimit)
    #expect(offsets(build.hits(of: 0, in: all, limit: 2)) == [0, 10])
    #expect(offsets(build.hits(of: 1, in: all)) == [40_000])
  }

  @Test func `matches that there is no room for are told`() {
    let build = build(text, space: EventSpace(eventLimit: 1500))
    #expect(
      build.notEvaluated.map(\.reason) == [
        "500 matches of patterns are not kept: there are too many of them"
      ])
  }
}
