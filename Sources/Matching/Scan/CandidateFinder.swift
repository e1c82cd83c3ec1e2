import Glibc

/// Finds the lines of a block that may match patterns, by one prefilter.
final class CandidateFinder {
  private let prefilter: Prefilter
  private let automaton: LazyAutomaton
  private var candidates: CandidateList

  /// What was found in a block.
  struct Found {
    /// The candidates in the order of lines and patterns, each once.
    var pairs: [(lineStart: Int, pattern: Int)]

    /// The patterns that are candidates on every line besides.
    var everyLine: [Int]

    /// Whether there are more pairs than may be held: the block has to be searched in parts.
    var isCut = false
  }

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - prefilter: what tells candidates.
  ///   - patterns: how many patterns the whole set has.
  init(_ prefilter: Prefilter, patterns: Int) {
    self.prefilter = prefilter
    automaton = LazyAutomaton(prefilter.automaton)
    candidates = CandidateList(patterns: patterns)
  }

  /// Finds the candidates of a block of whole lines.
  func find(in block: UnsafeBufferPointer<UInt8>) -> Found {
    candidates.removeAll()
    prefilter.windows.search(block) { candidates.note($0, at: $1, in: block) }
    let isComplete = automaton.search(block) { candidates.note($0, at: $1, in: block) }
    noteFolding(in: block)
    return Found(
      pairs: candidates.isEmpty ? [] : candidates.sorted(),
      everyLine: isComplete
        ? prefilter.everyLine : (prefilter.everyLine + prefilter.automaton.patterns).sorted(),
      isCut: candidates.isFull)
  }

  /// Notes the patterns whose letters stand for `ſ` or the Kelvin sign where a line has one.
  private func noteFolding(in block: UnsafeBufferPointer<UInt8>) {
    guard !prefilter.folding.isEmpty, let base = block.baseAddress else { return }
    for sign in [[0xC5, 0xBF], [0xE2, 0x84, 0xAA]] as [[UInt8]] {
      var offset = 0
      while offset < block.count,
        let found = memchr(base + offset, Int32(sign[0]), block.count - offset)
      {
        let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        offset = place + 1
        guard block[place...].starts(with: sign) else { continue }
        for pattern in prefilter.folding { candidates.note(pattern, at: place, in: block) }
      }
    }
  }
}
