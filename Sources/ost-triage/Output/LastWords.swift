@preconcurrency import CLinux
@preconcurrency import Glibc

/// What the program says where it cannot go on: memory or stack ran out, or it is itself wrong.
///
/// Swift ends a program then by a signal, with a trace that tells a user nothing. Who wants the
/// trace sets `SWIFT_BACKTRACE`.
enum LastWords {
  /// The most of Swift's own words that is passed on.
  private static let room = 1024

  /// Where Swift's runtime writes its words, and where they are read when it has ended.
  private static let words = Pipe()

  /// The address below the first thread's stack; 0 where it has no end.
  private static let stackEnd = endOfStack()

  /// Has threads share their memory where addresses are few: each would reserve 64 MiB of them, and
  /// one that cannot asks the system for every small piece, which takes for ever.
  private static func saveAddresses() {
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != .max {
      mallopt(M_ARENA_MAX, 1)
    }
  }

  /// From now on the program ends with words of its own and the exit code for what is impossible.
  static func prepare() {
    saveAddresses()
    guard getenv("SWIFT_BACKTRACE") == nil else { return }
    // Made now: a signal's handler must not be the first to need them.
    _ = (words, stackEnd)
    words.takeErrors()
    // Whoever handles a full stack cannot do it on that stack.
    var spare = stack_t()
    spare.ss_size = 64 << 10
    spare.ss_sp = malloc(spare.ss_size)
    if spare.ss_sp != nil { sigaltstack(&spare, nil) }
    for number in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = { number, info, _ in
        LastWords.end(number, at: UInt(bitPattern: info?.pointee._sifields._sigfault.si_addr))
      }
      action.sa_flags = SA_SIGINFO | SA_ONSTACK | Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, nil)
    }
  }

  /// Says why, by nothing but calls that are allowed where anything may be broken.
  private static func end(_ number: Int32, at address: UInt) -> Never {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: room + 1) { text in
      guard let start = text.baseAddress else { return }
      let count = max(0, read(words.readEnd, start, room))
      start[count] = 0
      if strstr(start, "failed to allocate") != nil || strstr(start, "bad_alloc") != nil
        || isMemoryFull
      {
        say(
          """
          ost-triage: error: memory ran out
            = help: give the program more memory, name fewer logs, or read one at a time with \
          '--jobs 1'

          """)
      } else if isStack(address, number) {
        say(
          """
          ost-triage: error: the stack ran out: an input is nested too deep
            = help: raise 'ulimit -s', or leave that input out

          """)
      } else {
        _ = write(STDERR_FILENO, start, count)
        say(
          """
          ost-triage: error: the program itself failed, and nothing more is read or written
            = help: report this with the version, the command and, if you may, the input; \
          'SWIFT_BACKTRACE=enable=yes' shows where

          """)
      }
    }
    _exit(ExitStatus.impossible.rawValue)
  }

  private static func say(_ text: StaticString) {
    _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  }

  /// Whether the system gives no more memory.
  private static var isMemoryFull: Bool {
    let size = 1 << 20
    let got = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let got, got != MAP_FAILED else { return true }
    munmap(got, size)
    return false
  }

  /// Whether an address is where the stack would have grown next.
  private static func isStack(_ address: UInt, _ number: Int32) -> Bool {
    let reach: UInt = 1 << 20
    return number == SIGSEGV && stackEnd > reach
      && (stackEnd - reach...stackEnd + reach).contains(address)
  }

  private static func endOfStack() -> UInt {
    var limit = rlimit()
    var here: UInt8 = 0
    guard getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0,
      limit.rlim_cur != .max
    else { return 0 }
    let top = withUnsafePointer(to: &here) { UInt(bitPattern: $0) }
    return top > UInt(limit.rlim_cur) ? top - UInt(limit.rlim_cur) : 0
  }

  /// A pipe that never blocks.
  private struct Pipe {
    let readEnd: Int32
    private let writeEnd: Int32

    init() {
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      (readEnd, writeEnd) = (ends[0], ends[1])
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
    }

    /// Makes the C library's standard error lead here; nothing but the runtime writes to that.
    func takeErrors() {
      guard let stream = fdopen(writeEnd, "w") else { return }
      setvbuf(stream, nil, _IONBF, 0)
      stderr = stream
    }
  }
}
