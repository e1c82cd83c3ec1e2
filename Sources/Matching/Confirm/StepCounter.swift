import CPCRE2
import Glibc

/// Counts the steps of one search, and stops it when there are too many or it takes too long.
struct StepCounter {
  /// How many steps may still be taken.
  private(set) var left: Int
  private var lastPosition = 0

  /// What an item counts; the interpreter is slower than JIT.
  private let stepsPerItem: Int
  private var callsToClock = Self.callsBetweenClocks
  private let deadline: Int

  /// The bound that was run into.
  private(set) var stopped: Limit?

  /// The thread's clock is read this often; reading it costs as much as some callouts.
  private static let callsBetweenClocks = 256

  init(_ limits: Limits, isInterpreted: Bool) {
    left = limits.steps
    stepsPerItem = isInterpreted ? 4 : 1
    deadline = Self.threadNanoseconds() + limits.milliseconds * 1_000_000
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

  mutating func stop(at limit: Limit) { stopped = limit }

  mutating func checkTime() {
    if stopped == nil, Self.threadNanoseconds() > deadline { stopped = .time }
  }

  /// The processor time of the calling thread.
  private static func threadNanoseconds() -> Int {
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
