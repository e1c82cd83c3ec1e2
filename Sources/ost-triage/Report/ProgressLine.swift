import Foundation
import Intake
import Synchronization

/// The line on standard error that tells how far reading has come.
final class ProgressLine: Sendable {
  private struct State {
    var last: ContinuousClock.Instant?
    var isShown = false
  }

  private let state = Mutex(State())
  private let begin = ContinuousClock.now
  private let isTerminal = StandardStream.error.isTerminal

  /// Shows how far reading has come, at most four times a second, and not for short work.
  func show(_ progress: IntakeProgress) {
    state.withLock { state in
      let now = ContinuousClock.now
      guard now - (state.last ?? begin) >= .milliseconds(state.last == nil ? 500 : 250) else {
        return
      }
      state.last = now
      var output = StandardStream.error
      let done = "\(progress.bytes >> 20) of \(progress.total >> 20) MiB read"
      // The rest of a longer line before it is erased.
      output.write(isTerminal ? "\r\(done)\u{1B}[K" : "\(done)\n")
      state.isShown = isTerminal
    }
  }

  /// Takes the line away before anything else is printed.
  func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      var output = StandardStream.error
      output.write("\r\u{1B}[K")
    }
  }
}
