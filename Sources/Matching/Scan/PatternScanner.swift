/// Searches one stream of bytes, or single lines, with all patterns of a set.
///
/// What it reports is what PCRE2 alone would report, line by line: the first match of each pattern
/// in each line, without the line break. Lines of any length pass in constant memory: beyond
/// ``lineLimit`` they are searched piece by piece. Patterns that ask for line breaks are searched for
/// in ``LineWindow``s and reported when these are complete, behind what was found in their lines.
/// It owns scratch memory, so there is one per thread.
package final class PatternScanner {
  /// How many bytes of a line are searched at once.
  package static let lineLimit = PieceSizes.standard.whole

  /// How many lines ended so far.
  package private(set) var lineCount = 0

  private let set: PatternSet
  private let limits: Limits
  private let sizes: PieceSizes
  private let matcher: Matcher
  private let finder: CandidateFinder
  private let block: BlockSearch
  private let spans: SpanSearch?

  /// The beginning of a line whose end has not come yet, or the next piece of a long one.
  private var carry: [UInt8] = []

  /// The line that is being searched piece by piece.
  private var longLine: LongLine?

  /// The offset in the stream of the first byte that was not searched yet, or of a long line.
  private var offset = 0

  /// How many bytes the lines had that are no part of the stream.
  private var singleBytes = 0

  /// How many bytes of the long line were taken.
  private var longLineBytes = 0

  /// Makes a scanner.
  ///
  /// - Parameters:
  ///   - set: the patterns.
  ///   - limits: what one search may take.
  ///   - isBounded: whether patterns are given up that take too much in all, as ``SearchWork`` says;
  ///     only who compares the scanner with the patterns alone wants it otherwise.
  package convenience init(
    _ set: PatternSet, limits: Limits = Limits(), isBounded: Bool = true
  ) {
    self.init(set, limits: limits, sizes: .standard, isBounded: isBounded)
  }

  init(_ set: PatternSet, limits: Limits, sizes: PieceSizes, isBounded: Bool = true) {
    self.set = set
    self.sizes = sizes
    self.limits = limits
    let matcher = {
      Matcher(
        limits: limits, profile: set.profile, work: isBounded ? SearchWork(limits) : nil)
    }
    self.matcher = matcher()
    finder = CandidateFinder(set.lines, patterns: set.patterns.count)
    block = BlockSearch(set, self.matcher, finder)
    // Which of both searches comes first depends on the chunks, so each has its own work.
    spans = set.spans.map { SpanSearch(set, $0, matcher()) }
  }

  /// Searches the next bytes of a stream, up to the last line break among them.
  package func scan(_ chunk: ArraySlice<UInt8>, report: (Finding) -> Void) {
    chunk.withUnsafeBufferPointer { scan($0, report: report) }
  }

  /// Searches the next bytes of a stream in place; they must stay there during the call only.
  package func scan(_ chunk: UnsafeBufferPointer<UInt8>, report: (Finding) -> Void) {
    var start = 0
    if !carry.isEmpty || longLine != nil {
      let end = chunk.lineEnd(from: 0)
      keep(chunk.part(0..<(end ?? chunk.count)), report)
      guard let end else { return }
      endCarriedLine(hasBreak: true, report)
      start = end + 1
    }
    while start < chunk.count {
      let end = chunk.lineStart(before: min(start + sizes.whole, chunk.count))
      if end > start {
        search(chunk.part(start..<end), report)
        start = end
      } else {
        let end = chunk.lineEnd(from: start)
        keep(chunk.part(start..<(end ?? chunk.count)), report)
        guard let end else { return }
        endCarriedLine(hasBreak: true, report)
        start = end + 1
      }
    }
  }

  /// Searches the last line, where the stream does not end with a line break.
  package func finish(report: (Finding) -> Void) {
    if !carry.isEmpty || longLine != nil { endCarriedLine(hasBreak: false, report) }
    spans?.finish(report: report)
  }

  /// Searches one line that is no part of the stream; it must not contain a line break.
  ///
  /// Patterns that span lines find nothing in it.
  package func scan(line: ArraySlice<UInt8>, report: (Int, MatchOutcome) -> Void) {
    guard !set.patterns.isEmpty else { return }
    singleBytes += line.count
    line.withUnsafeBufferPointer { line in
      block.search(line, from: offset + singleBytes) { pattern, _, outcome in
        report(pattern, outcome)
      }
    }
  }

  private func search(_ lines: UnsafeBufferPointer<UInt8>, _ report: (Finding) -> Void) {
    var counted = 0
    if !set.patterns.isEmpty {
      block.search(lines, from: offset + singleBytes) { pattern, line, outcome in
        lineCount += lines.lineBreaks(in: counted..<line.lowerBound)
        counted = line.lowerBound
        report(
          Finding(
            pattern: pattern, line: lineCount + 1, lineOffset: offset + line.lowerBound,
            outcome: outcome))
      }
    }
    lineCount += lines.lineBreaks(in: counted..<lines.count)
    offset += lines.count
    spans?.consume(lines, report: report)
  }

  /// Keeps a part of a line; of a line that is too long, what is full is searched.
  private func keep(_ part: UnsafeBufferPointer<UInt8>, _ report: (Finding) -> Void) {
    var rest = part
    while rest.count > sizes.whole - carry.count {
      let room = sizes.whole - carry.count
      carry.append(contentsOf: rest.part(0..<room))
      rest = rest.part(room..<rest.count)
      longLineBytes += room
      searchPiece(isLast: false, report)
    }
    carry.append(contentsOf: rest)
    if longLine != nil { longLineBytes += rest.count }
  }

  private func searchPiece(isLast: Bool, _ report: (Finding) -> Void) {
    if longLine == nil {
      longLine = LongLine(set, matcher, finder, limits, sizes)
      longLineBytes = carry.count
      matcher.work?.bytes = offset + singleBytes
      carry.withUnsafeBufferPointer { spans?.end(with: $0, report: report) }
    }
    guard let longLine else { return }
    let kept = carry.withUnsafeBufferPointer { piece in
      longLine.search(piece, isLast: isLast) { pattern, outcome, excerpt in
        report(
          Finding(
            pattern: pattern, line: lineCount + 1, lineOffset: offset, outcome: outcome,
            excerpt: excerpt))
      }
    }
    carry.removeSubrange(..<(carry.count - kept))
  }

  private func endCarriedLine(hasBreak: Bool, _ report: (Finding) -> Void) {
    if longLine == nil {
      if hasBreak { carry.append(0x0A) }
      carry.withUnsafeBufferPointer { search($0, report) }
      if !hasBreak { lineCount += 1 }
    } else {
      if hasBreak, carry.last == 0x0D { carry.removeLast() }
      searchPiece(isLast: true, report)
      longLine = nil
      lineCount += 1
      offset += longLineBytes + (hasBreak ? 1 : 0)
      spans?.resume(lines: lineCount, bytes: offset)
    }
    carry.removeAll(keepingCapacity: true)
  }
}
