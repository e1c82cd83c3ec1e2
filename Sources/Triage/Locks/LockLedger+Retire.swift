/// Takes out of the books what no refused or waiting request is about, so that they stay small.
extension LockLedger {
  /// How many holds and requests the books begin to be cleared at, and how many there may be at all.
  static let usualRoom = 50_000
  static let mostRoom = 300_000

  /// How long behind a request the holds of its keys are kept, in milliseconds.
  ///
  /// Whoever would have had to wait longer is told to have needed at least that.
  static let reach = 600_000

  /// How long behind a refused request all holds are kept, since clients may have been faster.
  private static let clientReach = 60_000

  /// How long what has ended is kept all the same: later lines may tell of the same moment.
  private static let grace = 1000

  /// Clears the books at a moment.
  mutating func retire(at now: Int) {
    let keep = holdsToKeep(now - Self.grace)
    var places = [Int?](repeating: nil, count: holds.count)
    var kept: [LockHold] = []
    for index in holds.indices {
      if keep[index] {
        places[index] = kept.count
        kept.append(holds[index])
      } else {
        retired.add(holds[index])
      }
    }
    holds = kept
    moveHolds { places[$0] }
    retireRequests(now - Self.grace)
    // A thread's user is known again with its next call.
    if threads.count > 50_000 { threads = threads.filter { $0.value.request != nil } }
    room = max(leastRoom, 2 * (holds.count + requests.count))
  }

  private func holdsToKeep(_ last: Int) -> [Bool] {
    let needed = requests.filter { $0.isRefused || $0.didWait }
    var wanted: [LockKey: [ClosedRange<Int>]] = [:]
    var refused: [ClosedRange<Int>] = []
    for request in needed {
      let asked = request.asked.milliseconds
      let time = (asked - LockHistory.slack)...(asked + Self.reach)
      for key in request.lock.keys { wanted[key, default: []].join(time) }
      if request.isRefused { refused.join(asked...(asked + Self.clientReach)) }
    }
    var keep = [Bool](repeating: false, count: holds.count)
    for (index, hold) in holds.enumerated() {
      keep[index] =
        hold.end == .open || hold.finish > last || index >= holds.count - Self.recent
        || refused.touches(hold.start...hold.start)
        || hold.lock.keys.contains {
          wanted[$0]?.touches(hold.start...max(hold.start, hold.finish)) == true
        }
    }
    for index in usedHolds { keep[index] = true }
    keepSuccessors(&keep)
    return keep
  }

  /// Keeps who first got a key of a hold that was never released, which ends that one.
  private func keepSuccessors(_ keep: inout [Bool]) {
    // The open holds that nobody has succeeded yet, the oldest last.
    var alone: [LockKey: [Int]] = [:]
    var sharing: [LockKey: [Int]] = [:]
    for (index, hold) in holds.enumerated().reversed() where hold.end == .open {
      for key in hold.lock.exclusive { alone[key, default: []].append(index) }
      for key in hold.lock.shared { sharing[key, default: []].append(index) }
    }
    var succeeded: Set<Int> = []
    func succeed(_ open: inout [Int]?, _ index: Int) {
      while let before = open?.last, holds[before].start < holds[index].start {
        open?.removeLast()
        if succeeded.insert(before).inserted { keep[index] = true }
      }
    }
    for (index, hold) in holds.enumerated() where hold.end != .open {
      for (key, isAlone) in hold.lock.wishes {
        succeed(&alone[key], index)
        if isAlone { succeed(&sharing[key], index) }
      }
    }
  }

  /// Keeps the requests that were refused, that waited, or that are not answered yet.
  private mutating func retireRequests(_ last: Int) {
    let used = Set(threads.values.flatMap { [$0.request, $0.refused, $0.acquired?.request] })
    var places = [Int?](repeating: nil, count: requests.count)
    var kept: [LockRequest] = []
    for (index, request) in requests.enumerated()
    where request.isRefused || request.didWait || request.asked.milliseconds > last
      || used.contains(index)
    {
      places[index] = kept.count
      kept.append(request)
    }
    requests = kept
    threads = threads.mapValues { state in
      var state = state
      state.request = state.request.flatMap { places[$0] }
      state.refused = state.refused.flatMap { places[$0] }
      state.acquired = state.acquired.map { ($0.hold, $0.request.flatMap { places[$0] }) }
      return state
    }
  }
}

extension [ClosedRange<Int>] {
  /// Adds a range that begins near the end of the others, or behind it.
  fileprivate mutating func join(_ range: ClosedRange<Int>) {
    guard let last, range.lowerBound <= last.upperBound else { return append(range) }
    self[count - 1] =
      Swift.min(last.lowerBound, range.lowerBound)...Swift.max(last.upperBound, range.upperBound)
  }

  /// Whether a range has something in common with one of these, which are in order.
  fileprivate func touches(_ range: ClosedRange<Int>) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].lowerBound <= range.upperBound
  }
}
