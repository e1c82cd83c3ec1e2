/// The holds of each key in the order of time, for finding who held a key at a moment.
struct LockTimes {
  /// One hold as a span of time in milliseconds.
  struct Span {
    var hold: Int
    var start: Int
    /// When it ended; `Int.max` where it is held when the log ends.
    var end: Int
    /// The latest end of this span and all before it.
    var latestEnd: Int
  }

  private var spans: [LockKey: [Span]] = [:]

  init(_ holds: [LockHold]) {
    for (index, hold) in holds.enumerated() {
      let span = Span(hold: index, start: hold.start, end: hold.finish, latestEnd: 0)
      for key in hold.lock.keys { spans[key, default: []].append(span) }
    }
    for key in spans.keys {
      spans[key]?.sort { ($0.start, $0.hold) < ($1.start, $1.hold) }
      var latest = Int.min
      spans[key]?.withEach { span in
        latest = max(latest, span.end)
        span.latestEnd = latest
      }
    }
  }

  /// The spans of a key that begin at or before a moment and do not end before another, the last
  /// one first.
  func spans(of key: LockKey, from: Int, startingBy by: Int) -> [Span] {
    guard let all = spans[key] else { return [] }
    var found: [Span] = []
    var index = Self.count(in: all, startingBy: by) - 1
    while index >= 0, all[index].latestEnd >= from {
      if all[index].end >= from { found.append(all[index]) }
      index -= 1
    }
    return found
  }

  /// The spans of a key that begin behind a moment, the first one first.
  func spans(of key: LockKey, startingBehind moment: Int) -> ArraySlice<Span> {
    guard let all = spans[key] else { return [] }
    return all[Self.count(in: all, startingBy: moment)...]
  }

  /// How many spans begin at or before a moment.
  private static func count(in all: [Span], startingBy moment: Int) -> Int {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].start <= moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension LockHold {
  /// Since when in milliseconds; `Int.min` where it was acquired before the log begins.
  var start: Int { since?.milliseconds ?? .min }

  /// Until when, as far as the log tells; `Int.max` where it is held when the log ends.
  var finish: Int {
    switch end {
    case .released(let at), .passedOn(let at), .cleared(let at): at.milliseconds
    case .open: .max
    }
  }
}

extension Array {
  fileprivate mutating func withEach(_ body: (inout Element) -> Void) {
    for index in indices { body(&self[index]) }
  }
}
