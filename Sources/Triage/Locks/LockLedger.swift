/// Keeps the books on the engine's locks, event by event in the order of time.
///
/// Joins what belongs together: a lock manager's line and the command's line about the same deed,
/// which follow each other in one thread; an acquisition and its release, which are often in two
/// threads of one correlation id.
struct LockLedger {
  var holds: [LockHold] = []
  var requests: [LockRequest] = []

  /// The open holds of each lock.
  private var open: [EngineLock: OpenHolds] = [:]

  /// What each thread did last.
  var threads: [String: ThreadState] = [:]

  /// The pauses of monitoring that are told by a host's name, by who made them.
  var pauses: [Pause: Int] = [:]

  /// What was taken out of the books, and at how many holds and requests more is.
  var retired = RetiredHolds()
  var room: Int
  let leastRoom: Int

  /// How many events of each log had no room, and when the first of them was.
  private(set) var leftOut: [String: Int] = [:]
  private(set) var fullSince: Int?

  /// How many of the last holds, and of the last open ones of a lock, a release is compared with.
  static let recent = 256

  /// The test that runs.
  private(set) var test: LogText?

  init(room: Int = usualRoom) {
    self.room = room
    leastRoom = room
  }

  /// What is known of a thread.
  struct ThreadState {
    /// Its request that was not answered yet; a thread asks for one lock at a time.
    var request: Int?
    /// Who has told of that request: the command, the lock manager or both.
    var tellers: Set<Bool> = []
    /// Its request that was refused, whose reasons may follow.
    var refused: Int?
    /// Whether only the lock manager told of that: the command's line follows.
    var isRefusedByManager = false
    /// A hold that only the lock manager told of, and its request: the command's line follows.
    var acquired: (hold: Int, request: Int?)?
    var released: Int?
    /// Whether the lock manager has just said that what is released was not held.
    var releasesNothing = false
    /// A key that the lock manager could not give, where the request itself is not in the log.
    var taken: (key: LockKey, at: Moment)?
    /// Whom it works for, and what for.
    var user: String?
    var call: String?
    /// When it asked for a pause of monitoring.
    var pauseAsked: Moment?

    /// Forgets what only holds for the line behind.
    mutating func goOn() {
      (acquired, released, refused, taken, releasesNothing) = (nil, nil, nil, nil, false)
    }
  }

  /// Enters one event.
  mutating func enter(_ event: LockEvent, in log: String) {
    if holds.count + requests.count >= room { retire(at: event.moment.milliseconds) }
    guard fullSince == nil, holds.count + requests.count < Self.mostRoom else {
      // Behind a gap nothing can be told for sure.
      leftOut[log, default: 0] += 1
      fullSince = fullSince ?? event.moment.milliseconds
      return
    }
    let place = LockPlace(log: log, line: event.line)
    switch event.deed {
    case .asked(let lock, let mode): ask(event, lock, mode, place)
    case .taken(let key): block(event, key)
    case .queued(let lock):
      let index = request(for: event, lock, place)
      requests[index].isBlocked = true
    case .acquired(let lock): acquire(event, lock, place)
    case .refused(let lock): refuse(event, lock, .refused(event.moment), place)
    case .timedOut(let lock): refuse(event, lock, .timedOut(event.moment), place)
    case .interrupted(let lock):
      let index = request(for: event, lock, place)
      requests[index].outcome = .interrupted(event.moment)
      threads[event.thread]?.request = nil
    case .released(let lock): release(event, lock, place)
    case .releasedNothing: releaseNothing(event)
    case .monitoringAsked, .monitoringPaused, .monitoringResumed: monitor(event, place)
    case .cleared: clear(at: event.moment)
    case .invalid(let action, let user, let reasons): explain(event, action, user, reasons)
    case .called(let action, let user):
      threads[event.thread, default: ThreadState()].user = user
      threads[event.thread]?.call = action
    case .test(let name): test = name
    case .ran, .calledInternally: break
    }
  }

  private mutating func ask(
    _ event: LockEvent, _ lock: EngineLock, _ mode: LockRequest.Mode, _ place: LockPlace
  ) {
    var state = threads[event.thread, default: ThreadState()]
    state.goOn()
    if let index = state.request {
      if requests[index].lock == lock, state.tellers.insert(event.command != nil).inserted {
        // The command and the lock manager tell of the same request.
        requests[index].mode = mode
        requests[index].owner.command = requests[index].owner.command ?? event.command
        threads[event.thread] = state
        return
      }
      requests[index].outcome = .untold
    }
    state.request = requests.count
    state.tellers = [event.command != nil]
    threads[event.thread] = state
    requests.append(
      LockRequest(
        owner: owner(of: event), lock: lock, mode: mode, asked: event.moment, user: state.user,
        test: test, place: place))
  }

  /// The thread's open request for a lock; begun here where the log does not tell its beginning.
  private mutating func request(
    for event: LockEvent, _ lock: EngineLock, _ place: LockPlace, mode: LockRequest.Mode = .waits
  ) -> Int {
    if let index = threads[event.thread]?.request, requests[index].lock == lock {
      requests[index].owner.command = requests[index].owner.command ?? event.command
      return index
    }
    let taken = threads[event.thread]?.taken
    ask(event, lock, mode, place)
    if let taken, lock.wants(taken.key) {
      requests[requests.count - 1].key = taken.key
      requests[requests.count - 1].asked = taken.at
      requests[requests.count - 1].isBlocked = true
    }
    return requests.count - 1
  }

  private mutating func block(_ event: LockEvent, _ key: LockKey) {
    var state = threads[event.thread, default: ThreadState()]
    if let index = state.request, requests[index].lock.wants(key) {
      requests[index].isBlocked = true
      requests[index].key = requests[index].key ?? key
      if requests[index].mode == .refused {
        // One that does not wait has its answer.
        requests[index].outcome = .refused(event.moment)
        (state.request, state.refused, state.isRefusedByManager) = (nil, index, true)
      }
    } else {
      state.taken = (key, event.moment)
    }
    threads[event.thread] = state
  }

  private mutating func refuse(
    _ event: LockEvent, _ lock: EngineLock, _ outcome: LockRequest.Outcome, _ place: LockPlace
  ) {
    if event.command != nil, let state = threads[event.thread], state.isRefusedByManager,
      let index = state.refused, requests[index].lock == lock
    {
      // The lock manager has told it already.
      threads[event.thread]?.isRefusedByManager = false
      requests[index].owner.command = requests[index].owner.command ?? event.command
      return
    }
    let isAtOnce = if case .refused = outcome { true } else { false }
    let index = request(
      for: event, lock, place, mode: isAtOnce ? .refused : .waitsWithTimeout)
    requests[index].isBlocked = true
    requests[index].outcome = outcome
    threads[event.thread]?.request = nil
    threads[event.thread]?.refused = index
    threads[event.thread]?.isRefusedByManager = event.command == nil
  }

  private mutating func acquire(_ event: LockEvent, _ lock: EngineLock, _ place: LockPlace) {
    var state = threads[event.thread, default: ThreadState()]
    if event.command != nil, let told = state.acquired, holds[told.hold].lock == lock {
      // The lock manager has told it already.
      state.acquired = nil
      threads[event.thread] = state
      holds[told.hold].owner.command = event.command
      if let request = told.request { requests[request].owner.command = event.command }
      return
    }
    state.goOn()
    var answered: Int?
    var hold = LockHold(
      owner: owner(of: event), lock: lock, since: event.moment, user: state.user, test: test,
      place: place)
    if let index = state.request {
      if requests[index].lock == lock {
        requests[index].outcome = .granted(event.moment)
        requests[index].granted = holds.count
        answered = index
        requests[index].owner.command = requests[index].owner.command ?? event.command
        hold.asked = requests[index].asked
        hold.owner.command = hold.owner.command ?? requests[index].owner.command
      } else {
        requests[index].outcome = .untold
      }
      state.request = nil
    }
    if event.command == nil { state.acquired = (holds.count, answered) }
    threads[event.thread] = state
    begin(hold)
  }

  mutating func begin(_ hold: LockHold) {
    open[hold.lock, default: OpenHolds()].add(holds.count, of: hold.owner.actor)
    holds.append(hold)
  }

  private mutating func release(_ event: LockEvent, _ lock: EngineLock, _ place: LockPlace) {
    var state = threads[event.thread, default: ThreadState()]
    if event.command != nil, let index = state.released, holds[index].lock == lock {
      // The lock manager has told it already.
      holds[index].owner.command = holds[index].owner.command ?? event.command
      state.released = nil
      threads[event.thread] = state
      return
    }
    let isNothing = state.releasesNothing
    state.goOn()
    if isNothing {
      threads[event.thread] = state
      return
    }
    if let index = openHold(of: lock, event) {
      end(index, .released(event.moment))
      if event.command == nil { state.released = index }
    } else if wasHeldBefore(lock, event) {
      if event.command == nil { state.released = holds.count }
      holds.append(
        LockHold(
          owner: owner(of: event), lock: lock, end: .released(event.moment), test: test,
          place: place))
    }
    threads[event.thread] = state
  }

  /// Takes back that a lock was held which the lock manager did not know when it was released.
  private mutating func releaseNothing(_ event: LockEvent) {
    if let index = threads[event.thread]?.released, index == holds.count - 1,
      holds[index].since == nil
    {
      holds.removeLast()
    }
    threads[event.thread, default: ThreadState()].goOn()
    threads[event.thread]?.releasesNothing = true
  }

  /// The hold that a release ends: its owner's, else the only one there is.
  ///
  /// A command may hand its lock to another one, with another correlation id, which then frees it.
  private func openHold(of lock: EngineLock, _ event: LockEvent) -> Int? {
    guard let open = open[lock] else { return nil }
    let own = open.last(Self.recent, of: owner(of: event).actor)
    if let exact = own.last(where: { holds[$0].owner.command == event.command }) { return exact }
    if let index = own.last(where: { isSame(holds[$0].owner.command, event.command) }) {
      return index
    }
    // Of an exclusive lock there is one holder at a time, whoever releases it. One that got it in
    // this very millisecond got it from somebody whose acquisition the log does not tell.
    guard lock.exclusive.isEmpty else {
      return open.last(Self.recent).last { holds[$0].start < event.moment.milliseconds }
    }
    return open.last(Self.recent).last { holds[$0].owner.thread == event.thread }
  }

  func isSame(_ one: String?, _ other: String?) -> Bool {
    one == nil || other == nil || one == other
  }

  /// Whether a lock that is released without having been acquired was held before the log began.
  ///
  /// A second release of what its owner held is none: the engine releases again to be safe.
  private func wasHeldBefore(_ lock: EngineLock, _ event: LockEvent) -> Bool {
    let actor = owner(of: event).actor
    return !holds.suffix(Self.recent).contains {
      $0.owner.actor == actor && $0.lock == lock
    }
  }

  mutating func end(_ index: Int, _ end: LockHold.End) {
    holds[index].end = end
    let lock = holds[index].lock
    open[lock]?.remove(index, of: holds[index].owner.actor)
    if open[lock]?.isEmpty == true { open[lock] = nil }
  }

  private mutating func clear(at moment: Moment) {
    for index in open.values.flatMap(\.all) { holds[index].end = .cleared(moment) }
    open.removeAll()
    for state in threads.values {
      if let index = state.request { requests[index].outcome = .untold }
    }
    threads.removeAll()
    pauses.removeAll()
  }

  private mutating func explain(
    _ event: LockEvent, _ action: String, _ user: String?, _ reasons: String
  ) {
    guard let index = threads[event.thread]?.refused,
      requests[index].owner.correlation == event.correlation,
      isSame(requests[index].owner.command, action)
    else { return }
    requests[index].owner.command = requests[index].owner.command ?? action
    requests[index].user = user ?? requests[index].user
    requests[index].reasons = reasons
    threads[event.thread]?.refused = nil
  }

  /// The holds that threads and pauses may still come back to.
  var usedHolds: [Int] {
    threads.values.flatMap { [$0.acquired?.hold, $0.released].compactMap { $0 } } + pauses.values
  }

  /// Follows holds to their new places; what is not kept has none.
  mutating func moveHolds(_ place: (Int) -> Int?) {
    open = open.mapValues { $0.moved(place) }
    pauses = pauses.compactMapValues(place)
    for index in requests.indices {
      requests[index].granted = requests[index].granted.flatMap(place)
    }
    threads = threads.mapValues { state in
      var state = state
      state.released = state.released.flatMap(place)
      state.acquired = state.acquired.flatMap { told in
        place(told.hold).map { ($0, told.request) }
      }
      return state
    }
  }

  func owner(of event: LockEvent) -> LockOwner {
    LockOwner(
      command: event.command, correlation: event.correlation, thread: event.thread,
      call: threads[event.thread]?.call)
  }
}
