import Matching
import Synchronization

/// The pattern sets for each kind of line, analysed once and shared by all logs of a run.
final class LogPatternSets: Sendable {
  /// The patterns that look at some kinds of lines.
  struct Entry: Sendable {
    var set: PatternSet

    /// For each pattern of a rule its index in ``SignatureSet/logPatterns``.
    var indices: [Int]

    /// What the patterns behind those are: texts that readers of the log look for.
    var words: [LineWord]
  }

  private struct Key: Hashable {
    var kinds: Set<LogKind>
    var log: LogKind?
    var aspects: ReadAspects
  }

  private let patterns: [SignatureSet.LogPattern]
  private let alike: Alike
  private let profile: SearchProfile?
  private let entries = Mutex<[Key: Entry]>([:])

  init(
    _ patterns: [SignatureSet.LogPattern], _ alike: Alike, profile: SearchProfile? = nil
  ) {
    self.profile = profile
    self.alike = alike
    self.patterns = patterns
  }

  /// The patterns that look at any of some kinds, and the words that matter in logs of a kind.
  ///
  /// - Parameters:
  ///   - kinds: what the lines are.
  ///   - log: what the log is; nil where nobody looks for words in these lines.
  ///   - aspects: for what else the lines are read, which brings words of its own.
  ///   - sample: bytes of such a log, from which is learnt what is rare; the first one counts.
  /// - Returns: the set, made where nobody has asked for it before.
  func entry(
    for kinds: Set<LogKind>, wordsOf log: LogKind?, aspects: ReadAspects = [],
    sample: ArraySlice<UInt8>
  ) -> Entry {
    let words = log.map { LineWord.words(of: $0, for: aspects) } ?? []
    return entries.withLock { entries in
      let key = Key(kinds: kinds, log: log, aspects: aspects)
      if let known = entries[key] { return known }
      let indices = patterns.indices.filter { index in
        alike.first[index] == index && kinds.contains { patterns[index].place.contains($0) }
      }
      let made = Entry(
        set: PatternSet(
          indices.map { patterns[$0].pattern } + words.map(\.pattern), sample: sample,
          profile: profile),
        indices: indices, words: words)
      entries[key] = made
      return made
    }
  }
}
