import Testing

@testable import Matching

struct LongLineTests {
  private static let needle = "needle in a haystack"

  private static let small = PieceSizes(whole: 1000, before: 100, behind: 300)

  private func findings(
    _ source: String, in text: [UInt8], chunk size: Int, _ sizes: PieceSizes = small
  ) -> [Finding] {
    let set = PatternSet([Pattern(checked: source)])
    let scanner = PatternScanner(set, limits: Limits(), sizes: sizes)
    var found: [Finding] = []
    for start in stride(from: 0, to: text.count, by: size) {
      scanner.scan(text[start..<min(start + size, text.count)]) { found.append($0) }
    }
    scanner.finish { found.append($0) }
    return found
  }

  /// A line of many letters with the needle somewhere in it.
  private func line(needleAt offset: Int, of count: Int) -> [UInt8] {
    var line = Array(repeating: UInt8(ascii: "a"), count: count)
    line.replaceSubrange(offset..<offset + Self.needle.utf8.count, with: Self.needle.utf8)
    return line + [0x0A]
  }

  @Test(
    "a match is found wherever it lies in a line of any length",
    arguments: [0, 690, 699, 700, 990, 1000, 1690, 2345, 3980])
  func found(at offset: Int) throws {
    let text = Array("x\n".utf8) + line(needleAt: offset, of: 4000) + line(needleAt: 5, of: 50)
    for size in [1, 7, 999, 1000, 1001, text.count] {
      let found = findings(#"(?<what>needle) in a haystack(?<=stack)"#, in: text, chunk: size)
      #expect(found.map(\.line) == [2, 3], "chunks of \(size)")
      #expect(found.map(\.lineOffset) == [2, 4003], "chunks of \(size)")
      guard let first = found.first, case .match(let match) = first.outcome else {
        Issue.record("no match with chunks of \(size)")
        return
      }
      #expect(match.range == offset..<offset + Self.needle.utf8.count)
      #expect(match.captures == [.init(name: "what", range: offset..<offset + 6)])
      let quoted = try #require(first.excerpt)
      #expect(
        quoted.bytes[(offset - quoted.offset)...].prefix(match.range.count)
          .elementsEqual(Self.needle.utf8))
    }
  }

  @Test func `a line beyond the limit is searched to its end`() {
    let text = line(needleAt: 1_500_000, of: 2_500_000)
    let found = findings(Self.needle, in: text, chunk: 1 << 18, .standard)
    #expect(found.map(\.excerpt?.offset) == [1_500_000])
  }

  @Test func `the ends of a long line are its own`() {
    let text = line(needleAt: 3980, of: 4000)
    #expect(findings("needle in a haystack$", in: text, chunk: 100).count == 1)
    #expect(findings("^needle in a haystack", in: text, chunk: 100).isEmpty)
    #expect(findings("needle in a haystack$", in: Array(text.dropLast()), chunk: 99).count == 1)
    let early = line(needleAt: 2000, of: 4000)
    #expect(findings("needle in a haystack$", in: early, chunk: 100).isEmpty)
  }

  @Test(
    "where a piece ends, the line does not end",
    arguments: [("a+$", 1000, "bbbbbbbbbb"), ("a+$", 997, "xyzzy"), (#"xyz\b"#, 997, "xyzzy")])
  func noEnd(_ source: String, _ count: Int, _ end: String) {
    let text = Array(repeating: UInt8(ascii: "a"), count: count) + Array("\(end)\n".utf8)
    for size in [1, 100, 1000, 1001, text.count] {
      // Nobody may say no, where a match could go on in the next piece; but none may say yes.
      let outcomes = Set(findings(source, in: text, chunk: size).map(\.outcome))
      #expect(outcomes.isSubset(of: [.stopped(.length)]), "chunks of \(size)")
    }
  }

  @Test func `a carriage return belongs to the break of a long line`() {
    let text = Array(line(needleAt: 3980, of: 4000).dropLast()) + [0x0D, 0x0A]
    #expect(findings("needle in a haystack$", in: text, chunk: 100).count == 1)
    #expect(findings(#"needle in a haystack\r"#, in: text, chunk: 100).isEmpty)
  }

  @Test func `a match that nothing bounds may begin in the piece that calls for it`() {
    let found = findings("a.*needle in a haystack", in: line(needleAt: 3980, of: 4000), chunk: 100)
    guard case .match(let match) = found.first?.outcome else {
      Issue.record("no match")
      return
    }
    #expect(match.range.upperBound == 4000)
  }

  @Test func `a pattern that wants to see more than a piece is told as stopped`() {
    let text = line(needleAt: 3980, of: 4000)
    let found = findings("^a+needle in a haystack", in: text, chunk: 100)
    #expect(found.map(\.outcome) == [.stopped(.length)])
  }

  @Test func `random patterns lose no match in lines that are cut into pieces`() {
    let sizes = PieceSizes(whole: 300, before: 120, behind: 100)
    var matches = 0
    for seed in 1...UInt64(120) {
      var grammar = PatternGrammar(seed: seed)
      let pieces = (0..<6).map { _ in grammar.pattern() }.filter { Reference($0.source) != nil }
      guard !pieces.isEmpty else { continue }
      var random = RandomText(seed: seed)
      let line = (0..<24).flatMap { _ in random.text(around: pieces.map(\.sample)) }
        .filter { $0 != 0x0A && $0 != 0x0D }
      let set = PatternSet(pieces.map { Pattern(checked: $0.source) })
      let scanner = PatternScanner(set, limits: Limits(steps: 50_000), sizes: sizes)
      var outcomes: [Int: MatchOutcome] = [:]
      scanner.scan(line[...]) { outcomes[$0.pattern] = $0.outcome }
      scanner.finish { outcomes[$0.pattern] = $0.outcome }
      for (index, piece) in pieces.enumerated() where !set.spanning.contains(index) {
        guard let reference = Reference(piece.source) else { continue }
        let expected = reference.firstMatch(in: line[...])
        switch (outcomes[index], expected) {
        case (.stopped, _), (_, .error), (nil, .noMatch): break
        case (.match(let match), .match(let range)):
          matches += 1
          // What nothing bounds may begin earlier, where the piece did not call for trying it.
          let isBounded = set.longest[index].map { $0 < sizes.behind } ?? false
          #expect(!isBounded || match.range == range, "seed \(seed): \(piece.source)")
        default: Issue.record("seed \(seed): \(piece.source): \(expected)")
        }
      }
    }
    #expect(matches > 15)
  }
}
