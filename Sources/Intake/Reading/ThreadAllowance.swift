import Synchronization

/// How many threads may still be started, of those that `--jobs` allows.
final class ThreadAllowance: Sendable {
  /// How many threads there may be at the same time.
  let total: Int

  private let left: Mutex<Int>

  init(_ total: Int) {
    self.total = total
    left = Mutex(total)
  }

  /// Takes one thread; false where all are taken.
  func take() -> Bool {
    left.withLock { left in
      guard left > 0 else { return false }
      left -= 1
      return true
    }
  }

  /// Gives back a thread that was taken and has ended.
  func giveBack() {
    left.withLock { $0 += 1 }
  }
}
