/// Tells whether a client asked for a command or the engine itself did.
struct LockOrigins {
  /// A command or action of a correlation id, or of a thread without one.
  private struct Call: Hashable {
    var actor: String
    var command: String
  }

  /// What `Running command` says of each, and of whom it says so at all.
  private var ran: [Call: Bool] = [:]
  private var externals: Set<String> = []
  private var internals: Set<String> = []

  /// Those whose permission check was skipped because they are internal.
  private var internalCalls: Set<Call> = []

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
      ran[Call(actor: event.actor, command: command)] = isInternal
      if isInternal { internals.insert(event.actor) } else { externals.insert(event.actor) }
    case .calledInternally(let action):
      guard actors.contains(event.actor) else { return }
      internalCalls.insert(Call(actor: event.actor, command: action))
    default: break
    }
  }

  /// Who asked for what an owner does; its own words count first, its thread last.
  func origin(of owner: LockOwner) -> LockOwner.Origin {
    if let command = owner.command {
      let call = Call(actor: owner.actor, command: command)
      if let isInternal = ran[call] { return isInternal ? .internal : .external }
      if internalCalls.contains(call) { return .internal }
      if owner.call == command { return .external }
    }
    // A command that never ran belongs to the request that did.
    if externals.contains(owner.actor) { return .external }
    if internals.contains(owner.actor) { return .internal }
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
