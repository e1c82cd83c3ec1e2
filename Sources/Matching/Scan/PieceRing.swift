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
    var piece = LinePiece()

    /// Whether the stream ends with this piece.
    var isLast = false

    /// Where the scanner comes from that has seen the beginning of the piece's first line.
    var takesOver: Handover?

    /// Where the scanner goes that has seen the beginning of the piece's last line.
    var handsOver: Handover?

    /// The findings, with lines and offsets counted from the start of the piece.
    var findings: [Finding] = []

    /// How many lines end in the piece.
    var lineCount = 0

    fileprivate var isEnd = false
    fileprivate let isSubmitted = Semaphore()
    fileprivate let isSearched = Semaphore()
  }

  init(slots: Int) {
    self.slots = (0..<slots).map { _ in Slot() }
  }

  var count: Int { slots.count }

  /// The place of a piece; the piece that was there before must have been taken out.
  func slot(_ number: Int) -> Slot { slots[number % slots.count] }

  /// Hands a piece to the threads that search.
  func submit(_ number: Int) { slot(number).isSubmitted.signal() }

  /// Tells one thread that no piece comes.
  func submitEnd(_ number: Int) {
    slot(number).isEnd = true
    submit(number)
  }

  /// Waits until a piece was searched.
  func searched(_ number: Int) -> Slot {
    let slot = slot(number)
    slot.isSearched.wait()
    return slot
  }

  /// Searches the pieces that no other thread took, until there are no more.
  func work(_ search: (Slot) -> Void) {
    while true {
      let slot = slot(next.wrappingAdd(1, ordering: .relaxed).oldValue)
      slot.isSubmitted.wait()
      if slot.isEnd { return }
      search(slot)
      slot.isSearched.signal()
    }
  }
}
