import Testing

@testable import Triage

/// Long runs of lines that are too short to tell anything.
@Suite struct TinyLinesTests {
  /// The numbers of the lines that are read of a text which comes in pieces of a size.
  private func read(_ text: String, pieces size: Int) -> [Int] {
    var (lines, tiny, numbers) = (LineReader(), TinyLines(), [Int]())
    func take(_ block: LineBlock) {
      for (part, isRead) in tiny.parts(of: block) where isRead {
        part.visit { number, _, _ in numbers.append(number) }
      }
    }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      lines.consume(rest.prefix(size), deliver: take)
      rest = rest.dropFirst(size)
    }
    lines.finish(deliver: take)
    return numbers
  }

  @Test(arguments: [1, 7, 511, 4096, 1 << 20])
  func `the first thousand of a run are read, whatever the pieces`(size: Int) {
    let text =
      String(repeating: "a line\n", count: 90) + String(repeating: "\n", count: 1500)
      + "a line\n" + String(repeating: "a\r\nbcd\r\n", count: 700) + "abcd\n"
    let expected = Array(1...1090) + Array(1591...2591) + [2992]
    #expect(read(text, pieces: size) == expected)
  }

  @Test(arguments: [5, 300, 1 << 20])
  func `lines of four bytes and lines with colours are all read`(size: Int) {
    let text =
      String(repeating: "abcd\n", count: 1200) + String(repeating: "\u{1B}[m\n", count: 1200)
    #expect(read(text, pieces: size) == Array(1...2400))
  }

  @Test(arguments: [LogKind.console, .engine])
  func `lines that are not read are searched and counted`(kind: LogKind) throws {
    let set = SignatureSet([try signature("a/b", match: [(.log, ["^q.$"])])])
    var reader = LogReader(log: "a.log", kind: kind, signatures: set)
    let text =
      String(repeating: "\n", count: 5000) + "qx\n" + String(repeating: "ab\n", count: 5000)
    reader.consume(Array(text.utf8)[...])
    let findings = reader.finish()
    #expect(findings.summary.lines == 10_001)
    #expect(findings.hits.map(\.evidence.line) == [5001])
    #expect(findings.hits.map { $0.evidence.text.description } == ["qx"])
    #expect(reader.lineCount == 1000)
  }
}
