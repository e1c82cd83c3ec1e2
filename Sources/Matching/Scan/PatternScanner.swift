/// Searches one stream of bytes, or single lines, with all patterns of a set.
///
/// What it reports is what PCRE2 alone would report, line by line: the first match of each pattern
/// in each line, without the line break. It owns scratch memory, so there is one per thread.
package final class PatternScanner {
  /// How many bytes of a line are searched; what comes behind is skipped and told.
  package static let lineLimit = 1 << 20

  /// How many lines ended so far.
  package private(set) var lineCount = 0

  /// How many lines were longer than ``lineLimit``.
  package private(set) var cutLineCount = 0

  /// The numbers of the first of these lines.
  package private(set) var cutLines: [Int] = []

  private static let cutLinesKept = 100

  private let block: BlockSearch
  private let hasPatterns: Bool

  /// The beginning of a line whose end has not come yet.
  private var carry: [UInt8] = []

  /// Whether the end of a line that is too long has not come yet.
  private var isSkipping = false

  /// The offset in the stream of the first byte that was not searched yet.
  private var offset = 0

  package init(_ set: PatternSet, limits: Limits = Limits()) {
    block = BlockSearch(set, limits: limits)
    hasPatterns = !set.patterns.isEmpty
  }

  /// Searches the next bytes of a stream, up to the last line break among them.
  package func scan(_ chunk: ArraySlice<UInt8>, report: (Finding) -> Void) {
    chunk.withUnsafeBufferPointer { scan($0, report: report) }
  }

  /// Searches the next bytes of a stream in place; they must stay there during the call only.
  package func scan(_ chunk: UnsafeBufferPointer<UInt8>, report: (Finding) -> Void) {
    var start = 0
    if !carry.isEmpty || isSkipping {
      guard let end = chunk.lineEnd(from: 0) else { return keep(chunk) }
      keep(chunk.part(0..<end))
      endCarriedLine(hasBreak: true, report)
      start = end + 1
    }
    while start < chunk.count {
      let limit = min(start + Self.lineLimit, chunk.count)
      let end = chunk.lineStart(before: limit)
      if end > start {
        search(chunk.part(start..<end), report)
        start = end
      } else if let end = chunk.lineEnd(from: limit) {
        keep(chunk.part(start..<end))
        endCarriedLine(hasBreak: true, report)
        start = end + 1
      } else {
        keep(chunk.part(start..<chunk.count))
        start = chunk.count
      }
    }
  }

  /// Searches the last line, where the stream does not end with a line break.
  package func finish(report: (Finding) -> Void) {
    if !carry.isEmpty || isSkipping { endCarriedLine(hasBreak: false, report) }
  }

  /// Searches one line that is no part of the stream; it must not contain a line break.
  package func scan(line: ArraySlice<UInt8>, report: (Int, MatchOutcome) -> Void) {
    guard hasPatterns else { return }
    line.withUnsafeBufferPointer { line in
      block.search(line) { pattern, _, outcome in report(pattern, outcome) }
    }
  }

  private func search(_ lines: UnsafeBufferPointer<UInt8>, _ report: (Finding) -> Void) {
    var counted = 0
    if hasPatterns {
      block.search(lines) { pattern, line, outcome in
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
  }

  private func keep(_ part: UnsafeBufferPointer<UInt8>) {
    let room = Self.lineLimit - carry.count
    if part.count > room { isSkipping = true }
    carry.append(contentsOf: part.prefix(room))
    skipped += max(part.count - room, 0)
  }

  /// How many bytes of the carried line were left out.
  private var skipped = 0

  private func endCarriedLine(hasBreak: Bool, _ report: (Finding) -> Void) {
    if isSkipping {
      cutLineCount += 1
      if cutLines.count < Self.cutLinesKept { cutLines.append(lineCount + 1) }
    }
    let length = carry.count
    // A carriage return at the very end belongs to the line break, which a cut line has not shown.
    if hasBreak, !isSkipping { carry.append(0x0A) }
    carry.withUnsafeBufferPointer { search($0, report) }
    if !(hasBreak && !isSkipping) { lineCount += 1 }
    offset += skipped + (hasBreak ? 1 : 0) - (carry.count - length)
    carry.removeAll(keepingCapacity: true)
    isSkipping = false
    skipped = 0
  }
}
