import Glibc

/// A thread that runs one piece of work to its end.
///
/// Dispatch would start it when it likes, which may be never while all its threads wait for this one.
struct PlainThread {
  private let thread: pthread_t

  /// The work on its way into the thread.
  private final class Work {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  /// Starts the thread; nil where the system has none left.
  init?(_ run: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(run))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        // Whoever handles a full stack cannot do it on that stack.
        var spare = stack_t()
        spare.ss_size = 64 << 10
        spare.ss_sp = malloc(spare.ss_size)
        if spare.ss_sp != nil { sigaltstack(&spare, nil) }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
        let memory = spare.ss_sp
        spare.ss_flags = Int32(SS_DISABLE)
        sigaltstack(&spare, nil)
        free(memory)
        return nil
      }, work.toOpaque())
    guard status == 0 else {
      work.release()
      return nil
    }
    self.thread = thread
  }

  /// Waits for the thread's end; to be called once.
  func join() {
    pthread_join(thread, nil)
  }
}
