import Glibc

/// Finds the candidates of a block of whole lines, and lets PCRE2 decide about each.
final class BlockSearch {
  private let set: PatternSet
  private let matcher: Matcher
  private let automaton: LazyAutomaton
  private var candidates: CandidateList

  /// Receives a pattern, the line it was tried on, and the outcome; never that nothing was found.
  typealias Report = (_ pattern: Int, _ line: Range<Int>, _ outcome: MatchOutcome) -> Void

  init(_ set: PatternSet, limits: Limits) {
    self.set = set
    matcher = Matcher(limits: limits)
    automaton = LazyAutomaton(set.automaton)
    candidates = CandidateList(patterns: set.patterns.count)
  }

  /// Searches a block; reports come in the order of lines, then of patterns.
  func search(_ block: UnsafeBufferPointer<UInt8>, report: Report) {
    candidates.removeAll()
    set.windows.search(block) { candidates.note($0, at: $1, in: block) }
    let isComplete = automaton.search(block) { candidates.note($0, at: $1, in: block) }
    noteFolding(in: block)
    let everyLine =
      isComplete ? set.everyLine : (set.everyLine + set.automaton.patterns).sorted()
    if everyLine.isEmpty {
      guard !candidates.isEmpty else { return }
      for (lineStart, pattern) in candidates.sorted() {
        decide(pattern, on: lineRange(from: lineStart, in: block), in: block, report)
      }
    } else {
      search(block, everyLine: everyLine, report: report)
    }
  }

  private func search(
    _ block: UnsafeBufferPointer<UInt8>, everyLine: [Int], report: Report
  ) {
    var rest = candidates.sorted()[...]
    var start = 0
    // An empty block is one empty line.
    repeat {
      let end = block.lineEnd(from: start) ?? block.count
      let line = start..<end
      if rest.first?.lineStart == start {
        let here = rest.prefix { $0.lineStart == start }
        rest = rest.dropFirst(here.count)
        for pattern in Set(everyLine).union(here.map(\.pattern)).sorted() {
          decide(pattern, on: trimmed(line, in: block), in: block, report)
        }
      } else {
        let text = trimmed(line, in: block)
        for pattern in everyLine { decide(pattern, on: text, in: block, report) }
      }
      start = end + 1
    } while start < block.count
  }

  @inline(__always)
  private func decide(
    _ pattern: Int, on line: Range<Int>, in block: UnsafeBufferPointer<UInt8>, _ report: Report
  ) {
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

  /// Notes the patterns whose letters stand for `ſ` or the Kelvin sign where a line has one.
  private func noteFolding(in block: UnsafeBufferPointer<UInt8>) {
    guard !set.folding.isEmpty, let base = block.baseAddress else { return }
    for sign in [[0xC5, 0xBF], [0xE2, 0x84, 0xAA]] as [[UInt8]] {
      var offset = 0
      while offset < block.count,
        let found = memchr(base + offset, Int32(sign[0]), block.count - offset)
      {
        let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        offset = place + 1
        guard block[place...].starts(with: sign) else { continue }
        for pattern in set.folding { candidates.note(pattern, at: place, in: block) }
      }
    }
  }
}
