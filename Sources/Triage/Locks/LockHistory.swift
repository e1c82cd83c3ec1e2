/// What the logs of a build tell about the engine's locks: who held what, and who asked in vain.
package struct LockHistory: Sendable {
  /// The holds in the order in which they began.
  package private(set) var holds: [LockHold]

  /// The requests in the order in which they were made.
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
    let placed = findings.compactMap { $0.placed(on: clock) }
    // One engine's logs can be compared with each other in whatever zone they are.
    let findings = placed.isEmpty ? findings : placed
    let ordered = findings.sorted { left, right in
      let starts = (left.span?.lowerBound ?? .max, right.span?.lowerBound ?? .max)
      return (starts.0, left.log) < (starts.1, right.log)
    }
    let events = Self.merged(ordered)
    var ledger = LockLedger()
    for (event, log) in events { ledger.enter(event, in: ordered[log].log) }
    holds = ledger.holds
    requests = ledger.requests
    logs = findings.map(\.log)
    leftOut = findings.filter { $0.leftOut > 0 }.map { ($0.log, $0.leftOut) }
    // Behind the first line that was left out nobody knows what is still held.
    let whole = findings.compactMap { $0.span?.upperBound }.max()
    let cut = findings.compactMap { $0.leftOut > 0 ? $0.span?.upperBound : nil }.min()
    end = (cut ?? whole).map {
      Moment(milliseconds: $0, zone: events.last?.event.moment.zone)
    }
    settle(LockOrigins(events.lazy.map(\.event)))
  }

  /// The requests that came away empty-handed, in order.
  package var refusals: [LockRequest] { requests.filter(\.isRefused) }

  /// The requests that queued and did not get the lock at once, in order.
  package var waits: [LockRequest] { requests.filter(\.didWait) }

  /// All events in the order of time, with the index of their log.
  ///
  /// A folder may hold one log twice, at two ages, and a console may quote it: of each line there
  /// are as many events as the log has that tells it most often.
  private static func merged(
    _ findings: [LockFindings]
  ) -> [(event: LockEvent, log: Int)] {
    struct Copy: Hashable {
      var fingerprint: Int
      var number: Int
    }
    var known: Set<Copy> = []
    var events: [(event: LockEvent, log: Int)] = []
    for (index, log) in findings.enumerated() {
      var counts: [Int: Int] = [:]
      for event in log.events {
        let number = counts[event.fingerprint, default: 0]
        counts[event.fingerprint] = number + 1
        let isNew = known.insert(Copy(fingerprint: event.fingerprint, number: number)).inserted
        if isNew { events.append((event, index)) }
      }
    }
    return events.sorted {
      ($0.event.moment.milliseconds, $0.log, $0.event.line)
        < ($1.event.moment.milliseconds, $1.log, $1.event.line)
    }
  }

  /// Settles what is only known when all lines were read.
  private mutating func settle(_ origins: LockOrigins) {
    for index in holds.indices {
      let moment = holds[index].since ?? holds[index].until ?? Moment(milliseconds: 0)
      holds[index].owner.origin = origins.origin(of: holds[index].owner, at: moment)
    }
    endThosePassedOn()
    let times = LockTimes(holds)
    for index in requests.indices {
      requests[index].owner.origin = origins.origin(
        of: requests[index].owner, at: requests[index].asked)
      guard requests[index].isRefused || requests[index].didWait else { continue }
      findHolder(of: index, times)
      guard requests[index].isRefused, let holder = requests[index].holder else { continue }
      requests[index].waitNeeded = WhatIf.waitNeeded(
        by: requests[index], behind: holder, of: holds, times, end: end)
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
      let later = hold.lock.keys.compactMap { key in
        times.spans(of: key, startingBehind: hold.start).first { span in
          holds[span.hold].lock.conflicts(with: hold.lock).contains(key)
        }
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
    for slack in [0, Self.slack] {
      let found = (request.key.map { [$0] } ?? request.lock.keys).flatMap { key in
        times.spans(of: key, from: asked - slack, startingBy: asked + slack)
          .filter { span in
            span.hold != request.granted
              && holds[span.hold].lock.conflicts(with: request.lock).contains(key)
          }
          .map { (key: key, span: $0) }
      }
      // Of several the one that keeps it longest, since all of them must be gone.
      guard
        let best = found.max(by: { ($0.span.end, $0.span.start) < ($1.span.end, $1.span.start) })
      else { continue }
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
