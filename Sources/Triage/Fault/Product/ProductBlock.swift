/// An entry of a product log that tells a refused or failed action, with its continuation lines.
///
/// Only such entries are kept until the next one begins; the many others are dropped at once.
struct ProductBlock {
  /// The log's kind by the entry itself, which counts where consoles and prose quote product logs.
  let kind: LogKind
  let level: LogLevel

  /// When it was written, on the log's own clock.
  let timestamp: Timestamp

  /// Milliseconds, to tell how far entries lie apart.
  let time: Int
  let logger: ArraySlice<UInt8>
  let thread: ArraySlice<UInt8>

  /// The correlation id of the engine, the flow id of vdsm; empty where there is none.
  let id: ArraySlice<UInt8>

  /// The id of vdsm's task; empty where there is none.
  let task: ArraySlice<UInt8>

  /// The message in the first line.
  let message: ArraySlice<UInt8>

  /// The first lines of the entry.
  private(set) var lines: [Line]

  /// The last line of the last Python traceback, which names the exception.
  private(set) var exception: Line?

  private var traceback = PythonTraceback()

  /// How many continuation lines are kept; the exception is found behind them, too.
  static let lineLimit = 100

  init(engine entry: EngineEntry, line: Line) {
    kind = .engine
    level = entry.level
    timestamp = entry.timestamp
    time = entry.timestamp.milliseconds
    logger = entry.logger
    thread = entry.thread ?? []
    id = entry.correlation ?? []
    task = []
    message = entry.message
    lines = [line]
  }

  init(vdsm entry: VdsmEntry, line: Line) {
    kind = .vdsm
    level = entry.level
    timestamp = entry.timestamp
    time = entry.timestamp.milliseconds
    logger = entry.logger
    thread = entry.thread
    id = entry.flow ?? []
    task = entry.task ?? []
    message = entry.message
    lines = [line]
  }

  init(old entry: OldVdsmEntry, line: Line) {
    kind = entry.isSupervdsm ? .supervdsm : .vdsm
    level = entry.level
    timestamp = entry.timestamp
    time = entry.timestamp.milliseconds
    logger = entry.logger
    thread = entry.thread
    id = []
    task = entry.task ?? []
    message = entry.message
    lines = [line]
    // Before 2012 vdsm logged the traceback as the message itself.
    if message.starts(with: "Traceback (most") { traceback = PythonTraceback(isInside: true) }
  }

  /// Adds a continuation line.
  mutating func append(_ line: Line) {
    if lines.count <= Self.lineLimit { lines.append(line) }
    if traceback.consume(line.text) { exception = line }
  }

  /// Whether a line behind the block goes on with it, where prose may follow as well.
  func isContinued(by line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return false }
    return first.isSpace || traceback.isOpen || line.starts(with: "Caused by: ")
      || line.starts(with: "Traceback (most") || isListOpen || (message.isEmpty && lines.count == 1)
  }

  /// Whether the list of the engine's messages has not been closed yet; they may span lines.
  private var isListOpen: Bool {
    message.starts(with: "Operation Failed: [")
      && !lines.contains { $0.text.last == UInt8(ascii: "]") }
  }
}
