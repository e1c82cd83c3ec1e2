/// Reads lago's tree of tasks on a console: `  # add_hosts: ERROR (in 0:00:16)`.
///
/// Marks tell the depth (`@`, `  #`, `    *`, `      -`). Below `@ Run test: 002_bootstrap.py:` the
/// tasks are tests; elsewhere they bring the environment up, deploy and synchronise repositories.
struct TaskParser {
  private let log: String
  private let budget: TraceBudget

  /// The names of the tasks that run, by depth.
  private var open: [Int: LogText] = [:]

  /// The deepest task that failed under the task at depth 0.
  private var deepest: Failed?

  /// A top task that failed, kept until it is clear whether an exception follows.
  private var failed: (task: Failed, top: LogText)?

  /// Lines since the last task line: a traceback may stand there.
  private var block = Trace()

  /// The block of the last exception inside the running test or task.
  private var exception: Trace?

  private(set) var failures: [Failure] = []

  /// How many failures were not kept.
  private(set) var leftOut = 0

  /// How the tests of nose's scenarios ended; nil before one has.
  private(set) var counts: TestCounts?

  /// Whether the running test said that it is skipped; its task then ends as a success.
  private var isSkipped = false

  /// When the tests ran, and when the one began that runs, where Jenkins puts the time before lines.
  private(set) var testTimes = TestTimes()
  private var clock = ConsoleClock()
  private var began: Moment?

  private struct Failed {
    var depth: Int
    var name: LogText
    var line: Line
  }

  init(log: String, budget: TraceBudget) {
    self.log = log
    self.budget = budget
  }

  /// Reads a line; tells whether it is a task's.
  @discardableResult
  mutating func consume(_ line: Line) -> Bool {
    guard let task = LagoTask(line.text) else {
      text(line)
      return false
    }
    closeBlock()
    noteTest(task, line)
    switch task.state {
    case .begins:
      if task.depth == 0 { endTop() }
      open = open.filter { $0.key < task.depth }
      open[task.depth] = LogText(task.name.prefix(ofCharacters: FaultText.messageLimit))
      if task.depth <= 1 { (exception, isSkipped) = (nil, false) }
    case .unhandled: break
    case .succeeds:
      open[task.depth] = nil
      if task.depth == 1, scenario != nil {
        count(isSkipped ? TestCounts(skipped: 1) : TestCounts(passed: 1))
      }
    case .fails: end(task, line)
    }
    return true
  }

  mutating func finish() {
    closeBlock()
    endTop()
  }

  /// Notes when a scenario's test begins and when it is over.
  private mutating func noteTest(_ task: LagoTask, _ line: Line) {
    guard task.depth == 1, let scenario, task.state != .unhandled else { return }
    let now = clock.moment(of: line)
    guard task.state != .begins else { return began = now }
    let name = LogText(
      Array(scenario) + [UInt8(ascii: ".")] + task.name.prefix(ofCharacters: TestName.lengthLimit))
    testTimes.add(next: name)
    if let start = began ?? now {
      testTimes.add(
        .init(test: name, start: start, end: now, line: line.number, source: .console))
    }
    began = nil
  }

  /// Reads the line of the job that tells the date, for lines that only have a time.
  mutating func anchor(_ line: Line) { _ = clock.moment(of: line) }

  private mutating func count(_ one: TestCounts) {
    counts = (counts ?? TestCounts()) + one
  }

  private mutating func text(_ line: Line) {
    if line.text.starts(with: "SKIPPED: ") { isSkipped = true }
    guard !open.isEmpty || failed != nil else { return }
    block.append(line)
    if block.lines.count > 400 { block = Trace() }
    guard failed != nil, ExceptionLine.isException(line.text) else { return }
    closeBlock()
    endTop()
  }

  /// Keeps what stood between two task lines if it holds an exception.
  private mutating func closeBlock() {
    if !FailureBlock(block).faults(log: log).isEmpty { exception = block }
    block = Trace()
  }

  /// The test scenario that runs: `002_bootstrap` below `@ Run test: 002_bootstrap.py:`.
  private var scenario: ArraySlice<UInt8>? {
    open[0].flatMap { LagoTask.module(of: $0.bytes[...]) }
  }

  private mutating func end(_ task: LagoTask, _ line: Line) {
    let ended = Failed(
      depth: task.depth, name: LogText(task.name.prefix(ofCharacters: FaultText.messageLimit)),
      line: line.kept)
    open[task.depth] = nil
    if let scenario {
      if task.depth == 1 { addTest(scenario, ended) }
      return
    }
    if task.module != nil {
      open = [:]
      return
    }
    if task.isSecondary { return }
    if deepest == nil || (deepest?.depth ?? 0) < task.depth { deepest = ended }
    if task.depth == 0 {
      failed = (deepest ?? ended, LogText(task.name))
      deepest = nil
      open = [:]
    }
  }

  private mutating func addTest(_ scenario: ArraySlice<UInt8>, _ task: Failed) {
    let name = LogText(Array(scenario) + [UInt8(ascii: ".")] + task.name.bytes)
    let trace = exception ?? Trace([task.line])
    exception = nil
    count(TestCounts(errors: 1))
    append(.test(name), .call, trace, task, .tasks)
  }

  private mutating func endTop() {
    guard let (task, top) = failed else { return }
    failed = nil
    let trace = exception ?? Trace([task.line])
    let isFull = trace.lines.contains { $0.text.contains("No space left on device") }
    let stage = isFull ? .disk : Self.stage(of: task.name, top: top)
    exception = nil
    append(.stage(stage), nil, trace, task, .stages)
  }

  private mutating func append(
    _ place: Failure.Place, _ phase: Phase?, _ trace: Trace, _ task: Failed,
    _ teller: Failure.Teller
  ) {
    guard failures.count < LogFindings.failureLimit else {
      leftOut += 1
      return
    }
    let told = FaultText(
      message: LogText(task.name.bytes + Array(": ERROR".utf8)), http: nil,
      evidence: task.line.evidence(in: log))
    failures.append(
      Failure(
        place: place, phase: phase, faults: FailureBlock(trace).faults(log: log, fallback: told),
        trace: budget.fitted(trace), log: log, teller: teller))
  }

  /// The stage that a task outside the tests belongs to.
  private static func stage(of task: LogText, top: LogText) -> Stage {
    LagoTask.stage(of: task.bytes[...]) ?? LagoTask.stage(of: top.bytes[...]) ?? .environment
  }
}
