import Glibc
import Synchronization

/// The pieces of a stream on their way between the thread that reads and those that search.
///
/// Every piece has a number, and its place in the ring follows from it. Two semaphores of a slot
/// hand it over: it is touched by one thread at a time, which is why the ring may be shared.
final class PieceRing: @unchecked Sendable {
  private let slots: [Slot]
  private let next = Atomic(0)

  /// A piece, and what was found in it.
  final class Slot {
    var lines = LinePiece()
    var isEnd = false

    /// The findings, with lines and offsets counted from the start of the piece.
    var findings: [Finding] = []
    var totals = ParallelScan.Totals()
    fileprivate let isSubmitted = Semaphore()
    fileprivate let isSearched = Semaphore()
  }

  init(slots: Int) {
    self.slots = (0..<slots).map { _ in Slot() }
  }

  var count: Int { slots.count }

  /// The slot for a piece that is to be read, once the piece before it in its place was taken out.
  func free(_ number: Int) -> Slot { slots[number % slots.count] }

  /// Hands a piece to the threads that search.
  func submit(_ number: Int) { free(number).isSubmitted.signal() }

  /// Tells one thread that no piece comes.
  func submitEnd(_ number: Int) {
    free(number).isEnd = true
    submit(number)
  }

  /// Waits until a piece was searched.
  func searched(_ number: Int) -> Slot {
    let slot = free(number)
    slot.isSearched.wait()
    return slot
  }

  /// Searches the pieces that no other thread took, until there are no more.
  func work(_ search: (Slot) -> Void) {
    while true {
      let slot = free(next.wrappingAdd(1, ordering: .relaxed).oldValue)
      slot.isSubmitted.wait()
      if slot.isEnd { return }
      search(slot)
      slot.isSearched.signal()
    }
  }
}

/// A count that a thread can wait for.
private final class Semaphore {
  private let handle = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(handle, 0, 0) }

  deinit {
    sem_destroy(handle)
    handle.deallocate()
  }

  func signal() { sem_post(handle) }

  func wait() {
    // A signal that a debugger or a timer sends interrupts the wait.
    while sem_wait(handle) != 0 {}
  }
}
