/// Takes from the lines of one log what can matter for the timeline.
struct TimelineReader {
  private var findings: TimelineFindings
  private let filter: ProductLineFilter

  init(log: String, kind: LogKind, space: EventSpace) {
    findings = TimelineFindings(log: log, space: space)
    filter = ProductLineFilter(kind)
  }

  /// Whether logs of a kind hold lines for the timeline, of their own or quoted.
  static func reads(_ kind: LogKind) -> Bool {
    isProduct(kind) || kind == .console || kind == .text
  }

  /// Whether logs of a kind hold entries with moments of their own.
  static func isProduct(_ kind: LogKind) -> Bool {
    kind == .engine || kind == .vdsm || kind == .supervdsm
  }

  /// Reads the next lines of a product's log.
  mutating func consume(_ block: LineBlock, marks: [MarkedLine]) {
    var marked = 0
    block.visit { number, offset, line in
      var hasWord = false
      if marked < marks.count, marks[marked].offset == offset {
        // Verbs that failed are looked for by others already.
        hasWord = !marks[marked].words.isDisjoint(with: [.timeline, .entry])
        marked += 1
      }
      guard filter.mayMatter(line, hasWord: hasWord) else { return }
      take(block.line(number, at: offset))
    }
  }

  /// Reads the next line of a product's log that a console or prose quotes.
  mutating func consume(_ line: Line, quoting kind: LogKind) {
    if Self.isProduct(kind) { take(line) }
  }

  private mutating func take(_ line: Line) {
    guard let entry = TimelineLine(line.text) else { return }
    let start = entry.message.startIndex - line.text.startIndex
    let length = entry.message.prefix(ofCharacters: TimelineEvent.textLimit).count
    let evidence = line.evidence(of: start..<(start + length), in: "")
    findings.add(
      entry, line: line.number, column: evidence.column, text: evidence.text.bytes[...])
  }

  /// Tells everything, and what there was no room for.
  mutating func finish(into log: inout LogFindings) {
    findings.seal()
    if findings.count > 0 || findings.dropped > 0 { log.timeline = findings }
    guard findings.dropped > 0 else { return }
    let lines = counted(findings.dropped, "line")
    log.notEvaluated.append(
      NotEvaluated(
        log: findings.log,
        reason: "\(lines) for the timeline were not kept: \(findings.problem)"))
  }
}
