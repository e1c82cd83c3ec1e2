/// Joins the lines of refused and failed actions: one action is one failure.
///
/// Lines belong together by correlation, flow or task id while they lie at most five seconds apart
/// (a suite may use one id for a whole test), and by thread within one second where the id is empty.
struct ProductActions {
  /// The failures so far, each with the number of its first line; actions end in another order.
  private var closed: [(line: Int, failure: Failure)] = []

  /// How many actions ended.
  private var closedTotal = 0
  private var open: [Int: ProductAction] = [:]
  private var next = 0

  /// The latest open action by id and by thread.
  private var byKey: [Key: Int] = [:]

  /// When actions that had expired were last looked for.
  private var sweepTime = Int.min

  /// How far apart, in milliseconds, lines of one id and lines of one thread may lie.
  static let idReach = 5000
  static let threadReach = 1000

  /// How many actions are open at once before all are ended, so that memory stays bounded.
  static let openLimit = 1000

  private enum Key: Hashable {
    case id(LogKind, ArraySlice<UInt8>)
    case task(ArraySlice<UInt8>)
    case thread(LogKind, ArraySlice<UInt8>)
  }

  /// Adds an entry to its action, or begins one.
  ///
  /// - Parameters:
  ///   - block: the entry with its continuation lines.
  ///   - log: the log's name for the evidence.
  ///   - begins: whether the entry is a failure on its own; otherwise it only adds to one.
  mutating func add(_ block: ProductBlock, log: String, begins: Bool = true) {
    sweep(block.time)
    // Behind the limit actions are only counted: their texts would be thrown away.
    let isFull = closed.count >= LogFindings.failureLimit
    let message = isFull ? nil : ProductMessage.of(block, in: log)
    if let number = action(of: block), var action = open.removeValue(forKey: number) {
      action.add(block, message: message)
      register(number, action)
      open[number] = action
    } else if begins {
      if open.count >= Self.openLimit { closeAll() }
      let action = ProductAction(block, message: message, log: log)
      register(next, action)
      open[next] = action
      next += 1
    }
  }

  /// Ends all actions and tells the failures in the order of their first lines.
  mutating func finish() -> (failures: [Failure], total: Int) {
    closeAll()
    closed.sort { $0.line < $1.line }
    return (closed.map(\.failure), closedTotal)
  }

  private func action(of block: ProductBlock) -> Int? {
    if !block.id.isEmpty, let number = byKey[.id(block.kind, block.id)],
      isNear(number, block, Self.idReach)
    {
      return number
    }
    if !block.task.isEmpty, let number = byKey[.task(block.task)],
      isNear(number, block, Self.idReach)
    {
      return number
    }
    guard let number = byKey[.thread(block.kind, block.thread)], let action = open[number],
      isNear(number, block, Self.threadReach)
    else { return nil }
    // Another id in the same thread is another action. vdsm tells its ids only in some lines.
    let isSame =
      (block.id.isEmpty || (block.kind != .engine && action.id.isEmpty))
      && (block.task.isEmpty || action.task.isEmpty)
    return isSame ? number : nil
  }

  private func isNear(_ number: Int, _ block: ProductBlock, _ reach: Int) -> Bool {
    guard let action = open[number], abs(block.time - action.time) <= reach else { return false }
    return !(action.answered.map { $0.elementsEqual(block.thread) } ?? false)
  }

  private mutating func register(_ number: Int, _ action: ProductAction) {
    for key in keys(of: action) { byKey[key] = number }
  }

  private func keys(of action: ProductAction) -> [Key] {
    var keys: [Key] = action.threads.map { .thread(action.kind, $0[...]) }
    if !action.id.isEmpty { keys.append(.id(action.kind, action.id[...])) }
    if !action.task.isEmpty { keys.append(.task(action.task[...])) }
    return keys
  }

  /// Ends the actions whose last line lies too far back; looked for once a second of the log's time.
  private mutating func sweep(_ time: Int) {
    guard sweepTime == .min || abs(time - sweepTime) >= 1000 else { return }
    sweepTime = time
    let expired = open.filter { abs(time - $0.value.time) > Self.idReach }
    for (number, action) in expired.sorted(by: { $0.key < $1.key }) { close(number, action) }
  }

  private mutating func closeAll() {
    for (number, action) in open.sorted(by: { $0.key < $1.key }) { close(number, action) }
  }

  private mutating func close(_ number: Int, _ action: ProductAction) {
    open[number] = nil
    for key in keys(of: action) where byKey[key] == number { byKey[key] = nil }
    closedTotal += 1
    guard closed.count < LogFindings.failureLimit, let failure = action.failure else { return }
    closed.append((action.line, failure))
  }
}
