import Testing

@testable import Triage

/// Rules that have the same patterns: each is looked for once, and counts for all of them.
@Suite struct AlikeTests {
  private static let lines = """
    2019-07-30 23:10:02,114-04 ERROR [a.B] (t-1) [f] Some fault of eth1
    2019-07-30 23:10:03,114-04 INFO  [a.B] (t-1) [f] all is well

    """

  private func judged(_ signatures: [Signature]) -> JudgedBuild? {
    let set = SignatureSet(signatures)
    var reader = LogReader(log: "engine.log", kind: .engine, signatures: set)
    reader.consume(Array(Self.lines.utf8)[...])
    var draft = BuildDraft(source: "build")
    draft.findings.append(reader.finish())
    return BuildAssembler.builds(from: [draft], overriding: Build.ID()).first.map {
      Judge(set).judge($0)
    }
  }

  @Test func `a line is kept once and counts for every rule that has its pattern`() throws {
    let rules = try (0..<50).map {
      try signature("a/\($0 + 10)", match: [(.engine, ["fault of (?<nic>\\w+)"])])
    }
    let build = try #require(judged(rules))
    #expect(build.build.hits.count == 1)
    let fault = try #require(build.faults.first)
    #expect(fault.signature?.name == "a/10" && fault.isAmbiguous)
    #expect(fault.also.map(\.name) == (11..<60).map { "a/\($0)" })
    #expect(fault.captures["nic"]?.shown == "eth1")
    #expect(fault.rivals(\.name) == "a/11, a/12, a/13, a/14, a/15 and 44 more rules")
  }

  @Test func `a pattern that another rule forbids is looked for once, too`() throws {
    let rules = [
      try signature("a/holds", match: [(.engine, ["Some fault"])]),
      try signature(
        "a/refused", match: [(.engine, ["Some fault"])], not: [(.engine, ["Some fault"])]),
      try signature("a/elsewhere", match: [(.vdsm, ["Some fault"])]),
    ]
    let fault = try #require(judged(rules)?.faults.first)
    #expect(fault.signature?.name == "a/holds" && fault.also == [])
  }

  @Test func `a title that a log fills with much is cut`() {
    let title = Template(String(repeating: "{x} é", count: 1000))
    let filled = title.filled(with: ["x": String(repeating: "é", count: 5000)])
    #expect(filled.utf8.count <= Template.limit + "…".utf8.count && filled.hasSuffix("é…"))
    #expect(Template("{x}").filled(with: ["x": "short"]) == "short")
  }
}
