import CPCRE2
import Glibc

/// Counts the steps of one search, and stops it when there are too many or it takes too long.
struct StepCounter {
  /// How many steps are left.
  private(set) var left: Int
  private var lastPosition = 0

  /// What an item counts; the interpreter is slower than JIT.
  private let stepsPerItem: Int
  private var callsToClock = Self.callsBetweenClocks
  private var deadline: Int

  /// The bound that was run into.
  private(set) var stopped: Limit?

  /// The thread's clock is read this often; reading it costs as much as some callouts.
  private static let callsBetweenClocks = 256

  init(_ limits: Limits, isInterpreted: Bool) {
    self.init(SearchBudget(limits), isInterpreted: isInterpreted)
  }

  init(_ budget: SearchBudget, isInterpreted: Bool) {
    left = budget.steps
    stepsPerItem = isInterpreted ? 4 : 1
    deadline = Self.threadNanoseconds() + budget.nanoseconds
  }

  /// What is left of the budget.
  var rest: SearchBudget {
    SearchBudget(steps: left, nanoseconds: deadline - Self.threadNanoseconds())
  }

  /// Notes a callout at a place of the text; returns false where the search has to stop.
  mutating func note(_ position: Int) -> Bool {
    left -= stepsPerItem + abs(position - lastPosition) / Limits.bytesPerStep
    lastPosition = position
    callsToClock -= 1
    if left < 0 { stopped = .steps }
    if callsToClock == 0 {
      callsToClock = Self.callsBetweenClocks
      checkTime()
    }
    return stopped == nil
  }

  /// Notes a window that was searched without counting.
  ///
  /// What PCRE2 does there is bounded, but grows with the pattern: of thousands of alternatives each is
  /// tried at every start, none counts as a step back, and their code is beyond the processor's cache.
  /// Measured, it grows with the square of the pattern's size.
  mutating func note(_ window: SearchWindow, of pattern: Pattern) {
    let starts = window.lastStart - window.firstStart
    let size = min(pattern.source.utf8.count, 1 << 20)
    left -= starts / Self.startsPerStep + starts * size * size / Self.squareBytesPerStep
    if left < 0, stopped == nil { stopped = .steps }
  }

  private static let startsPerStep = 32
  private static let squareBytesPerStep = 1 << 20

  /// Does what is no part of the search, such as compiling a pattern, without spending its time.
  mutating func whileWaiting<Result>(_ body: () -> Result) -> Result {
    let start = Self.threadNanoseconds()
    let result = body()
    deadline += Self.threadNanoseconds() - start
    return result
  }

  mutating func stop(at limit: Limit) { stopped = limit }

  mutating func checkTime() {
    if stopped == nil, Self.threadNanoseconds() > deadline { stopped = .time }
  }

  /// The processor time of the calling thread.
  static func threadNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// The function that PCRE2 calls at every item of a pattern; the data is a step counter.
  static let callout:
    @convention(c) (
      UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?
    ) -> Int32 = { block, data in
      guard let block, let data else { return 0 }
      let counter = data.assumingMemoryBound(to: StepCounter.self)
      return counter.pointee.note(block.pointee.current_position) ? 0 : PCRE2_ERROR_CALLOUT
    }
}
