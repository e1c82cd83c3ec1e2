/// When each key of the engine's locks was held or queued for without a break.
struct BusyTimes {
  /// A time in milliseconds in which a key cannot be had.
  struct Stretch {
    var from: Int
    /// The moment behind it; `Int.max` where the key is held when the log ends.
    var until: Int
    /// Whether the key was free then: the engine's restart tells only that it was held till there.
    var isFree: Bool
  }

  /// What a key is wanted for: by somebody alone, or with others who share it.
  private struct Wish: Hashable {
    var key: LockKey
    var isAlone: Bool
  }

  private var stretches: [Wish: [Stretch]] = [:]

  /// How soon one that queued holds a lock after its release.
  private static let wakeUp = 10

  /// Learns when the keys that some requests want are not to be had.
  init(_ holds: [LockHold], for requests: some Sequence<LockRequest>) {
    for request in requests {
      for (key, isAlone) in request.lock.wishes {
        stretches[Wish(key: key, isAlone: isAlone)] = []
      }
    }
    guard !stretches.isEmpty else { return }
    for hold in holds {
      let stretch = Self.stretch(of: hold)
      for (key, isAlone) in hold.lock.wishes {
        stretches[Wish(key: key, isAlone: true)]?.append(stretch)
        if isAlone { stretches[Wish(key: key, isAlone: false)]?.append(stretch) }
      }
    }
    for wish in stretches.keys { stretches[wish]?.join() }
  }

  /// The first time behind a moment, or around it, in which a key cannot be had.
  func stretch(of key: LockKey, isAlone: Bool, endingBehind moment: Int) -> Stretch? {
    let all = stretches[Wish(key: key, isAlone: isAlone)] ?? []
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].until <= moment { low = middle + 1 } else { high = middle }
    }
    return low < all.count ? all[low] : nil
  }

  /// The moments at which somebody holds a lock, or has queued for it and gets it.
  private static func stretch(of hold: LockHold) -> Stretch {
    var from = hold.start
    if hold.since != nil, let asked = hold.asked {
      from = min(from, max(from - wakeUp, asked.milliseconds + 1))
    }
    let isCleared = if case .cleared = hold.end { true } else { false }
    return Stretch(from: from, until: hold.finish, isFree: !isCleared)
  }
}

extension [BusyTimes.Stretch] {
  /// Makes one of those that follow each other without a break.
  fileprivate mutating func join() {
    sort { ($0.from, $0.until) < ($1.from, $1.until) }
    var joined: [BusyTimes.Stretch] = []
    for next in self where next.from < next.until {
      guard let last = joined.last,
        next.from < last.until || (next.from == last.until && last.isFree)
      else {
        joined.append(next)
        continue
      }
      let isFree = next.until == last.until ? last.isFree && next.isFree : next.isFree
      if next.until >= last.until {
        joined[joined.count - 1].until = next.until
        joined[joined.count - 1].isFree = isFree
      }
    }
    self = joined
  }
}
