/// Reads the lines of engine.log, vdsm.log, supervdsm.log and lago.log of all generations.
///
/// Lists of packages are read, too: they tell versions and nothing else.
///
/// Consoles, mails and prose may hold lines of such logs, too: each line is then read by its own
/// prefix, and continuation lines count only directly behind an entry.
package struct ProductLogParser {
  private let log: String
  private let kind: LogKind
  private var findings = ProductFindings()
  private var actions = ProductActions()
  private var tasks: LagoTasks

  /// The entry that tells a failure and whose continuation lines are being read.
  private var block: ProductBlock?

  /// Whether the block is a failure on its own, or only adds to one.
  private var begins = true

  /// Whether the last entry was lago's, so that what follows belongs to its tasks.
  private var isInTasks = false

  package init(log: String, kind: LogKind) {
    self.log = log
    self.kind = kind
    tasks = LagoTasks(log: log)
  }

  /// Reads the next line.
  package mutating func consume(_ line: Line) {
    let text = line.text
    if kind == .packages { return notePackage(text) }
    if let first = text.first, first.isDigit {
      if let head = EntryHead(text) {
        // A boot.log has only times; elsewhere a line without a date is no entry.
        if head.hasDate || kind == .engine { return begin(head, line) }
      } else if kind != .engine, let entry = LagoEntry(text) {
        flush()
        isInTasks = true
        start(entry.timestamp)
        return tasks.consume(entry, line)
      }
    }
    if kind != .engine, kind != .lago, let entry = OldVdsmEntry(text) { return begin(entry, line) }
    goOn(line)
  }

  /// Whether lines below a warning change nothing, unless they hold a ``LineWord``.
  ///
  /// Lists of packages and lago's tasks are read line by line.
  var isIdle: Bool {
    block == nil && !isInTasks && findings.started != nil && kind != .packages && kind != .lago
  }

  /// Tells the refused and failed actions, the first moment and the versions.
  package mutating func finish() -> ProductFindings {
    flush()
    let ended = actions.finish()
    let failed = tasks.finish()
    findings.failures = Array((failed.failures + ended.failures).prefix(LogFindings.failureLimit))
    findings.failureTotal = failed.total + ended.total
    findings.testTimes = tasks.testTimes
    return findings
  }

  /// Reads an entry of engine.log or of today's vdsm.log; most need no more than their head.
  private mutating func begin(_ head: EntryHead, _ line: Line) {
    flush()
    if findings.started == nil, head.hasDate { start(head.timestamp) }
    guard head.level >= .info else { return }
    let text = line.text
    if head.isEngine {
      guard let entry = EngineEntry(text, head: head) else { return }
      switch entry.level {
      case .info: return noteEngineVersion(entry.message)
      case .warn:
        begins = ProductMessage.isRefusal(entry.message)
        guard begins || ProductMessage.event(entry.message) != nil else { return }
      default: begins = true
      }
      block = ProductBlock(engine: entry, line: line)
    } else {
      guard let entry = VdsmEntry(text, head: head) else { return }
      guard isTelling(entry.message, entry.level, entry.logger) else { return }
      block = ProductBlock(vdsm: entry, line: line)
    }
  }

  private mutating func begin(_ entry: OldVdsmEntry, _ line: Line) {
    flush()
    start(entry.timestamp)
    guard isTelling(entry.message, entry.level, entry.logger) else { return }
    block = ProductBlock(old: entry, line: line)
  }

  /// Whether an entry of vdsm tells a failed or refused action; notes the version it may tell.
  private mutating func isTelling(
    _ message: ArraySlice<UInt8>, _ level: LogLevel, _ logger: ArraySlice<UInt8>
  ) -> Bool {
    begins = true
    switch level {
    case .trace, .debug: return false
    case .info:
      if logger.equals("vds") {
        noteVersion(message, behind: "I am the actual vdsm ", of: "vdsm")
      }
      // Verbs also end with errors that are expected, such as those of a machine that is gone;
      // vdsm logs what is unexpected as an error, too, but not for networks.
      begins = logger.equals("api.network")
      return ProductMessage.isFailedVerb(message)
    case .warn: return ProductMessage.isRefusedVerb(ProductMessage.withoutContext(message))
    case .error, .fatal: return true
    }
  }

  /// Reads a line that begins no entry.
  private mutating func goOn(_ line: Line) {
    if isInTasks {
      isInTasks = kind == .lago || !line.text.isEmpty
      return tasks.goOn(line)
    }
    switch kind {
    case .engine, .vdsm, .supervdsm: block?.append(line)
    default:
      if block?.isContinued(by: line.text) == false { return flush() }
      block?.append(line)
    }
  }

  private mutating func flush() {
    isInTasks = false
    guard let block else { return }
    actions.add(block, log: log, begins: begins)
    self.block = nil
  }

  /// Notes the version of a package, where it is one that matters.
  private mutating func notePackage(_ text: ArraySlice<UInt8>) {
    guard let package = PackageName.find(in: text), let name = package.relevantName else { return }
    findings.versions[name] = package.fullVersion
  }

  private mutating func start(_ moment: Timestamp) {
    if findings.started == nil { findings.started = moment }
  }

  private mutating func noteEngineVersion(_ message: ArraySlice<UInt8>) {
    guard message.starts(with: "Running ovirt-engine ") else { return }
    noteVersion(message, behind: "Running ovirt-engine ", of: "ovirt-engine")
  }

  private mutating func noteVersion(
    _ message: ArraySlice<UInt8>, behind text: StaticString, of package: String
  ) {
    guard let hit = message.range(of: text) else { return }
    let version = message[hit.upperBound...].prefix { !$0.isSpace }
    if !version.isEmpty { findings.versions[package] = String(decoding: version, as: UTF8.self) }
  }
}
