import Glibc
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
    _ sizes: [Int], threads: ThreadAllowance, work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let workers = min(threads.total, sizes.count)
    guard workers > 1 else {
      guard threads.take() else { return sizes.indices.map(work) }
      defer { threads.giveBack() }
      return sizes.indices.map(work)
    }
    let list = WorkList(
      order: sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) })
    let worker: @Sendable () -> Void = {
      while let index = list.take() { list.put(work(index), at: index) }
      threads.giveBack()
    }
    // No more than can run: each holds a file's worth of memory. Where the system makes no thread,
    // as when memory is short, those there are do the work; Dispatch would wait for it for ever.
    let useful = min(workers, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    var others: [PlainThread] = []
    _ = threads.take()
    while others.count < useful - 1, threads.take() {
      guard let other = PlainThread(worker) else {
        threads.giveBack()
        break
      }
      others.append(other)
    }
    worker()
    for other in others { other.join() }
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
