import Testing

@testable import Matching

struct ParallelScanTests {
  private let set = PatternSet(
    ["Cannot setup Networks", "code=\\d+", "end$", "long tail"].map { Pattern(checked: $0) })

  private let spanningSet = PatternSet(
    ["end$", "Cannot setup Networks .*\\R\\d+ x", "7\\R"].map { Pattern(checked: $0) })

  private struct Failed: Error {}

  /// A scan of some bytes that come in small parts, as from a pipe.
  private func parallel(
    _ bytes: [UInt8], threads: Int, part: Int = 5000, set: PatternSet? = nil
  ) -> (findings: [Finding], totals: ParallelScan.Totals) {
    var (findings, rest) = ([Finding](), bytes[...])
    let totals = ParallelScan(set ?? self.set, threads: threads).run(
      read: { buffer in
        let next = rest.prefix(min(part, buffer.count))
        rest = rest.dropFirst(next.count)
        return buffer.update(fromContentsOf: next)
      }, report: { findings.append($0) })
    return (findings, totals)
  }

  private func single(
    _ bytes: [UInt8], set: PatternSet? = nil
  ) -> (findings: [Finding], totals: ParallelScan.Totals) {
    let scanner = PatternScanner(set ?? self.set)
    var findings: [Finding] = []
    scanner.scan(bytes[...]) { findings.append($0) }
    scanner.finish { findings.append($0) }
    let totals = ParallelScan.Totals(byteCount: bytes.count, lineCount: scanner.lineCount)
    return (findings, totals)
  }

  /// Some pieces' worth of lines of all kinds of length, with something to find in every twentieth.
  private func log(lines: Int) -> [UInt8] {
    (0..<lines).flatMap { number in
      let filler = String(repeating: "x", count: number % 97 * (number % 31 == 0 ? 40 : 1))
      let fault = number % 20 == 7 ? "Cannot setup Networks (code=\(number)) " : ""
      return "\(number) \(filler) \(fault)end\(number % 3 == 0 ? "\r" : "")\n".utf8
    }
  }

  @Test(arguments: [1, 2, 5])
  func `any number of threads reports what one scanner does`(threads: Int) {
    let bytes = log(lines: 12_000)
    let (expected, totals) = single(bytes)
    let found = parallel(bytes, threads: threads)
    #expect(expected.count > 12_000)
    #expect(found.findings == expected)
    #expect(found.totals == totals)
  }

  @Test(arguments: [1, 3])
  func `patterns that span lines see them across pieces`(threads: Int) {
    let bytes = log(lines: 12_000)
    let (expected, totals) = single(bytes, set: spanningSet)
    let found = parallel(bytes, threads: threads, set: spanningSet)
    #expect(expected.count { $0.pattern == 1 } > 300)
    // What spans lines is reported when its window is complete, which depends on the pieces.
    for isSpanning in [false, true] {
      let isMeant = { (finding: Finding) in
        spanningSet.spanning.contains(finding.pattern) == isSpanning
      }
      let (these, those) = (found.findings.filter(isMeant), expected.filter(isMeant))
      #expect(these.count == those.count)
      #expect(zip(these, those).allSatisfy { $0 == $1 })
    }
    #expect(found.totals == totals)
  }

  @Test(arguments: [
    "", "\n", "code=1", "code=1\n\n", "\r\n code=1\r", String(repeating: "\n", count: 70_000),
  ])
  func `the ends of a stream are those of one scanner`(text: String) {
    let bytes = Array(text.utf8)
    let found = parallel(bytes, threads: 2, part: 3)
    #expect(found.findings == single(bytes).findings)
    #expect(found.totals == single(bytes).totals)
  }

  @Test(arguments: [-2, -1, 0, 1, LinePieceReader.size, 9 * LinePieceReader.size + 7])
  func `a line longer than a piece is one line`(more: Int) {
    let line = [UInt8](repeating: 0x78, count: LinePieceReader.size + more)
    for ending in ["\n", "\r\n", ""] {
      let bytes =
        Array("code=1\n".utf8) + line + "long tail\(ending)".utf8
        + (ending.isEmpty
          ? [] : Array("code=2 end\n".utf8) + line + line + Array("\ncode=3\n".utf8))
      let found = parallel(bytes, threads: 2, part: 100_000)
      #expect(found.findings == single(bytes).findings)
      #expect(found.totals == single(bytes).totals)
    }
  }

  @Test func `an error while reading is thrown once what came before it is reported`() {
    var reads = 0
    var found = 0
    #expect(throws: Failed.self) {
      try ParallelScan(set, threads: 2).run(
        read: { buffer throws(Failed) in
          reads += 1
          if reads > 100 { throw Failed() }
          return buffer.update(fromContentsOf: Array("a line with code=7\n".utf8))
        }, report: { _ in found += 1 })
    }
    #expect(found == 100)
  }
}
