/// Tells whether a client asked for a command or the engine itself did.
struct LockOrigins {
  /// What `Running command` says of a command of a correlation id, or of a thread without one.
  private var ran: [String: [String: Bool]] = [:]

  /// The actions whose permission check was skipped because they are internal.
  private var internalCalls: [String: Set<String>] = [:]

  /// Learns from logs what they tell about some owners; all others would be too many.
  init(_ logs: [LockFindings], of owners: some Sequence<LockOwner>) {
    let actors = Set(owners.lazy.map(\.actor))
    var merge = LockMerge(logs)
    while let events = merge.next() {
      for (event, _) in events { note(event, actors) }
    }
  }

  private mutating func note(_ event: LockEvent, _ actors: Set<String>) {
    switch event.deed {
    case .ran(let isInternal):
      guard let command = event.command, actors.contains(event.actor) else { return }
      ran[event.actor, default: [:]][command] = isInternal
    case .calledInternally(let action):
      guard actors.contains(event.actor) else { return }
      internalCalls[event.actor, default: []].insert(action)
    default: break
    }
  }

  /// Who asked for what an owner does; its own words count first, its thread last.
  func origin(of owner: LockOwner) -> LockOwner.Origin {
    let commands = ran[owner.actor] ?? [:]
    if let command = owner.command {
      if let isInternal = commands[command] { return isInternal ? .internal : .external }
      if internalCalls[owner.actor]?.contains(command) == true { return .internal }
      if owner.call == command { return .external }
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

extension LockEvent {
  /// What tells the doings of one from those of others, as ``LockOwner/actor``.
  fileprivate var actor: String { correlation.isEmpty ? "thread \(thread)" : correlation }
}
