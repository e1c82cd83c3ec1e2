import Glibc
import Matching

/// A pattern and a line that are bad for each other.
struct HostilePair {
  let pattern: String

  /// What the line is, in words.
  let line: String

  /// Whether the line comes as a stream, in pieces, to a scanner.
  ///
  /// It is more than one search, so the bar for one does not hold.
  let isWholeStream: Bool

  private let text: [UInt8]

  /// What was said in the end.
  enum Verdict: Hashable {
    case match
    case noMatch
    case stopped(Limit)
  }

  init(_ pattern: String, _ line: String, _ text: [UInt8], isWholeStream: Bool = false) {
    self.pattern = pattern
    self.line = line
    self.text = text
    self.isWholeStream = isWholeStream
  }

  /// The pattern as it can stand in a table.
  var shownPattern: String {
    let short = pattern.count > 60 ? pattern.prefix(57) + "…" : pattern[...]
    return "`\(String(short.flatMap { $0 == "|" ? ["\\", "|"] : [$0] }))`"
  }

  /// Searches once, with nothing left of former searches.
  func search() -> (verdict: Verdict, milliseconds: Double) {
    let begin = Self.threadNanoseconds()
    let verdict = isWholeStream ? verdictOfStream() : verdictOfLine()
    return (verdict, Double(Self.threadNanoseconds() - begin) / 1e6)
  }

  private func verdictOfLine() -> Verdict {
    switch Matcher().firstMatch(of: Pattern(checked: pattern), in: text[...]) {
    case .match: .match
    case .noMatch: .noMatch
    case .stopped(let limit): .stopped(limit)
    }
  }

  private func verdictOfStream() -> Verdict {
    let scanner = PatternScanner(PatternSet([Pattern(checked: pattern)]))
    var verdict = Verdict.noMatch
    let report = { (finding: Finding) in
      if case .stopped(let limit) = finding.outcome { verdict = .stopped(limit) }
      if case .match = finding.outcome { verdict = .match }
    }
    for start in stride(from: 0, to: text.count, by: 1 << 20) {
      scanner.scan(text[start..<min(start + 1 << 20, text.count)], report: report)
    }
    scanner.finish(report: report)
    return verdict
  }

  private static func threadNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
