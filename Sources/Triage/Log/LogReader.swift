/// Reads one log of any kind: lines in, findings out.
///
/// For JUnit XML it only searches the lines; the results themselves are read as XML.
package struct LogReader {
  /// Makes a reader of JUnit XML for results that a console prints; nil leaves them unread.
  package typealias ResultsReaderFactory = @Sendable (_ log: String) -> any ResultsReader

  private let log: String
  private let kind: LogKind
  private var lines = LineReader()
  private var tiny = TinyLines()

  /// How many lines were read one by one, so far.
  package private(set) var lineCount = 0
  private var scanner: LogScanner

  /// What takes faults from the lines; without one they are only searched.
  private var console: ConsoleParser?
  private var product: ProductLogReader?

  /// What takes the engine's locks from the lines, where somebody asks for them.
  private var locks: LockLogReader?
  private let readsLocks: Bool

  /// What learns the zones of the log's times, and which tests it says began.
  private var zones = ZoneReader()
  private var events = TestTimes()

  /// What takes the lines for the timeline, where somebody asks for them.
  private var timeline: TimelineReader?
  private let readsTimeline: Bool

  /// What keeps the lines that somebody asked for by number.
  private var excerpt: LineExcerpt?

  /// Lines of a console that are read together.
  private var batch = LineBatch()

  /// Whether there is a parser of consoles: comparing it with nil would copy it for each line.
  private let isConsole: Bool

  /// The products whose logs it quotes.
  private var quotes: Set<LogKind> = []
  private var cutLines: [Int] = []
  private var cutLineTotal = 0

  package init(
    log: String, kind: LogKind, signatures: SignatureSet, aspects: ReadAspects = [],
    space: EventSpace = EventSpace(), keeping excerpt: LineExcerpt? = nil,
    results: ResultsReaderFactory? = nil
  ) {
    self.log = log
    self.excerpt = excerpt
    self.kind = kind
    isConsole = kind == .console || kind == .text
    readsLocks = aspects.contains(.locks) && (isConsole || kind == .engine)
    readsTimeline = aspects.contains(.timeline) && TimelineReader.reads(kind)
    scanner = LogScanner(log: log, signatures: signatures, aspects: aspects, space: space)
    if readsLocks { locks = LockLogReader(log: log, space: space) }
    if readsTimeline { timeline = TimelineReader(log: log, kind: kind, space: space) }
    switch kind {
    case .console, .text: console = ConsoleParser(log: log, results: results)
    case .engine, .vdsm, .supervdsm, .lago, .packages:
      product = ProductLogReader(log: log, kind: kind)
    case .junit, .identity: break
    }
  }

  /// Reads the next bytes of the log.
  package mutating func consume(_ chunk: ArraySlice<UInt8>) {
    // Taken out, so that the half of a line it holds is not copied with each chunk.
    var lines = LineReader()
    swap(&lines, &self.lines)
    lines.consume(chunk) { readParts(of: $0) }
    swap(&lines, &self.lines)
  }

  /// Reads what is left and tells everything.
  package mutating func finish() -> LogFindings {
    var lines = self.lines
    lines.finish { readParts(of: $0) }
    scanner.finish(as: kind)
    var findings = LogFindings(
      summary: LogSummary(name: log, kind: kind, lines: lines.count, bytes: lines.bytes))
    findings.summary.quotes = quotes
    console?.finish(into: &findings)
    if let entries = product?.finish() {
      for failure in entries.failures { findings.add(failure) }
      findings.failureTotal += entries.failureTotal - entries.failures.count
      findings.started = entries.started
      findings.versions = entries.versions
      findings.testTimes = entries.testTimes
    }
    findings.testTimes.add(events)
    findings.zones = zones.own
    findings.quotedZones = zones.quoted
    findings.locks = locks?.finish()
    findings.excerpt = excerpt?.lines ?? []
    timeline?.finish(into: &findings)
    findings.hits = scanner.hits
    if !scanner.moreHits.isEmpty { findings.moreHits = scanner.moreHits }
    findings.stopped = scanner.stopped
    findings.notEvaluated += scanner.notEvaluated
    // Results are read as XML whatever the length of their lines.
    if kind != .junit { findings.notEvaluated += longLines() }
    return findings
  }

  private mutating func readParts(of block: LineBlock) {
    for (part, isRead) in tiny.parts(of: block) {
      guard isRead else {
        excerpt?.consume(part)
        if isConsole {
          scanner.scanUnread(part, as: kind)
        } else {
          _ = scanner.scan(part, as: kind)
        }
        continue
      }
      lineCount += part.lineCount(in: 0..<part.bytes.count)
      read(part)
    }
  }

  private mutating func read(_ block: LineBlock) {
    if block.part == .rest || block.part == .end {
      // Behind its beginning a line is searched as it is, and only where nothing decorates it.
      return isConsole ? () : scanner.scanRest(block, as: kind)
    }
    if block.isCut {
      cutLineTotal += 1
      if cutLines.count < Evidence.limit { cutLines.append(block.firstNumber) }
    }
    guard isConsole else {
      excerpt?.consume(block)
      let marks = scanner.scan(block, as: kind)
      product?.consume(block, marks: marks)
      if readsLocks { locks?.consume(block, marks: marks) }
      if product != nil, kind != .packages { zones.consume(block) }
      noteEvents(in: block, marks)
      if readsTimeline { timeline?.consume(block, marks: marks) }
      return
    }
    block.visit { number, offset, _ in
      let line = block.line(number, at: offset)
      let text = Undecorator.line(number: number, raw: line.raw, isCut: block.isCut)
      excerpt?.consume(text)
      guard !block.isCut else {
        return scanner.scan(text, as: kind, quoting: console?.consume(text))
      }
      batch.append(text)
      if batch.isFull { readBatch() }
    }
    readBatch()
  }

  private mutating func readBatch() {
    guard !batch.lines.isEmpty else { return }
    let words = scanner.scan(batch, as: kind)
    for (index, line) in batch.lines.enumerated() {
      let quoted = console?.consume(line, words: words[index]) ?? nil
      if let quoted { quotes.insert(quoted) }
      scanner.take(line, of: index, as: kind, quoting: quoted)
      if readsLocks { locks?.consume(line, words: words[index]) }
      if readsTimeline, let quoted { timeline?.consume(line, quoting: quoted) }
      zones.consume(line, isQuoted: quoted != nil)
      if words[index].contains(.test) { note(event: line) }
    }
    batch.removeAll()
  }

  /// Notes the engine's events that tell which test begins.
  private mutating func noteEvents(in block: LineBlock, _ marks: [MarkedLine]) {
    var (number, offset) = (block.firstNumber, 0)
    for mark in marks where mark.words.contains(.test) {
      number += block.lineCount(in: offset..<mark.offset)
      offset = mark.offset
      note(event: block.line(number, at: offset))
    }
  }

  private mutating func note(event line: Line) {
    if let span = TestTimes.Span(event: line) { events.add(span) }
  }

  /// Tells the lines of which only the beginning was read; those of product logs are searched whole.
  private func longLines() -> [NotEvaluated] {
    let size = "\(LineReader.lengthLimit >> 20) MiB"
    let rest =
      isConsole ? "only its beginning was read" : "behind its beginning it was only searched"
    var told = cutLines.map {
      NotEvaluated(
        log: log, line: $0, reason: "the line is longer than \(size); \(rest)")
    }
    if cutLineTotal > cutLines.count {
      told.append(
        NotEvaluated(
          log: log, reason: "\(cutLineTotal - cutLines.count) more lines are longer than \(size)"))
    }
    return told
  }
}
