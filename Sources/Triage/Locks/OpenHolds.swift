/// The open holds of one lock, as indices in the order in which they began.
struct OpenHolds {
  private(set) var all: [Int] = []

  /// Those of each who has some.
  private var own: [String: [Int]] = [:]

  var isEmpty: Bool { all.isEmpty }

  /// The last ones of all, or of one actor.
  func last(_ count: Int, of actor: String? = nil) -> ArraySlice<Int> {
    (actor.map { own[$0] ?? [] } ?? all).suffix(count)
  }

  /// Adds a hold that began behind all others.
  mutating func add(_ index: Int, of actor: String) {
    all.append(index)
    own[actor, default: []].append(index)
  }

  mutating func remove(_ index: Int, of actor: String) {
    all.removeSorted(index)
    own[actor]?.removeSorted(index)
    if own[actor]?.isEmpty == true { own[actor] = nil }
  }

  /// The same at their new places.
  func moved(_ place: (Int) -> Int?) -> OpenHolds {
    var moved = OpenHolds()
    moved.all = all.compactMap(place)
    moved.own = own.mapValues { $0.compactMap(place) }
    return moved
  }
}

extension [Int] {
  /// Removes a number from numbers in order.
  fileprivate mutating func removeSorted(_ number: Int) {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    if low < count, self[low] == number { remove(at: low) }
  }
}
