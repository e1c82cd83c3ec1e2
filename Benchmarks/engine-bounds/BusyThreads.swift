import Glibc
import Synchronization

/// Threads that do nothing, as fast as they can.
struct BusyThreads {
  private final class Switch: Sendable {
    let isOff = Atomic(false)
  }

  private let off = Switch()

  init(_ count: Int) {
    for _ in 0..<count {
      var thread = pthread_t()
      pthread_create(
        &thread, nil,
        { off in
          guard let off else { return nil }
          let busy = Unmanaged<Switch>.fromOpaque(off).takeRetainedValue()
          while !busy.isOff.load(ordering: .relaxed) {}
          return nil
        }, Unmanaged.passRetained(off).toOpaque())
      pthread_detach(thread)
    }
  }

  func stop() { off.isOff.store(true, ordering: .relaxed) }
}
