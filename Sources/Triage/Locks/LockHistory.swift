/// What the logs of a build tell about the engine's locks: who held what, and who asked in vain.
package struct LockHistory: Sendable {
  /// The holds in the order in which they began, without ``retired``.
  package private(set) var holds: [LockHold]

  /// The holds of which only sums are kept, where there are very many.
  package let retired: RetiredHolds

  /// The requests in the order in which they were made; with many holds only those that matter.
  package private(set) var requests: [LockRequest]

  /// The last moment that the logs tell; what is open then has no known end.
  package let end: Moment?

  /// The logs with lines of the engine.
  package let logs: [String]

  /// Logs of which some lines about locks were left out, and how many.
  package let leftOut: [(log: String, count: Int)]

  /// How far apart the lines may stand that two threads write about one moment.
  static let slack = 2

  /// Makes one history of all logs; what several of them tell alike is one event.
  ///
  /// - Parameters:
  ///   - findings: what each log tells.
  ///   - clock: the build's clock; a log whose times it cannot tell is left out, unless all are so.
  package init(_ findings: [LockFindings], clock: BuildClock = BuildClock()) {
    self.init(findings, clock: clock, room: LockLedger.usualRoom)
  }

  /// Makes one history of all logs, keeping as many holds and requests as there is room for.
  init(_ findings: [LockFindings], clock: BuildClock = BuildClock(), room: Int) {
    let placed = findings.compactMap { $0.placed(on: clock) }
    // One engine's logs can be compared with each other in whatever zone they are.
    let isPlaced = !placed.isEmpty
    let findings = isPlaced ? placed : findings
    let ordered = findings.sorted { left, right in
      let starts = (left.span?.lowerBound ?? .max, right.span?.lowerBound ?? .max)
      return (starts.0, left.log) < (starts.1, right.log)
    }
    var merge = LockMerge(ordered, clock: isPlaced ? clock : nil)
    var ledger = LockLedger(room: room)
    var zone: Int?
    while let events = merge.next() {
      for (event, log) in events { ledger.enter(event, in: ordered[log].log) }
      zone = events.last?.event.moment.zone
    }
    holds = ledger.holds
    requests = ledger.requests
    retired = ledger.retired
    logs = findings.map(\.log)
    // Behind the first line that was left out nobody knows what is still held.
    var cuts = ordered.enumerated().compactMap { index, log in
      let lost = merge.lost[index]?.from
      return log.leftOut > 0 ? min(lost ?? .max, log.span?.upperBound ?? .max) : lost
    }
    if let since = ledger.fullSince { cuts.append(since) }
    leftOut = ordered.enumerated().compactMap { index, log in
      let count =
        log.leftOut + (merge.lost[index]?.count ?? 0) + (ledger.leftOut[log.log] ?? 0)
      return count > 0 ? (log.log, count) : nil
    }
    end = (cuts.min() ?? ordered.compactMap { $0.span?.upperBound }.max()).map {
      Moment(milliseconds: $0, zone: zone)
    }
    settle(LockOrigins(ordered, of: holds.map(\.owner) + requests.map(\.owner)))
  }

  /// The requests that came away empty-handed, in order.
  package var refusals: [LockRequest] { requests.filter(\.isRefused) }

  /// The requests that queued and did not get the lock at once, in order.
  package var waits: [LockRequest] { requests.filter(\.didWait) }

  /// Settles what is only known when all lines were read.
  private mutating func settle(_ origins: LockOrigins) {
    for index in holds.indices {
      holds[index].owner.origin = origins.origin(of: holds[index].owner)
    }
    endThosePassedOn()
    let times = LockTimes(holds)
    for index in requests.indices {
      requests[index].owner.origin = origins.origin(of: requests[index].owner)
      guard requests[index].isRefused || requests[index].didWait else { continue }
      findHolder(of: index, times)
    }
    let busy = BusyTimes(holds, for: requests.lazy.filter { $0.isRefused && $0.holder != nil })
    for index in requests.indices where requests[index].isRefused {
      guard let holder = requests[index].holder else { continue }
      requests[index].waitNeeded = WhatIf.waitNeeded(
        by: requests[index], behind: holds[holder], busy, end: end,
        reach: retired.count > 0 ? LockLedger.reach : nil)
    }
    sortHolds()
  }

  /// Puts the holds in the order in which they began; those from before the log come first.
  private mutating func sortHolds() {
    let order = holds.indices.sorted { (holds[$0].start, $0) < (holds[$1].start, $1) }
    var places = [Int](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { places[index] = place }
    holds = order.map { holds[$0] }
    for index in requests.indices {
      requests[index].holder = requests[index].holder.map { places[$0] }
      requests[index].granted = requests[index].granted.map { places[$0] }
    }
  }

  /// Ends the holds without a release of which somebody else has got a key since.
  private mutating func endThosePassedOn() {
    let times = LockTimes(holds)
    for (index, hold) in holds.enumerated() where hold.end == .open {
      let later = hold.lock.wishes.lazy.compactMap { key, isAlone in
        times.first(of: key, isAlone: isAlone, startingBehind: hold.start)
      }
      guard let next = later.min(by: { $0.start < $1.start }), let since = holds[next.hold].since
      else { continue }
      holds[index].end = .passedOn(by: since)
    }
  }

  /// Finds who held a key that a request wanted when it asked.
  private mutating func findHolder(of index: Int, _ times: LockTimes) {
    let request = requests[index]
    let asked = request.asked.milliseconds
    let wishes = request.lock.wishes(for: request.key)
    for slack in [0, Self.slack] {
      var best: (key: LockKey, span: LockTimes.Span)?
      for (key, isAlone) in wishes {
        guard
          let span = times.longest(
            of: key, isAlone: isAlone, in: (asked - slack)...(asked + slack),
            except: request.granted)
        else { continue }
        // Of several the one that keeps it longest, since all of them must be gone.
        if let best, (span.end, span.start) <= (best.span.end, best.span.start) { continue }
        best = (key, span)
      }
      guard let best else { continue }
      requests[index].holder = best.span.hold
      requests[index].key = request.key ?? best.key
      return
    }
  }
}

extension LockRequest {
  /// Whether it queued and did not get the lock at once.
  ///
  /// The lock manager says so, or the answer took longer than writing two lines takes.
  package var didWait: Bool {
    guard mode != .refused else { return false }
    switch outcome {
    case .granted: return isBlocked || (waited ?? 0) >= 10
    case .refused: return false
    case .timedOut, .interrupted, .open: return true
    case .untold: return isBlocked
    }
  }
}
