/// Takes from the lines of one log what they tell about locks.
struct LockLogReader {
  private var findings: LockFindings

  /// An entry whose lock's text goes on in the next lines.
  private var unfinished: (entry: EngineEntry, text: [UInt8], line: Int, rest: Int)?

  /// How many lines more a lock's text may take.
  private static let continuationLimit = 64

  init(log: String, space: EventSpace) {
    findings = LockFindings(log: log, space: space)
  }

  /// Tells everything; nil where the log has no line of the engine.
  mutating func finish() -> LockFindings? {
    findings.seal()
    return findings.span == nil ? nil : findings
  }

  /// Reads the next lines of a log of the engine.
  mutating func consume(_ block: LineBlock, marks: [MarkedLine]) {
    // Words are not looked for in a line that is cut, and no line about locks is that long.
    guard !block.isCut else { return }
    var marked = 0
    var last: Int?
    block.visit { number, offset, line in
      var hasWord = false
      if marked < marks.count, marks[marked].offset == offset {
        hasWord = marks[marked].words.contains(.locks)
        marked += 1
      }
      if let first = line.first, first.isDigit { last = offset }
      guard hasWord || unfinished != nil else { return }
      take(block.line(number, at: offset))
    }
    // The block's first and last entries tell how far the log reaches.
    note(block.line(0, at: 0).raw)
    if let last { note(block.line(0, at: last).raw) }
  }

  /// Reads the next line of the engine that a console or prose quotes.
  mutating func consume(_ line: Line, words: LineWords) {
    guard !line.isCut else { return }
    note(line.text)
    guard unfinished != nil || !words.isDisjoint(with: .locks) else { return }
    take(Line(number: line.number, raw: line.text))
  }

  private mutating func note(_ line: ArraySlice<UInt8>) {
    guard let head = EntryHead(line), head.isEngine, head.hasDate else { return }
    findings.note(Moment(head.timestamp))
  }

  private mutating func take(_ line: Line) {
    let entry = EngineEntry(line.raw)
    if entry == nil, let begun = unfinished {
      unfinished = nil
      guard begun.rest > 0 else { return }
      read(
        begun.entry, begun.text + [0x0A] + Array(line.raw), line: begun.line, rest: begun.rest - 1)
      return
    }
    unfinished = nil
    guard let entry, entry.hasDate else { return }
    read(entry, Array(entry.message), line: line.number, rest: Self.continuationLimit)
  }

  private mutating func read(_ entry: EngineEntry, _ message: [UInt8], line: Int, rest: Int) {
    switch LockLine.read(message[...]) {
    case .none: break
    case .unfinished:
      guard message.count < 64 << 10 else { return }
      unfinished = (entry, message, line, rest)
    case .deed(let deed): add(deed, of: entry, message, line: line)
    }
  }

  private mutating func add(
    _ deed: LockEvent.Deed, of entry: EngineEntry, _ message: [UInt8], line: Int
  ) {
    let moment = Moment(entry.timestamp)
    var hasher = Hasher()
    hasher.combine(moment.milliseconds)
    hasher.combine(entry.logger)
    hasher.combine(entry.thread)
    hasher.combine(entry.correlation)
    hasher.combine(message)
    findings.add(
      LockEvent(
        moment: moment, line: line, fingerprint: hasher.finalize(),
        command: command(entry.logger), thread: (entry.thread ?? []).shown,
        correlation: (entry.correlation ?? []).shown, deed: deed))
  }

  /// The command that a logger is of: `org.ovirt.engine.core.bll.ActivateVdsCommand` is `ActivateVds`.
  private func command(_ logger: ArraySlice<UInt8>) -> String? {
    let dot = logger.lastIndex(of: UInt8(ascii: "."))
    let name = logger[(dot.map { $0 + 1 } ?? logger.startIndex)...]
    guard name.ends(with: "Command"), name.count > 7 else { return nil }
    return name.dropLast(7).shown
  }
}
