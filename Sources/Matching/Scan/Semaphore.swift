import Glibc

/// A count that a thread can wait for.
final class Semaphore: @unchecked Sendable {
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
