import Matching

/// Searches the lines of one log with the patterns that signatures have for logs.
struct LogScanner {
  private let log: String
  private let signatures: SignatureSet

  /// What searches each kind of line, with its patterns' indices in ``SignatureSet/logPatterns``.
  private var scanners: [Set<LogKind>: (scanner: PatternScanner, indices: [Int])] = [:]

  private(set) var hits: [LogHit] = []
  private(set) var stopped: Set<Int> = []
  private(set) var notEvaluated: [NotEvaluated] = []

  /// How often each pattern matched.
  private var counts: [Int: Int] = [:]

  init(log: String, signatures: SignatureSet) {
    self.log = log
    self.signatures = signatures
  }

  /// Searches a line.
  ///
  /// - Parameters:
  ///   - line: the line; patterns see its text without decorations.
  ///   - kind: what the log is.
  ///   - quoted: what the line itself is, where a console or prose quotes another log.
  mutating func scan(_ line: Line, as kind: LogKind, quoting quoted: LogKind? = nil) {
    let (scanner, indices) = scanner(for: quoted.map { [kind, $0] } ?? [kind])
    guard !indices.isEmpty else { return }
    var found: [(Int, MatchOutcome)] = []
    scanner.scan(line: line.text) { found.append((indices[$0], $1)) }
    for (pattern, outcome) in found { note(outcome, of: pattern, on: line, quoted ?? kind) }
  }

  private mutating func note(
    _ outcome: MatchOutcome, of pattern: Int, on line: Line, _ kind: LogKind
  ) {
    let signature = signatures.logPatterns[pattern].signature
    switch outcome {
    case .noMatch: break
    case .match(let match):
      counts[pattern, default: 0] += 1
      guard counts[pattern, default: 0] <= Build.faultLimit else { return }
      hits.append(
        LogHit(
          signature: signature, pattern: pattern, evidence: line.evidence(of: match.range, in: log),
          captures: Dictionary(
            match.captures.map { ($0.name, LogText(line.text.part($0.range))) },
            uniquingKeysWith: { first, _ in first }),
          message: LogText(ProductLogParser.message(of: line.text, kind: kind).trimmed)))
    case .stopped(let limit):
      guard stopped.insert(pattern).inserted else { return }
      notEvaluated.append(
        NotEvaluated(
          log: log, line: line.number,
          reason:
            "a pattern of \(signatures.signatures[signature].id) ran into the \(limit.rawValue)"
        ))
    }
  }

  private mutating func scanner(
    for kinds: Set<LogKind>
  ) -> (scanner: PatternScanner, indices: [Int]) {
    if let known = scanners[kinds] { return known }
    let entry = signatures.logPatternSets.entry(for: kinds)
    let made = (PatternScanner(entry.set), entry.indices)
    scanners[kinds] = made
    return made
  }
}

extension ArraySlice<UInt8> {
  /// The part at offsets from the slice's start.
  func part(_ offsets: Range<Int>) -> ArraySlice<UInt8> {
    self[(startIndex + offsets.lowerBound)..<(startIndex + offsets.upperBound)]
  }
}
