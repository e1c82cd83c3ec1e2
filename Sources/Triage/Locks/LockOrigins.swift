/// Tells whether a client asked for a command or the engine itself did.
struct LockOrigins {
  /// What `Running command` says of a command of a correlation id, or of a thread without one.
  private var ran: [String: [String: Bool]] = [:]

  /// The actions whose permission check was skipped because they are internal.
  private var internalCalls: [String: Set<String>] = [:]

  /// The actions that clients called, by thread, with the time of the call.
  private var calls: [String: [(action: String, at: Int)]] = [:]

  init(_ events: some Sequence<LockEvent>) {
    for event in events {
      let actor = event.correlation.isEmpty ? "thread \(event.thread)" : event.correlation
      switch event.deed {
      case .ran(let isInternal):
        if let command = event.command { ran[actor, default: [:]][command] = isInternal }
      case .calledInternally(let action): internalCalls[actor, default: []].insert(action)
      case .called(let action, _):
        calls[event.thread, default: []].append((action, event.moment.milliseconds))
      default: break
      }
    }
  }

  /// Who asked for what an owner does; its own words count first, its thread last.
  func origin(of owner: LockOwner, at moment: Moment) -> LockOwner.Origin {
    let commands = ran[owner.actor] ?? [:]
    if let command = owner.command {
      if let isInternal = commands[command] { return isInternal ? .internal : .external }
      if internalCalls[owner.actor]?.contains(command) == true { return .internal }
      let call = calls[owner.thread]?.last { $0.at <= moment.milliseconds }
      if call?.action == command { return .external }
    }
    // A command that never ran belongs to the request that did.
    if commands.values.contains(false) { return .external }
    if commands.values.contains(true) { return .internal }
    return Self.origin(ofThread: owner.thread)
  }

  /// Threads that serve clients, and those in which the engine acts by itself.
  private static func origin(ofThread thread: String) -> LockOwner.Origin {
    if thread.hasPrefix("default task-") || thread.hasPrefix("ajp-") { return .external }
    let own = ["ForkJoinPool", "DefaultQuartzScheduler", "ServerService Thread Pool"]
    if own.contains(where: thread.hasPrefix) || thread.contains("cheduled") { return .internal }
    return .unknown
  }
}
