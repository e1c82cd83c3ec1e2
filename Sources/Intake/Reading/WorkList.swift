import Dispatch
import Synchronization

/// Shares numbered pieces of work among threads and keeps the results in their order.
final class WorkList<Result: Sendable>: Sendable {
  private struct State {
    var next = 0
    var results: [Result?]
  }

  private let state: Mutex<State>

  /// The pieces of work in the order in which they are begun.
  private let order: [Int]

  private init(order: [Int]) {
    self.order = order
    state = Mutex(State(results: Array(repeating: nil, count: order.count)))
  }

  /// Does all pieces of work, so many at a time; the results do not depend on that number.
  ///
  /// - Parameters:
  ///   - sizes: how much work each piece is; the largest are begun first, so that none of them is
  ///     left to one thread in the end.
  ///   - threads: how many threads there may be; a thread without work gives itself back to it.
  ///   - work: does the piece of an index.
  /// - Returns: what came of the pieces, in the order of their indices.
  static func run(
    _ sizes: [Int], threads: ThreadAllowance, work: @Sendable (Int) -> Result
  ) -> [Result] {
    let workers = min(threads.total, sizes.count)
    guard workers > 1 else {
      guard threads.take() else { return sizes.indices.map(work) }
      defer { threads.giveBack() }
      return sizes.indices.map(work)
    }
    let list = WorkList(
      order: sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) })
    for _ in 0..<workers { _ = threads.take() }
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while let index = list.take() { list.put(work(index), at: index) }
      threads.giveBack()
    }
    return list.state.withLock { $0.results.compactMap { $0 } }
  }

  private func take() -> Int? {
    state.withLock { state in
      guard state.next < order.count else { return nil }
      state.next += 1
      return order[state.next - 1]
    }
  }

  private func put(_ result: Result, at index: Int) {
    state.withLock { $0.results[index] = result }
  }
}
