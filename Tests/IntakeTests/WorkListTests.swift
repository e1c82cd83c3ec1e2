import Synchronization
import Testing

@testable import Intake

@Suite struct WorkListTests {
  @Test("results stand in the order of the work", arguments: [1, 2, 7, 64])
  func order(_ jobs: Int) {
    let sizes = (0..<50).map { $0 * 7 % 11 }
    let threads = ThreadAllowance(jobs)
    #expect(WorkList.run(sizes, threads: threads) { $0 * 2 } == (0..<50).map { $0 * 2 })
    #expect(threads.take(), "no thread was given back")
  }

  @Test func `of several threads the first take the largest pieces`() {
    let begun = Mutex<[Int]>([])
    _ = WorkList.run([1, 5, 3, 9, 9], threads: ThreadAllowance(2)) { index in
      begun.withLock { $0.append(index) }
    }
    #expect(Set(begun.withLock { $0 }.prefix(2)) == [3, 4])
  }

  @Test func `no work is no result`() {
    #expect(WorkList.run([], threads: ThreadAllowance(4)) { $0 }.isEmpty)
  }
}
