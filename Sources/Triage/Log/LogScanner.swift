import Matching

/// Searches the lines of one log with the patterns that signatures have for logs.
struct LogScanner {
  private let log: String
  private let signatures: SignatureSet

  /// What else the lines are read for.
  private let aspects: ReadAspects

  /// What searches each kind of line.
  private var searches: [Set<LogKind>: Search] = [:]

  /// Whether a match was told behind later ones.
  private var hasSpans = false

  /// What was found in a batch's lines that were not taken yet, the last one first.
  private var waiting: [(line: Int, pattern: Int, outcome: MatchOutcome)] = []

  private(set) var hits: [LogHit] = []

  /// The matches beyond the first ones of a pattern.
  private(set) var moreHits: HitStore

  /// The patterns that gave up on a line, each with its place in ``notEvaluated``.
  private var stops: [Int: Int] = [:]

  /// Those that were not searched for in the rest of the log.
  private var givenUp: Set<Int> = []
  private(set) var notEvaluated: [NotEvaluated] = []

  /// The patterns that gave up on a line.
  var stopped: Set<Int> { Set(stops.keys) }

  /// The last entry of the blocks so far, of whose lines the next one may begin with more.
  private var entry: LineContext?

  /// How often each pattern matched.
  private var counts: [Int]

  init(
    log: String, signatures: SignatureSet, aspects: ReadAspects = [],
    space: EventSpace = EventSpace()
  ) {
    self.log = log
    moreHits = HitStore(log: log, space: space)
    self.aspects = aspects
    self.signatures = signatures
    counts = Array(repeating: 0, count: signatures.logPatterns.count)
  }

  /// Searches the lines of a block, which are all of the log's own kind.
  ///
  /// - Parameters:
  ///   - block: the lines; patterns see them as they are.
  ///   - kind: what the log is.
  /// - Returns: the lines that hold words, in order; words of a cut line are not told.
  mutating func scan(_ block: LineBlock, as kind: LogKind) -> [MarkedLine] {
    let search = search(for: [kind], wordsOf: kind, sample: block.bytes)
    var marks: [MarkedLine] = []
    let before = entry
    search.scanner.scan(block.bytes) { finding in
      let offset = finding.lineOffset - search.bytes
      if finding.excerpt != nil { return note(finding, search, kind, behind: 0) }
      guard finding.pattern < search.indices.count else {
        let words = search.words[finding.pattern - search.indices.count].group
        if marks.last?.offset == offset {
          marks[marks.count - 1].words.formUnion(words)
        } else {
          marks.append(MarkedLine(offset: offset, words: words))
        }
        return
      }
      note(finding.outcome, of: search.indices[finding.pattern], kind) {
        (block.line(finding.line, at: offset), block.context(at: offset) ?? before)
      }
    }
    if !search.indices.isEmpty { entry = block.context(at: block.bytes.count) ?? entry }
    search.bytes += block.bytes.count
    return marks
  }

  /// Searches more of a line that is too long to be held.
  mutating func scanRest(_ block: LineBlock, as kind: LogKind) {
    let search = search(for: [kind], wordsOf: kind)
    search.scanner.scan(block.bytes) { note($0, search, kind, behind: 0) }
    search.bytes += block.bytes.count
  }

  /// Searches lines without knowing yet which of them quote another log.
  ///
  /// What is found waits for ``take(_:of:as:quoting:)``.
  ///
  /// - Parameters:
  ///   - batch: the lines.
  ///   - kind: what the log is.
  /// - Returns: the words that each line holds.
  mutating func scan(_ batch: LineBatch, as kind: LogKind) -> [LineWords] {
    let search = search(
      for: Self.quoted.union([kind]), wordsOf: kind, sample: batch.text[...])
    var words = [LineWords](repeating: [], count: batch.lines.count)
    let first = search.scanner.lineCount + 1
    let behind = (batch.lines.first?.number ?? first) - first
    waiting.removeAll(keepingCapacity: true)
    search.recent.add(batch.lines)
    search.scanner.scan(batch.text[...]) { finding in
      let line = finding.line - first
      if finding.excerpt != nil {
        note(finding, search, kind, behind: behind)
      } else if finding.pattern < search.indices.count {
        waiting.append(
          (line: line, pattern: search.indices[finding.pattern], outcome: finding.outcome))
      } else {
        words[line].formUnion(search.words[finding.pattern - search.indices.count].group)
      }
    }
    search.behind = behind
    waiting.reverse()
    return words
  }

  /// Notes what was found in a line of the batch, now that it is known what the line quotes.
  ///
  /// - Parameters:
  ///   - line: the line; lines are to be taken in order.
  ///   - index: its index in the batch.
  ///   - kind: what the log is.
  ///   - quoted: what the line itself is, where a console or prose quotes another log.
  mutating func take(_ line: Line, of index: Int, as kind: LogKind, quoting quoted: LogKind?) {
    while let found = waiting.last, found.line == index {
      waiting.removeLast()
      let place = signatures.logPatterns[found.pattern].place
      guard place.contains(kind) || quoted.map(place.contains) == true else { continue }
      note(found.outcome, of: found.pattern, quoted ?? kind) {
        (line, quoted == nil ? nil : LineContext(entry: line.text))
      }
    }
  }

  /// How many matches of all patterns together are kept at hand, beside the first ones of each.
  private static let hitLimit = 50_000
  private static let firstHits = 10

  /// Whether more matched than is kept at hand, which was told.
  private var isFull = false

  /// How many bytes of a log tell what is rare in it.
  private static let sampleLimit = 256 << 10

  /// What lines of a console may be besides its own.
  private static let quoted: Set<LogKind> = [.engine, .vdsm, .supervdsm, .lago]

  /// Searches what waits for the log's end: patterns that span lines.
  mutating func finish(as kind: LogKind) {
    for search in searches.values {
      search.scanner.finish { note($0, search, kind, behind: search.behind) }
    }
    moreHits.seal()
    moreHits.remark.map { notEvaluated.append($0) }
    // They are told behind the lines that they begin in.
    if hasSpans { hits.sort { ($0.evidence.line, $0.pattern) < ($1.evidence.line, $1.pattern) } }
  }

  /// Notes a match that spans lines, or lies in a line that was not delivered as a whole.
  ///
  /// Its evidence is the part in its first line. Of a console it counts for the console's own patterns
  /// only, whatever its lines quote.
  ///
  /// - Parameters:
  ///   - finding: what was found.
  ///   - search: who found it.
  ///   - kind: what the log is.
  ///   - behind: how many lines the scanner has not seen because they were cut.
  private mutating func note(
    _ finding: Finding, _ search: Search, _ kind: LogKind, behind: Int
  ) {
    guard finding.pattern < search.indices.count, let excerpt = finding.excerpt else { return }
    let pattern = search.indices[finding.pattern]
    guard signatures.logPatterns[pattern].place.contains(kind) else { return }
    hasSpans = true
    var outcome = finding.outcome
    if case .match(let match) = outcome { outcome = .match(match.moved(by: -excerpt.offset)) }
    let (number, before) = (finding.line + behind, entry)
    note(outcome, of: pattern, kind, in: excerpt.bytes[...]) {
      let line =
        search.recent.line(number)
        ?? Line(number: number, raw: excerpt.bytes[...], firstColumn: excerpt.offset + 1)
      return (line, LineContext(entry: line.text) ?? before)
    }
  }

  /// Searches a line.
  ///
  /// - Parameters:
  ///   - line: the line; patterns see its text without decorations.
  ///   - kind: what the log is.
  ///   - quoted: what the line itself is, where a console or prose quotes another log.
  mutating func scan(_ line: Line, as kind: LogKind, quoting quoted: LogKind? = nil) {
    scan(line, with: search(for: quoted.map { [kind, $0] } ?? [kind]), as: quoted ?? kind)
  }

  private mutating func scan(_ line: Line, with search: Search, as kind: LogKind) {
    guard !search.indices.isEmpty else { return }
    search.scanner.scan(line: line.text) { pattern, outcome in
      guard pattern < search.indices.count else { return }
      note(outcome, of: search.indices[pattern], kind) { (line, LineContext(entry: line.text)) }
    }
  }

  /// Notes what a pattern says about a line.
  ///
  /// - Parameters:
  ///   - outcome: what it says, with offsets from the line's beginning.
  ///   - pattern: the pattern.
  ///   - kind: what the line is.
  ///   - text: what the pattern saw, where that was more than the line.
  ///   - line: the line and its entry; they are asked for only where they are kept.
  private mutating func note(
    _ outcome: MatchOutcome, of pattern: Int, _ kind: LogKind, in text: ArraySlice<UInt8>? = nil,
    on line: () -> (Line, LineContext?)
  ) {
    let signature = signatures.logPatterns[pattern].signature
    switch outcome {
    case .noMatch: break
    case .match(let match):
      counts[pattern] += 1
      guard counts[pattern] <= HitStore.limit else {
        // Lines of consoles lie at no time, and nobody asks for more of them.
        return TimelineReader.isProduct(kind) ? moreHits.drop() : ()
      }
      let (line, context) = line()
      let first = line.text.prefix { $0 != 0x0A }
      let start = min(match.range.lowerBound, first.count)
      let hit = LogHit(
        signature: signature, pattern: pattern,
        evidence: line.evidence(of: start..<min(match.range.upperBound, first.count), in: log),
        captures: Dictionary(
          match.captures.map {
            ($0.name, LogText((text ?? line.text).part($0.range).prefix(LogHit.captureLimit)))
          },
          uniquingKeysWith: { first, _ in first }),
        message: LogText(ProductLogParser.message(of: first, kind: kind).trimmed),
        context: context)
      let isKept =
        counts[pattern] <= Self.firstHits
        || counts[pattern] <= Build.faultLimit && hits.count < Self.hitLimit
      if isKept { hits.append(hit) } else { moreHits.add(hit) }
      if !isKept, counts[pattern] <= Build.faultLimit, !isFull {
        isFull = true
        notEvaluated.append(
          NotEvaluated(
            log: log, line: line.number,
            reason: "rules match more than \(Self.hitLimit) times; from here on only the first "
              + "\(Self.firstHits) matches of each are told"))
      }
    case .stopped(let limit):
      if stops[pattern] == nil {
        stops[pattern] = notEvaluated.count
        notEvaluated.append(
          NotEvaluated(
            log: log, line: line().0.number,
            reason: "\(names(of: pattern)): "
              + NotEvaluated.sentence(signatures.logPatterns[pattern].pattern, limit)))
      }
      guard limit == .total, givenUp.insert(pattern).inserted, let told = stops[pattern] else {
        return
      }
      notEvaluated[told].reason += "; from line \(line().0.number) on it is not evaluated"
    }
  }

  /// The rule that a pattern is of, and how many more have the same.
  private func names(of pattern: Int) -> String {
    let rules = Set(signatures.alike[pattern].map { signatures.logPatterns[$0].signature })
    let name = signatures.signatures[signatures.logPatterns[pattern].signature].id.name
    return rules.count > 1 ? "\(name) and \(counted(rules.count - 1, "more rule"))" : name
  }

  private mutating func search(
    for kinds: Set<LogKind>, wordsOf log: LogKind? = nil, sample: ArraySlice<UInt8> = []
  ) -> Search {
    if let known = searches[kinds] { return known }
    let made = Search(
      signatures.logPatternSets.entry(
        for: kinds, wordsOf: log, aspects: aspects, sample: sample.prefix(Self.sampleLimit)))
    searches[kinds] = made
    return made
  }

  /// What searches lines of some kinds.
  private final class Search {
    let scanner: PatternScanner
    let indices: [Int]
    let words: [LineWord]

    /// How many bytes of blocks were searched.
    var bytes = 0

    /// The lines of a console that a match may begin in which is not told yet.
    var recent: RecentLines

    /// How many lines before the last ones the scanner has not seen because they were cut.
    var behind = 0

    init(_ entry: LogPatternSets.Entry) {
      scanner = PatternScanner(entry.set)
      (indices, words) = (entry.indices, entry.words)
      recent = RecentLines(isNeeded: !entry.set.spanning.isEmpty)
    }
  }
}

extension ArraySlice<UInt8> {
  /// The part at offsets from the slice's start.
  func part(_ offsets: Range<Int>) -> ArraySlice<UInt8> {
    self[(startIndex + offsets.lowerBound)..<(startIndex + offsets.upperBound)]
  }
}
