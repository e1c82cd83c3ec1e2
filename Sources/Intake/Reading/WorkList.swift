import Dispatch
import Synchronization

/// Shares numbered pieces of work among threads and keeps the results in their order.
final class WorkList<Result: Sendable>: Sendable {
  private struct State {
    var next = 0
    var results: [Result?]
  }

  private let state: Mutex<State>
  private let count: Int

  private init(count: Int) {
    self.count = count
    state = Mutex(State(results: Array(repeating: nil, count: count)))
  }

  /// Does all pieces of work, so many at a time; the results do not depend on that number.
  static func run(
    _ count: Int, jobs: Int, work: @Sendable (Int) -> Result
  ) -> [Result] {
    if jobs <= 1 || count <= 1 { return (0..<count).map(work) }
    let list = WorkList(count: count)
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      while let index = list.take() { list.put(work(index), at: index) }
    }
    return list.state.withLock { $0.results.compactMap { $0 } }
  }

  private func take() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  private func put(_ result: Result, at index: Int) {
    state.withLock { $0.results[index] = result }
  }
}
