/// The holds of each key in the order of time, for finding who held a key at a moment.
///
/// Who wants a key for itself alone is kept from it by any hold, others by exclusive holds only, so
/// that each has an order of its own.
struct LockTimes {
  /// One hold as a span of time in milliseconds.
  struct Span {
    var hold: Int
    var start: Int
    /// When it ended; `Int.max` where it is held when the log ends.
    var end: Int
    /// The span that ends last of this one and all before it, and the second of them, by their
    /// places in the order.
    fileprivate var last = 0
    fileprivate var second: Int?
  }

  private var any: [LockKey: [Span]] = [:]

  /// The exclusive holds of the keys that are also held by several at once.
  private var exclusive: [LockKey: [Span]] = [:]

  init(_ holds: [LockHold]) {
    var shared: Set<LockKey> = []
    for (index, hold) in holds.enumerated() {
      let span = Span(hold: index, start: hold.start, end: hold.finish)
      for key in hold.lock.keys { any[key, default: []].append(span) }
      shared.formUnion(hold.lock.shared)
    }
    for (index, hold) in holds.enumerated() where !shared.isEmpty {
      let span = Span(hold: index, start: hold.start, end: hold.finish)
      for key in hold.lock.exclusive where shared.contains(key) {
        exclusive[key, default: []].append(span)
      }
    }
    for key in shared { exclusive[key, default: []].putInOrder() }
    for key in any.keys { any[key]?.putInOrder() }
  }

  /// The span that ends last of those that keep a key from somebody at some moment of a time.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - isAlone: whether it is wanted for somebody alone.
  ///   - time: the moments, in milliseconds.
  ///   - granted: a hold that is left out.
  /// - Returns: nil where nobody keeps it from them.
  func longest(
    of key: LockKey, isAlone: Bool, in time: ClosedRange<Int>, except granted: Int?
  ) -> Span? {
    let all = spans(of: key, isAlone: isAlone)
    let count = all.count(startingBy: time.upperBound)
    guard count > 0 else { return nil }
    var found: Span? = all[all[count - 1].last]
    if found?.hold == granted { found = all[count - 1].second.map { all[$0] } }
    return found.flatMap { $0.end >= time.lowerBound ? $0 : nil }
  }

  /// The first span behind a moment that keeps a key from somebody.
  func first(of key: LockKey, isAlone: Bool, startingBehind moment: Int) -> Span? {
    let all = spans(of: key, isAlone: isAlone)
    let count = all.count(startingBy: moment)
    return count < all.count ? all[count] : nil
  }

  private func spans(of key: LockKey, isAlone: Bool) -> [Span] {
    (isAlone ? any[key] : exclusive[key] ?? any[key]) ?? []
  }
}

extension [LockTimes.Span] {
  /// Sorts the spans by when they begin, and notes which of those so far end last.
  fileprivate mutating func putInOrder() {
    sort { ($0.start, $0.hold) < ($1.start, $1.hold) }
    for index in indices.dropFirst() {
      let (last, second) = (self[index - 1].last, self[index - 1].second)
      let isLast = self[index].endsBehind(self[last])
      self[index].last = isLast ? index : last
      let isSecond = second.map { self[index].endsBehind(self[$0]) } ?? true
      self[index].second = isLast ? last : isSecond ? index : second
    }
  }

  /// How many spans begin at or before a moment.
  fileprivate func count(startingBy moment: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start <= moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension LockTimes.Span {
  /// Whether it ends later than one that stands before it in the order.
  fileprivate func endsBehind(_ other: Self) -> Bool {
    (end, start, hold) > (other.end, other.start, other.hold)
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
