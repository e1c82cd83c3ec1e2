/// The locks under which the engine does not look at a host, which commands tell by its name.
extension LockLedger {
  /// What tells a pause of monitoring from others.
  struct Pause: Hashable {
    var actor: String
    var host: String
  }

  mutating func monitor(_ event: LockEvent, _ place: LockPlace) {
    switch event.deed {
    case .monitoringAsked:
      threads[event.thread, default: ThreadState()].pauseAsked = event.moment
    case .monitoringPaused(let host): pause(event, host, place)
    case .monitoringResumed(let host): resume(event, host, place)
    default: break
    }
  }

  private mutating func pause(_ event: LockEvent, _ host: String, _ place: LockPlace) {
    var state = threads[event.thread, default: ThreadState()]
    defer { threads[event.thread] = state }
    let owner = owner(of: event)
    let name = Pause(actor: owner.actor, host: host)
    let asked = state.pauseAsked
    state.pauseAsked = nil
    if let told = state.acquired, holds[told.hold].lock.isMonitoring {
      // The lock manager has told it already, with the host's id.
      holds[told.hold].owner.command = event.command
      if let request = told.request { requests[request].owner.command = event.command }
      state.acquired = nil
      pauses[name] = told.hold
      return
    }
    let lock = EngineLock(exclusive: [LockKey(host, "VDS_INIT")], isMonitoring: true)
    if let asked {
      requests.append(
        LockRequest(
          owner: owner, lock: lock, mode: .waits, asked: asked, outcome: .granted(event.moment),
          test: test, place: place, granted: holds.count))
    }
    pauses[name] = holds.count
    begin(
      LockHold(
        owner: owner, lock: lock, since: event.moment, asked: asked, test: test, place: place))
  }

  private mutating func resume(_ event: LockEvent, _ host: String, _ place: LockPlace) {
    let owner = owner(of: event)
    if let index = pauses.removeValue(forKey: Pause(actor: owner.actor, host: host)) {
      // The lock manager may have told its release already.
      if holds[index].end == .open { end(index, .released(event.moment)) }
      return
    }
    if let index = threads[event.thread]?.released, holds[index].lock.isMonitoring {
      threads[event.thread]?.released = nil
      holds[index].owner.command = holds[index].owner.command ?? event.command
      return
    }
    let lock = EngineLock(exclusive: [LockKey(host, "VDS_INIT")], isMonitoring: true)
    holds.append(
      LockHold(
        owner: owner, lock: lock, end: .released(event.moment), test: test, place: place))
  }
}
