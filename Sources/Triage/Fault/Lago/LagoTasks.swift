/// Reads the tasks of lago.log: the deepest one that failed, with its exception, is a failure.
///
///     @ Run test: 002_bootstrap.py:
///       # add_hosts: ERROR (in 0:00:16)
///
/// A task is told when it begins and when it ends; the tasks around a failed one fail with it, and
/// then the exception may follow.
struct LagoTasks {
  private let log: String

  /// The running tasks, the outermost first.
  private var stack: [LagoTask] = []

  /// The failure that is not told yet: its outer tasks or its exception may still come.
  private var failed: Failed?

  /// The last exception inside the running tasks, and how many of them were running.
  private var exception: (line: Line, depth: Int)?
  private var traceback = PythonTraceback()

  /// The last entry, to leave out lines that are there twice.
  private var last: ArraySlice<UInt8> = []
  private var failures: [Failure] = []
  private var total = 0

  /// When the tests of nose's scenarios ran, and when the one began that runs.
  private(set) var testTimes = TestTimes()
  private var began: Moment?

  private struct Failed {
    var depth: Int
    var place: Failure.Place
    var text: FaultText
    var isException: Bool
    var trace = Trace()
  }

  init(log: String) {
    self.log = log
  }

  /// Reads an entry.
  mutating func consume(_ entry: LagoEntry, _ line: Line) {
    guard line.text != last else { return }
    last = line.text
    traceback = PythonTraceback()
    guard let task = LagoTask(entry.message, isEntry: true) else {
      if failed == nil, entry.level >= .error, entry.message.starts(with: "Error occured") {
        let text = ProductMessage.text(entry.message, of: line, in: log)
        fail(Failed(depth: 0, place: .stage(.environment), text: text, isException: false), line)
      } else {
        keep(line)
      }
      return
    }
    noteTest(task, entry.timestamp, line)
    switch task.state {
    case .unhandled: keep(line)
    case .begins:
      leave(task.depth)
      if !task.isSecondary { emit() }
      stack.append(task)
    case .succeeds:
      leave(task.depth)
      // What failed inside a task that succeeded was tried again or did not matter.
      if let failed, failed.depth > task.depth { self.failed = nil }
    case .fails:
      leave(task.depth + 1)
      end(task, line)
      leave(task.depth)
    }
  }

  /// Reads a line that begins no entry.
  mutating func goOn(_ line: Line) {
    keep(line)
    guard traceback.consume(line.text) else { return }
    if failed == nil {
      exception = (line, stack.count)
    } else if failed?.isException == false {
      failed?.text = ProductMessage.text(line.text, of: line, in: log)
      failed?.isException = true
    }
  }

  /// Tells the failures in order.
  mutating func finish() -> (failures: [Failure], total: Int) {
    emit()
    return (failures, total)
  }

  /// Forgets the tasks at a depth and below, which have ended.
  private mutating func leave(_ depth: Int) {
    while let inner = stack.last, inner.depth >= depth { stack.removeLast() }
    if let exception, stack.count < exception.depth { self.exception = nil }
  }

  /// Notes when a scenario's test begins and when it is over.
  private mutating func noteTest(_ task: LagoTask, _ time: Timestamp, _ line: Line) {
    guard task.depth == 1, task.state != .unhandled, stack.first?.module != nil,
      case .test(let name) = place(of: task)
    else { return }
    let now = Moment(time)
    if task.state == .begins {
      began = now
    } else {
      testTimes.add(next: name)
      testTimes.add(
        .init(test: name, start: began ?? now, end: now, line: line.number, source: .console))
      began = nil
    }
  }

  /// Notes that a task failed.
  private mutating func end(_ task: LagoTask, _ line: Line) {
    guard !task.isSecondary, !stack.contains(where: \.isSecondary) else { return }
    if let failed, failed.depth > task.depth {
      keep(line)
      self.failed?.depth = task.depth
      if failed.place == .stage(.environment), let stage = task.stage {
        self.failed?.place = .stage(stage)
      }
      return
    }
    let cause = exception?.line
    let text =
      cause.map { ProductMessage.text($0.text, of: $0, in: log) }
      ?? ProductMessage.text(line.text[task.text], of: line, in: log)
    fail(
      Failed(depth: task.depth, place: place(of: task), text: text, isException: cause != nil),
      line)
    if let cause { keep(cause) }
    exception = nil
  }

  private mutating func fail(_ new: Failed, _ line: Line) {
    emit()
    failed = new
    keep(line)
  }

  /// Where a failed task broke the build: in a test, where it is one of a scenario's.
  private func place(of task: LagoTask) -> Failure.Place {
    let path = stack.filter { $0.depth < task.depth } + [task]
    if let module = path[0].module, path.count > 1 {
      let prefix = Array(module) + [UInt8(ascii: ".")]
      let name = path[1].name
      return .test(name.starts(with: prefix) ? LogText(name) : LogText(prefix + name))
    }
    return .stage(path.reversed().lazy.compactMap(\.stage).first ?? .environment)
  }

  /// Tells the failure that is waiting.
  private mutating func emit() {
    guard let failed else { return }
    self.failed = nil
    total += 1
    guard failures.count < LogFindings.failureLimit else { return }
    let teller: Failure.Teller = if case .test = failed.place { .tasks } else { .stages }
    failures.append(
      Failure(
        place: failed.place, phase: nil, faults: [failed.text], trace: failed.trace, log: log,
        teller: teller))
  }

  private mutating func keep(_ line: Line) {
    guard let count = failed?.trace.lines.count else { return }
    failed?.trace.append(
      line.cut(to: ProductAction.lineByteLimit),
      upTo: count < ProductAction.lineLimit ? ProductAction.byteLimit : 0)
  }
}
