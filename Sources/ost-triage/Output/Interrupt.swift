import Glibc
import Synchronization

/// Whether somebody asked the program to end, by Ctrl-C or as a service is ended.
enum Interrupt {
  /// The signal that asked; 0 where none did.
  private static let asked = Atomic<Int32>(0)

  /// From now on such a signal is noted instead of ending the program.
  static func note() {
    // Made now: a signal's handler must not be the first to need it.
    asked.store(0, ordering: .relaxed)
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in [SIGINT, SIGTERM] {
      signal(number) { Interrupt.asked.store($0, ordering: .relaxed) }
      sigaddset(&numbers, number)
    }
    // Who started the program may have had them blocked.
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  static var isAsked: Bool { asked.load(ordering: .relaxed) != 0 }

  /// Waits, but no longer than until a signal comes.
  static func wait(milliseconds: Int) {
    if !isAsked { poll(nil, 0, Int32(milliseconds)) }
  }

  /// Does something short that no signal may cut in two; one that came ends the program then.
  static func held<Result>(_ body: () -> Result) -> Result {
    asked.store(0, ordering: .relaxed)
    let numbers = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]
    var before: [(number: Int32, action: sigaction)] = []
    for number in numbers {
      var action = sigaction()
      // What the caller has ignored, as `nohup` does, stays ignored.
      guard sigaction(number, nil, &action) == 0,
        action.__sigaction_handler.sa_handler == nil
      else { continue }
      before.append((number, action))
      signal(number) { Interrupt.asked.store($0, ordering: .relaxed) }
    }
    let result = body()
    for (number, var action) in before { sigaction(number, &action, nil) }
    if isAsked { raise(asked.load(ordering: .relaxed)) }
    return result
  }
}
