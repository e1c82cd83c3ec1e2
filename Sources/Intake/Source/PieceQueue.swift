import Dispatch
import Synchronization

/// A queue of so many pieces between the thread that reads a stream and the one that searches it.
final class PieceQueue: Sendable {
  /// What reading gives: bytes, then an end of either kind.
  enum Step: Sendable {
    case piece(ArraySlice<UInt8>)
    case end
    case problem(ReadProblem)
  }

  private struct State {
    var steps: [Step] = []
    var isStopped = false
  }

  private let state = Mutex(State())

  /// Count up to the free places and the filled ones; both begin at 0, as Dispatch wants it.
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  init(depth: Int) {
    for _ in 0..<depth { free.signal() }
  }

  /// Waits for a free place; false where nobody wants more.
  func waitForRoom() -> Bool {
    free.wait()
    return state.withLock { !$0.isStopped }
  }

  /// Puts the next step behind the others; there must be room.
  func put(_ step: Step) {
    state.withLock { $0.steps.append(step) }
    filled.signal()
  }

  /// Takes the next step, and waits for it.
  func take() -> Step {
    filled.wait()
    defer { free.signal() }
    return state.withLock { $0.steps.removeFirst() }
  }

  /// Ends the waiting for room, now and later.
  func stop() {
    state.withLock { $0.isStopped = true }
    free.signal()
  }
}
