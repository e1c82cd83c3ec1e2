import Glibc

/// A thread that searches pieces of a ring until they end.
struct SearchThread {
  private var handle = pthread_t()

  /// What the thread needs; scanners are made on it.
  private final class Work: Sendable {
    let ring: PieceRing
    let set: PatternSet
    let limits: Limits

    init(_ ring: PieceRing, _ set: PatternSet, _ limits: Limits) {
      self.ring = ring
      self.set = set
      self.limits = limits
    }

    func run() {
      var own: PieceScanner?
      ring.work { slot in
        let scanner = slot.takesOver?.take() ?? own ?? PieceScanner(set, limits)
        scanner.search(slot)
        if let next = slot.handsOver {
          next.give(scanner)
          if own === scanner { own = nil }
        } else if own == nil {
          own = scanner
        }
      }
    }
  }

  init(_ ring: PieceRing, _ set: PatternSet, _ limits: Limits) {
    let work = Unmanaged.passRetained(Work(ring, set, limits))
    let error = pthread_create(
      &handle, nil,
      { work in
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
        return nil
      }, work.toOpaque())
    precondition(error == 0, "no thread could be made")
  }

  func join() { pthread_join(handle, nil) }
}
