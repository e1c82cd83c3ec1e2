/// Searches a block of whole lines line by line: PCRE2 decides about each candidate.
final class BlockSearch {
  private let set: PatternSet
  private let matcher: Matcher
  private let finder: CandidateFinder
  private let tally: ScanTally?

  /// Receives a pattern, the line it was tried on, and the outcome; never that nothing was found.
  typealias Report = (_ pattern: Int, _ line: Range<Int>, _ outcome: MatchOutcome) -> Void

  init(_ set: PatternSet, _ matcher: Matcher, _ finder: CandidateFinder) {
    self.set = set
    self.matcher = matcher
    self.finder = finder
    tally = ScanTally(set, spanning: false)
  }

  /// How many bytes came before the block.
  private var offset = 0

  /// Searches a block before which so many bytes came; reports come in the order of lines, then of
  /// patterns.
  func search(_ block: UnsafeBufferPointer<UInt8>, from offset: Int, report: Report) {
    self.offset = offset
    let found = tally?.timing { finder.find(in: block) } ?? finder.find(in: block)
    if found.isCut, let middle = middle(of: block) {
      search(block.part(0..<middle), from: offset, report: report)
      let rest = block.part(middle..<block.count)
      return search(rest, from: offset + middle) { pattern, line, outcome in
        report(pattern, line.lowerBound + middle..<line.upperBound + middle, outcome)
      }
    }
    if let tally {
      let isEnded = !block.isEmpty && block[block.count - 1] == 0x0A
      tally.note(found, lines: block.lineBreaks(in: 0..<block.count) + (isEnded ? 0 : 1))
    }
    if found.everyLine.isEmpty {
      for (lineStart, pattern) in found.pairs {
        decide(pattern, on: lineRange(from: lineStart, in: block), in: block, report)
      }
    } else {
      search(block, found, report: report)
    }
  }

  private func search(
    _ block: UnsafeBufferPointer<UInt8>, _ found: CandidateFinder.Found, report: Report
  ) {
    var rest = found.pairs[...]
    var start = 0
    // An empty block is one empty line.
    repeat {
      let end = block.lineEnd(from: start) ?? block.count
      let line = trimmed(start..<end, in: block)
      if rest.first?.lineStart == start {
        let here = rest.prefix { $0.lineStart == start }
        rest = rest.dropFirst(here.count)
        for pattern in Set(found.everyLine).union(here.map(\.pattern)).sorted() {
          decide(pattern, on: line, in: block, report)
        }
      } else {
        for pattern in found.everyLine { decide(pattern, on: line, in: block, report) }
      }
      start = end + 1
    } while start < block.count
  }

  /// Where a line begins near the middle of a block; nil where it is one line.
  private func middle(of block: UnsafeBufferPointer<UInt8>) -> Int? {
    let start = block.lineStart(before: block.count / 2)
    if start > 0 { return start }
    return block.lineEnd(from: 0).map { $0 + 1 }.flatMap { $0 < block.count ? $0 : nil }
  }

  @inline(__always)
  private func decide(
    _ pattern: Int, on line: Range<Int>, in block: UnsafeBufferPointer<UInt8>, _ report: Report
  ) {
    // Not the block's place: blocks are cut as the log is read.
    matcher.work?.bytes = offset + line.lowerBound
    let outcome = matcher.firstMatch(of: set.patterns[pattern], in: block.part(line))
    if outcome != .noMatch { report(pattern, line, outcome) }
  }

  private func lineRange(from start: Int, in block: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    trimmed(start..<(block.lineEnd(from: start) ?? block.count), in: block)
  }

  /// Leaves out the carriage return of a line break that has one.
  @inline(__always)
  private func trimmed(
    _ line: Range<Int>, in block: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    guard line.upperBound < block.count, !line.isEmpty, block[line.upperBound - 1] == 0x0D else {
      return line
    }
    return line.lowerBound..<(line.upperBound - 1)
  }
}
