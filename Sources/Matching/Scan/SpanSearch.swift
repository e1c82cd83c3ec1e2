/// Searches a stream of lines with the patterns that span lines.
///
/// For each line in whose ``LineWindow`` a candidate lies, PCRE2 is asked for a match that begins in
/// that line. Lines wait until their windows are complete, so reports come later than those of
/// single lines; among themselves they come in the order of lines, then of patterns.
final class SpanSearch {
  private let set: PatternSet
  private let matcher: Matcher
  private let finder: CandidateFinder
  private let tally: ScanTally?

  /// The lines that were not decided about yet.
  private var text: [UInt8] = []

  /// How many lines and bytes of the stream came before them.
  private var lines = 0
  private var bytes = 0

  /// Fewer bytes are not worth a search, because windows that are open are searched again.
  private static let enough = 4 * LineWindow.bytes

  init(_ set: PatternSet, _ prefilter: Prefilter, _ matcher: Matcher) {
    self.set = set
    self.matcher = matcher
    finder = CandidateFinder(prefilter, patterns: set.patterns.count)
    tally = ScanTally(set, spanning: true)
  }

  /// Takes the next whole lines of the stream.
  func consume(_ lines: UnsafeBufferPointer<UInt8>, report: (Finding) -> Void) {
    text.append(contentsOf: lines)
    if text.count >= Self.enough { search(isEnd: false, report) }
  }

  /// Searches what is left at the end of the stream.
  func finish(report: (Finding) -> Void) {
    if !text.isEmpty { search(isEnd: true, report) }
  }

  /// Takes the beginning of a line that is longer than any window; nothing is searched behind it.
  func end(with line: UnsafeBufferPointer<UInt8>, report: (Finding) -> Void) {
    text.append(contentsOf: line.prefix(2 * LineWindow.bytes))
    search(isEnd: false, report)
    text.removeAll()
  }

  /// Begins anew behind such a line, so many lines and bytes from the stream's beginning.
  func resume(lines: Int, bytes: Int) {
    self.lines = lines
    self.bytes = bytes
  }

  private func search(isEnd: Bool, _ report: (Finding) -> Void) {
    let decided = text.withUnsafeBufferPointer { block in
      let end = isEnd ? block.count : LineWindow.firstOpen(in: block)
      let found = tally?.timing { finder.find(in: block) } ?? finder.find(in: block)
      tally?.note(found, lines: block.lineBreaks(in: 0..<end), before: end)
      var line = 0
      var counted = 0
      for (start, patterns) in starts(found, before: end, in: block) {
        line += block.lineBreaks(in: counted..<start)
        counted = start
        for pattern in patterns {
          decide(pattern, Start(line: line, offset: start, isEnd: isEnd), in: block, report)
        }
      }
      lines += block.lineBreaks(in: 0..<end)
      return end
    }
    bytes += decided
    text.removeSubrange(..<decided)
  }

  /// The lines that a match may begin in, each with the patterns that are to be tried there.
  private func starts(
    _ found: CandidateFinder.Found, before end: Int, in block: UnsafeBufferPointer<UInt8>
  ) -> [(start: Int, patterns: [Int])] {
    var tries: [Int: Set<Int>] = [:]
    /// For each pattern the first line that it was not noted for yet.
    var next: [Int: Int] = [:]
    for (lineStart, pattern) in found.pairs {
      var start = lineStart
      var count = 1
      while start >= next[pattern] ?? 0 {
        if start < end { tries[start, default: []].insert(pattern) }
        guard start > 0, count < LineWindow.lines else { break }
        start = block.lineStart(before: start - 1)
        count += 1
        // The line of the candidate has to begin inside of the window.
        if lineStart - start >= LineWindow.bytes { break }
      }
      next[pattern] = lineStart + 1
    }
    // Where not all could be held, every pattern is tried everywhere.
    let everywhere = found.isCut ? set.spanning.sorted() : found.everyLine
    if !everywhere.isEmpty {
      var start = 0
      while start < end {
        tries[start, default: []].formUnion(everywhere)
        start = block.lineEnd(from: start).map { $0 + 1 } ?? block.count
      }
    }
    return tries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }

  /// A line that a match may begin in.
  private struct Start {
    var line: Int
    var offset: Int
    /// Whether the block ends where the stream ends.
    var isEnd: Bool
  }

  private func decide(
    _ pattern: Int, _ start: Start, in block: UnsafeBufferPointer<UInt8>,
    _ report: (Finding) -> Void
  ) {
    matcher.work?.bytes = bytes + start.offset
    let end = LineWindow.end(from: start.offset, in: block)
    let window = block.part(start.offset..<end)
    let outcome = matcher.firstMatch(
      of: set.patterns[pattern], inWindow: window,
      startingBy: min(block.lineEnd(from: start.offset) ?? block.count, end) - start.offset,
      isCut: !(start.isEnd && end == block.count))
    guard outcome != .noMatch else { return }
    report(
      Finding(
        pattern: pattern, line: lines + start.line + 1, lineOffset: bytes + start.offset,
        outcome: outcome,
        excerpt: Finding.Excerpt(bytes: Array(window), offset: 0)))
  }
}
