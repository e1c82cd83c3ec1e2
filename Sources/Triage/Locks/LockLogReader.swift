/// Takes from the lines of one log what they tell about locks.
struct LockLogReader {
  private(set) var findings: LockFindings

  /// An entry whose lock's text goes on in the next lines.
  private var unfinished: (entry: EngineEntry, text: [UInt8], line: Int, rest: Int)?

  /// Texts that many events share, each kept once.
  private var texts: [ArraySlice<UInt8>: String] = [:]
  private var locks: [EngineLock: EngineLock] = [:]

  /// How many bytes of texts are kept that other events do not share.
  private var textSize = 0

  /// How many lines more a lock's text may take.
  private static let continuationLimit = 64

  /// How many events are kept.
  private let limit: Int

  init(log: String, limit: Int = LockFindings.limit) {
    self.limit = limit
    findings = LockFindings(log: log)
  }

  /// Reads the next lines of a log of the engine.
  mutating func consume(_ block: LineBlock, marks: [MarkedLine]) {
    // Words are not looked for in a line that is cut, and no line about locks is that long.
    guard !block.isCut else { return }
    var marked = 0
    var last: Int?
    block.visit { number, offset, line in
      let hasWord = marked < marks.count && marks[marked].offset == offset
      if hasWord { marked += 1 }
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
    note(Moment(head.timestamp))
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
    textSize += newText(of: deed, message)
    guard findings.events.count < limit, textSize <= LockFindings.textLimit else {
      return findings.leftOut += 1
    }
    let thread = shared(entry.thread ?? [])
    let correlation = shared(entry.correlation ?? [])
    let moment = Moment(entry.timestamp)
    var hasher = Hasher()
    hasher.combine(moment.milliseconds)
    hasher.combine(entry.logger)
    hasher.combine(thread)
    hasher.combine(correlation)
    hasher.combine(message)
    note(moment)
    findings.events.append(
      LockEvent(
        moment: moment, line: line, fingerprint: hasher.finalize(),
        command: command(entry.logger), thread: thread, correlation: correlation,
        deed: shared(deed)))
  }

  /// How many bytes of a message are kept with what it tells.
  private func newText(of deed: LockEvent.Deed, _ message: [UInt8]) -> Int {
    switch deed {
    case .ran, .cleared, .releasedNothing: 0
    case .asked(let lock, _), .queued(let lock), .acquired(let lock), .refused(let lock),
      .timedOut(let lock), .interrupted(let lock), .released(let lock):
      locks[lock] == nil ? message.count : 0
    case .taken, .monitoringAsked, .monitoringPaused, .monitoringResumed, .invalid, .called,
      .calledInternally, .test:
      message.count
    }
  }

  private mutating func note(_ moment: Moment) {
    // Where releases may be missing, the log ends for whom it concerns.
    guard findings.leftOut == 0 else { return }
    let at = moment.milliseconds
    findings.span = findings.span.map { min($0.lowerBound, at)...max($0.upperBound, at) } ?? at...at
  }

  /// The command that a logger is of: `org.ovirt.engine.core.bll.ActivateVdsCommand` is `ActivateVds`.
  private mutating func command(_ logger: ArraySlice<UInt8>) -> String? {
    let dot = logger.lastIndex(of: UInt8(ascii: "."))
    let name = logger[(dot.map { $0 + 1 } ?? logger.startIndex)...]
    guard name.ends(with: "Command"), name.count > 7 else { return nil }
    return shared(name.dropLast(7))
  }

  private mutating func shared(_ bytes: ArraySlice<UInt8>) -> String {
    if let known = texts[bytes] { return known }
    // A log may hold millions of correlation ids; what is forgotten is only kept twice.
    if texts.count > 10_000 { texts.removeAll() }
    let text = bytes.shown
    texts[Array(bytes)[...]] = text
    return text
  }

  private mutating func shared(_ deed: LockEvent.Deed) -> LockEvent.Deed {
    switch deed {
    case .asked(let lock, let mode): .asked(shared(lock), mode)
    case .queued(let lock): .queued(shared(lock))
    case .acquired(let lock): .acquired(shared(lock))
    case .refused(let lock): .refused(shared(lock))
    case .timedOut(let lock): .timedOut(shared(lock))
    case .interrupted(let lock): .interrupted(shared(lock))
    case .released(let lock): .released(shared(lock))
    default: deed
    }
  }

  private mutating func shared(_ lock: EngineLock) -> EngineLock {
    if let known = locks[lock] { return known }
    if locks.count > 1000 { locks.removeAll() }
    locks[lock] = lock
    return lock
  }
}
