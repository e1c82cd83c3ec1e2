import Testing

@testable import Matching

struct PatternScannerTests {
  private func findings(_ sources: [String], in text: String, cutAt cuts: [Int] = []) -> [Finding] {
    let scanner = PatternScanner(PatternSet(sources.map { Pattern(checked: $0) }))
    let bytes = Array(text.utf8)
    var found: [Finding] = []
    var start = 0
    for cut in cuts + [bytes.count] {
      scanner.scan(bytes[start..<cut]) { found.append($0) }
      start = cut
    }
    scanner.finish { found.append($0) }
    return found
  }

  private func finding(_ pattern: Int, _ line: Int, _ offset: Int, _ range: Range<Int>) -> Finding {
    Finding(
      pattern: pattern, line: line, lineOffset: offset,
      outcome: .match(Match(range: range, captures: [])))
  }

  @Test func `reports come by line, then by pattern, whatever finds them`() {
    let sources = ["^", "a host is locked by another", #"\d\d\dms"#]
    let text = "x\na host is locked by another 123ms\n"
    #expect(
      findings(sources, in: text) == [
        finding(0, 1, 0, 0..<0), finding(0, 2, 2, 0..<0), finding(1, 2, 2, 0..<27),
        finding(2, 2, 2, 28..<33),
      ])
  }

  @Test func `a chunk may end anywhere`() {
    let text = "first\r\n\r\nsecond line here, of fifteen\nlast é"
    let sources = ["line here, of fifteen$", "first$", "é$", "^$"]
    let whole = findings(sources, in: text)
    #expect(whole.map(\.line) == [1, 2, 3, 4])
    for cut in 0...text.utf8.count {
      #expect(findings(sources, in: text, cutAt: [cut]) == whole, "cut at \(cut)")
    }
    #expect(findings(sources, in: text, cutAt: Array(0...text.utf8.count)) == whole)
  }

  @Test func `a carriage return belongs to the break, but only one does`() {
    #expect(findings([#"\r"#], in: "a\r\n").isEmpty)
    #expect(findings([#"a\r$"#], in: "a\r\r\n") == [finding(0, 1, 0, 0..<2)])
    // At the end of the stream there is no break that it could belong to.
    #expect(findings([#"a\r$"#], in: "a\r") == [finding(0, 1, 0, 0..<2)])
  }

  @Test func `an empty line is a line, and nothing behind the last break is none`() {
    #expect(findings(["^$"], in: "\n\n").map(\.line) == [1, 2])
    #expect(findings(["^$"], in: "").isEmpty)
  }

  @Test func `a line of its own is searched without its neighbours`() {
    let scanner = PatternScanner(PatternSet(["^b", "c$", "^$"].map { Pattern(checked: $0) }))
    let text = Array("abcd".utf8)
    var found: [Int] = []
    scanner.scan(line: text[1...2]) { pattern, _ in found.append(pattern) }
    #expect(found == [0, 1])
    found = []
    scanner.scan(line: []) { pattern, _ in found.append(pattern) }
    #expect(found == [2])
  }

  @Test func `bytes that are no UTF-8 hide nothing`() {
    let pattern = Pattern(checked: "storage domain (?<name>\\S+)")
    var text = [0xFF, 0xC3] + Array("storage domain data".utf8)
    text += [0x80, 0x0A]
    var found: [Finding] = []
    PatternScanner(PatternSet([pattern])).scan(text[...]) { found.append($0) }
    #expect(
      found.map(\.outcome) == [
        .match(Match(range: 2..<21, captures: [.init(name: "name", range: 17..<21)]))
      ])
  }

  @Test func `letters that fold to ASCII are found`() {
    #expect(
      findings(["(?i)disk is not synchronised"], in: "di\u{17F}\u{212A} is not synchronised\n")
        .count
        == 1)
    #expect(findings(["(?i)k\\d"], in: "\u{212A}1\n").count == 1)
  }

  @Test func `a pattern that is wrong after all stops where it might match`() {
    let outcomes = findings(["storage domain is locked("], in: "storage domain is locked\nx\n")
    #expect(outcomes.map(\.outcome) == [.stopped(.syntax), .stopped(.syntax)])
  }
}
