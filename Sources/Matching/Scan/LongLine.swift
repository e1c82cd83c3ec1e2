/// Searches one line that is too long to be held, piece by piece.
///
/// Pieces overlap. A pattern that wants to see more than a piece at once is told as stopped, as is
/// one that may have begun in a piece where nothing called for trying it; so no match is lost silently.
/// Of matches that nothing bounds, the first to begin in the piece that called for it is reported.
final class LongLine {
  private let set: PatternSet
  private let matcher: Matcher
  private let finder: CandidateFinder
  private let budget: SearchBudget
  private let sizes: PieceSizes

  /// How many pieces were searched, and how many bytes of the line came before the next one's first.
  private var pieces = 0
  private var offset = 0

  /// The patterns about which nothing more is to be said.
  private var decided: Set<Int> = []

  /// For patterns that were tried: on how many pieces, where these are all so far, and what is left
  /// for the rest of the line.
  private var tried: [Int: (pieces: Int, budget: SearchBudget)] = [:]

  /// Receives a pattern, the outcome with offsets from the line's start, and what to quote.
  typealias Report = (Int, MatchOutcome, Finding.Excerpt) -> Void

  /// How much of the line's beginning is quoted with a match in its first piece.
  private static let headSize = 8 << 10

  init(
    _ set: PatternSet, _ matcher: Matcher, _ finder: CandidateFinder, _ limits: Limits,
    _ sizes: PieceSizes
  ) {
    self.sizes = sizes
    self.set = set
    self.matcher = matcher
    self.finder = finder
    budget = SearchBudget(limits)
  }

  /// Searches the next piece.
  ///
  /// - Parameters:
  ///   - bytes: the piece, beginning with what the call before asked to keep.
  ///   - isLast: whether the line ends here.
  ///   - report: is told what is found.
  /// - Returns: how many bytes at the end the next piece has to begin with.
  func search(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, report: Report) -> Int {
    let nextStart = isLast ? bytes.count : bytes.characterStart(at: bytes.count - sizes.behind)
    let keptFrom = isLast ? bytes.count : bytes.characterStart(at: nextStart - sizes.before)
    // A character that the piece cuts in two is left to the next one.
    let text = bytes.part(0..<(isLast ? bytes.count : bytes.characterStart(at: bytes.count - 1)))
    let piece = Matcher.Piece(
      firstStart: pieces == 0 ? 0 : nextFirstStart,
      lastStart: isLast ? text.count : nextStart - 1, isFirst: pieces == 0, isLast: isLast)
    let found = finder.find(in: text)
    for pattern in Set(found.everyLine).union(found.pairs.map(\.pattern)).sorted()
    where !decided.contains(pattern) {
      decide(pattern, in: text, piece, report)
    }
    nextFirstStart = nextStart - keptFrom
    offset += keptFrom
    pieces += 1
    return bytes.count - keptFrom
  }

  /// Where in the next piece matches may begin.
  private var nextFirstStart = 0

  private func decide(
    _ pattern: Int, in text: UnsafeBufferPointer<UInt8>, _ piece: Matcher.Piece, _ report: Report
  ) {
    let search = Matcher.Search(set.patterns[pattern], text)
    let known = tried[pattern] ?? (0, budget)
    // A match that nothing bounds may have begun in a piece on which the pattern was not tried.
    let isComplete =
      known.pieces == pieces || set.longest[pattern].map { $0 < sizes.behind } ?? false
    var outcome = MatchOutcome.stopped(.length)
    if search.isValid, search.pattern.canBeSearchedInPieces(with: sizes.before) {
      let result = matcher.searchPiece(of: search, in: piece, known.budget)
      outcome = result.outcome
      tried[pattern] = (known.pieces == pieces ? pieces + 1 : -1, result.rest)
      if outcome == .noMatch, !isComplete { outcome = .stopped(.length) }
    }
    guard outcome != .noMatch else { return }
    decided.insert(pattern)
    var excerpt = Finding.Excerpt(bytes: [], offset: offset)
    if case .match(let match) = outcome {
      let all = match.captures.map(\.range) + [match.range]
      var (start, end) = (all.map(\.lowerBound).min() ?? 0, all.map(\.upperBound).max() ?? 0)
      // The beginning of a line tells who wrote it and when.
      if pieces == 0 { (start, end) = (0, max(end, min(Self.headSize, text.count))) }
      excerpt = Finding.Excerpt(bytes: Array(text[start..<end]), offset: offset + start)
      outcome = .match(match.moved(by: offset))
    }
    report(pattern, outcome, excerpt)
  }
}
