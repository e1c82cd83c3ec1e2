import Matching
import Synchronization

/// The pattern sets for each kind of line, analysed once and shared by all logs of a run.
final class LogPatternSets: Sendable {
  /// The patterns that look at some kinds of lines.
  struct Entry: Sendable {
    var set: PatternSet

    /// For each pattern of the set its index in ``SignatureSet/logPatterns``.
    var indices: [Int]
  }

  private let patterns: [SignatureSet.LogPattern]
  private let entries = Mutex<[Set<LogKind>: Entry]>([:])

  init(_ patterns: [SignatureSet.LogPattern]) {
    self.patterns = patterns
  }

  /// The patterns that look at any of some kinds.
  func entry(for kinds: Set<LogKind>) -> Entry {
    entries.withLock { entries in
      if let known = entries[kinds] { return known }
      let indices = patterns.indices.filter { index in
        kinds.contains { patterns[index].place.contains($0) }
      }
      let made = Entry(set: PatternSet(indices.map { patterns[$0].pattern }), indices: indices)
      entries[kinds] = made
      return made
    }
  }
}
