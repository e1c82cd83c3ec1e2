@testable import Triage

/// Lines of an engine about its locks, with the payload in all that they name.
extension Filler {
  /// One lock that is held, waited for and refused, and the tests at that time.
  func locks() -> [LockFindings] {
    var findings = LockFindings(log: path("log of locks"), space: EventSpace())
    let key = LockKey(text("lock key"), text("lock group"))
    let both = EngineLock(exclusive: [key], shared: [LockKey("b\(text("lock key"))", "VDS")])
    let lock = EngineLock(exclusive: [key])
    let (holder, waiter) = ("holder", "waiter")
    let deeds: [(at: Int, who: String, deed: LockEvent.Deed)] = [
      (0, "test", .test(log("test name"))),
      (1, "client", .called(action: "c\(text("command"))", user: text("user"))),
      (10, holder, .acquired(both)), (20, holder, .ran(isInternal: true)),
      (1000, waiter, .asked(lock, .waits)), (1001, waiter, .queued(lock)),
      (2000, "client", .refused(lock)),
      (
        2001, "client",
        .invalid(
          action: "c\(text("command"))", user: text("user"), reasons: text("reasons of a refusal"))
      ),
      (3000, "client", .called(action: "c\(text("command"))", user: text("user"))),
      (3001, "client", .refused(lock)), (5000, holder, .released(both)),
      (5001, waiter, .acquired(lock)), (6000, waiter, .released(lock)),
    ]
    for (line, event) in deeds.enumerated() {
      findings.add(
        LockEvent(
          moment: Moment(milliseconds: Self.start + event.at, zone: 0), line: line + 1,
          fingerprint: line,
          command: event.who == "test" ? nil : "\(event.who.first ?? "x")\(text("command"))",
          thread: "\(event.who)\(text("thread"))",
          correlation: event.who == holder ? text("correlation id") : "",
          deed: event.deed))
    }
    findings.seal()
    return [findings]
  }

  private static let start =
    Timestamp(year: 2019, month: 8, day: 20, hour: 2, zone: 0).milliseconds

  /// The first refused request of ``locks()`` with its holder.
  func refusal() -> Refusal? {
    let history = LockHistory(locks())
    return history.refusals.first.map { refused in
      Refusal(request: refused, holder: refused.holder.map { history.holds[$0] })
    }
  }

  /// The report on the locks of two builds.
  func lockReport() -> LockReport {
    let judged = failed()
    var first = judged.build
    first.faults = judged.faults.map(\.fault)
    var second = first
    second.id = Build.ID(branch: Branch(text("branch")), suite: Suite(text("suite")), number: 2)
    return LockReport([first, second])
  }
}
