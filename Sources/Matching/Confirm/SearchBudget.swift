/// What a search of one pattern in one line may still take.
struct SearchBudget {
  var steps: Int

  /// Processor time of the thread.
  var nanoseconds: Int

  init(_ limits: Limits) {
    self.init(steps: limits.steps, nanoseconds: limits.milliseconds * 1_000_000)
  }

  init(steps: Int, nanoseconds: Int) {
    self.steps = steps
    self.nanoseconds = nanoseconds
  }
}
