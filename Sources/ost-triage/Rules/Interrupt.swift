import Glibc
import Synchronization

/// Whether somebody asked the program to end, by Ctrl-C or as a service is ended.
enum Interrupt {
  private static let wasAsked = Atomic(false)

  /// From now on such a signal is noted instead of ending the program.
  static func note() {
    // Made now: a signal's handler must not be the first to need it.
    wasAsked.store(false, ordering: .relaxed)
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in Interrupt.wasAsked.store(true, ordering: .relaxed) }
      sigaddset(&numbers, number)
    }
    // Who started the program may have had them blocked.
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }

  /// Waits, but no longer than until a signal comes.
  static func wait(milliseconds: Int) {
    if !isAsked { poll(nil, 0, Int32(milliseconds)) }
  }
}
