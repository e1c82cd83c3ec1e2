/// A refused or failed action while its lines come in.
struct ProductAction {
  let kind: LogKind
  let log: String
  private(set) var id: [UInt8]
  private(set) var task: [UInt8]

  /// The threads that wrote its lines; commands move from the request's thread to a pool's.
  private(set) var threads: [[UInt8]]

  /// The number of its first line.
  let line: Int

  /// When its last line so far was written.
  private(set) var time: Int

  /// When it was refused or failed: its answer to the client, else its first line.
  private var failed: LineContext

  /// The thread that answered the client; what follows there is something new.
  private(set) var answered: [UInt8]?

  /// The message that tells most so far; nil where the action is only counted.
  private var best: ProductMessage?
  private var trace = Trace()

  /// How much of an action's lines is kept: many actions are kept, and a cause is short.
  static let byteLimit = 8 << 10

  /// How much of one line is kept; commands print all their parameters before the cause.
  static let lineByteLimit = 4 << 10
  static let lineLimit = 64

  static let threadLimit = 8

  /// How many continuation lines of one entry are kept; an action may have several entries.
  static let continuationLimit = 12

  init(_ block: ProductBlock, message: ProductMessage?, log: String) {
    self.log = log
    kind = block.kind
    id = Array(block.id)
    task = Array(block.task)
    threads = [Array(block.thread)]
    line = block.lines[0].number
    time = block.time
    failed = LineContext(
      time: block.timestamp, thread: block.thread.shown, action: block.id.shown)
    best = message
    note(block)
    if message != nil { keep(block) }
  }

  /// Adds an entry of the same action.
  mutating func add(_ block: ProductBlock, message: ProductMessage?) {
    time = block.time
    if id.isEmpty { id = Array(block.id) }
    if task.isEmpty { task = Array(block.task) }
    note(block)
    guard let message, let best else { return }
    if message.rank > best.rank { self.best = message }
    keep(block)
  }

  /// Notes which thread wrote an entry, and whether it answered the client.
  private mutating func note(_ block: ProductBlock) {
    let thread = Array(block.thread)
    if !threads.contains(thread), threads.count < Self.threadLimit { threads.append(thread) }
    if block.kind == .engine, ProductMessage.isAnswer(block.message) {
      answered = thread
      failed = LineContext(
        time: block.timestamp, thread: block.thread.shown, action: id[...].shown)
    }
  }

  /// The action as a failure; nil where it is only counted.
  var failure: Failure? {
    best.map {
      Failure(
        place: .product, phase: nil, faults: $0.texts, trace: trace, log: log, teller: .product,
        context: failed)
    }
  }

  /// Keeps the entry's first lines, what caused it, and the exception.
  private mutating func keep(_ block: ProductBlock) {
    keep(block.lines[0])
    for (index, line) in block.lines.dropFirst().enumerated()
    where index < Self.continuationLimit || line.text.starts(with: "Caused by: ") {
      keep(line)
    }
    guard let exception = block.exception, let last = trace.lines.last else { return }
    if last.number < exception.number { keep(exception) }
  }

  private mutating func keep(_ line: Line) {
    trace.append(
      line.cut(to: Self.lineByteLimit),
      upTo: trace.lines.count < Self.lineLimit ? Self.byteLimit : 0)
  }
}
