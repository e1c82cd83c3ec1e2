import Testing

@testable import Matching

struct CandidateListTests {
  @Test func `a block with more candidates than are held is searched in parts`() {
    // Two thousand patterns, each a candidate on each of a thousand lines.
    let patterns = (0..<2000).map { Pattern(checked: "some text of a line(?:\($0)x)?") }
    let text = String(repeating: "some text of a line\n", count: 1000)
    #expect(2000 * 1000 > CandidateList.limit)
    var counts = [Int](repeating: 0, count: patterns.count)
    var last = (line: 0, pattern: 0)
    var isInOrder = true
    PatternScanner(PatternSet(patterns)).scan(Array(text.utf8)[...]) { finding in
      counts[finding.pattern] += 1
      isInOrder = isInOrder && last < (finding.line, finding.pattern)
      last = (finding.line, finding.pattern)
    }
    #expect(counts.allSatisfy { $0 == 1000 } && isInOrder && last == (1000, 1999))
  }
}
