/// The engine's errors that a host's refusal of the same action led to.
///
/// The engine's correlation id is vdsm's flow id. A suite may use one id for a whole test, so both
/// must lie within seconds.
struct SharedAction {
  private(set) var links: [Int: Cascade.Link] = [:]

  /// A failed verb of a host.
  private struct Verb {
    var fault: Int
    var moment: Moment
  }

  init(of faults: [JudgedFault], in build: Build) {
    let owners = Self.owners(of: faults)
    guard !owners.isEmpty else { return }
    var verbs: [String: [Verb]] = [:]
    var told: [Int: [(id: String, moment: Moment)]] = [:]
    // An error of which some telling has no id, or lies on the host, cannot be told to follow.
    var unsure: Set<Int> = []
    for action in build.actions {
      let places = action.faults.map { LockPlace(log: $0.evidence.log, line: $0.evidence.line) }
      guard let fault = places.lazy.compactMap({ owners[$0] }).first else { continue }
      guard let context = action.context, !context.action.isEmpty,
        let moment = build.clock.moment(context.time, in: action.log, line: places.first?.line)
      else {
        unsure.insert(fault)
        continue
      }
      if Self.isOfEngine(action) {
        told[fault, default: []].append((context.action, moment))
      } else {
        unsure.insert(fault)
        verbs[context.action, default: []].append(Verb(fault: fault, moment: moment))
      }
    }
    for (fault, actions) in told where !unsure.contains(fault) {
      // Evidence that was left out may be of any action.
      guard faults[fault].fault.evidenceTotal <= faults[fault].fault.evidence.count else {
        continue
      }
      links[fault] = Self.link(actions, verbs, from: fault)
    }
  }

  /// What joins all actions of one fault with one fault of a host.
  private static func link(
    _ actions: [(id: String, moment: Moment)], _ verbs: [String: [Verb]], from fault: Int
  ) -> Cascade.Link? {
    let roots = actions.map { action in
      (verbs[action.id] ?? []).first { verb in
        let distance = action.moment.milliseconds - verb.moment.milliseconds
        return abs(distance) <= ProductActions.idReach && verb.fault != fault
      }?.fault
    }
    guard let first = roots.first, let root = first, roots.allSatisfy({ $0 == root }),
      let id = actions.first?.id
    else { return nil }
    return Cascade.Link(root: root, reason: "vdsm failed in the same action, \(id)")
  }

  /// The faults of products by the places of their messages.
  private static func owners(of faults: [JudgedFault]) -> [LockPlace: Int] {
    var owners: [LockPlace: Int] = [:]
    for (index, judged) in faults.enumerated() where judged.fault.place == .product {
      for evidence in judged.fault.evidence {
        owners[LockPlace(log: evidence.log, line: evidence.line)] = index
      }
    }
    return owners
  }

  /// Whether the engine tells an action, by the shape of its first line.
  private static func isOfEngine(_ action: Failure) -> Bool {
    action.trace.lines.first.flatMap { EntryHead($0.text) }?.isEngine ?? false
  }
}
