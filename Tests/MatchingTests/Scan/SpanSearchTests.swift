import Testing

@testable import Matching

struct SpanSearchTests {
  private func findings(
    _ sources: [String], in text: String, chunk: Int = .max
  ) -> [(line: Int, pattern: Int, range: Range<Int>?)] {
    let scanner = PatternScanner(PatternSet(sources.map { Pattern(checked: $0) }))
    let bytes = Array(text.utf8)
    var found: [(line: Int, pattern: Int, range: Range<Int>?)] = []
    let report = { (finding: Finding) in
      if case .match(let match) = finding.outcome {
        found.append((finding.line, finding.pattern, match.range))
      } else {
        found.append((finding.line, finding.pattern, nil))
      }
    }
    var start = 0
    while start < bytes.count {
      let end = chunk < bytes.count - start ? start + chunk : bytes.count
      scanner.scan(bytes[start..<end], report: report)
      start = end
    }
    scanner.finish(report: report)
    return found
  }

  private func filler(_ lines: Int) -> String { String(repeating: "nothing here\n", count: lines) }

  @Test(
    "what asks for line breaks is searched for across lines",
    arguments: [
      (#"the transaction was rolled back\R\s+at org"#, true), (#"back\n\tat org"#, true),
      (#"(?s)transaction.*ovirt"#, true), (#"(?s:rolled.*)ovirt"#, true),
      ("back\n\tat org", true), (#"back[\n]\s*at"#, true), (#"(?xs) rolled .* ovirt"#, true),
      (#"back\s+at org"#, false), (#"rolled [^\n]+"#, false), (#"rolled.*"#, false),
      (#"\Qback\n\E"#, false), (#"(?-s)rolled.*"#, false), (#"(*CRLF)back\Rx"#, true),
      (#"(*UCP)back\\n"#, false),
    ])
  func spanning(_ source: String, _ isSpanning: Bool) {
    #expect(PatternSet([Pattern(checked: source)]).spanning == (isSpanning ? [0] : []))
  }

  @Test func `a match is told at the line it begins in, whatever the chunks are`() {
    let text =
      filler(70) + "x the transaction was rolled back\n\tat org.ovirt.Engine\n" + filler(200)
    let sources = [
      #"the transaction was rolled back\R\s+at (?<place>org\S+)"#, "nothing here",
      #"(?s)rolled.{1,20}ovirt"#, #"\d\R\d"#,
    ]
    for chunk in [1, 13, 1000, .max] {
      let found = findings(sources, in: text, chunk: chunk).filter { $0.pattern != 1 }
      #expect(found.map(\.line) == [71, 71], "chunks of \(chunk)")
      #expect(found.map(\.pattern) == [0, 2], "chunks of \(chunk)")
      #expect(found.map(\.range) == [2..<54, 22..<47], "chunks of \(chunk)")
    }
  }

  @Test(
    "a match that needs more lines than a window is told as stopped",
    arguments: [(48, false), (49, true), (60, true)])
  func window(_ between: Int, _ isStopped: Bool) {
    let text = "a long beginning of it all\n" + filler(between) + "and the end\n" + filler(120)
    for chunk in [7, 4096, .max] {
      let found = findings(
        [#"(?s)a long beginning of it all.*and the end"#], in: text, chunk: chunk)
      #expect(found.map(\.line) == [1], "chunks of \(chunk)")
      #expect((found.first?.range == nil) == isStopped, "chunks of \(chunk)")
    }
  }

  @Test func `the end of the stream is no cut`() {
    let text = "a long beginning of it all\n" + filler(49)
    for chunk in [7, .max] {
      #expect(
        findings([#"(?s)a long beginning of it all.*the end"#], in: text, chunk: chunk).isEmpty)
    }
  }

  @Test func `every line is tried where a pattern has nothing to search by`() {
    #expect(findings([#"x?\R\R"#], in: "a\nx\n\nb\n\n\n").map(\.line) == [2, 4, 5])
  }

  @Test func `candidates far from the beginning of a match find it`() {
    let text = filler(300) + "begin\n" + filler(40) + "the needle in the haystack\n" + filler(300)
    let found = findings([#"begin\R(?s:.)*?the needle in the haystack"#], in: text, chunk: 977)
    #expect(found.map(\.line) == [301])
  }
}
