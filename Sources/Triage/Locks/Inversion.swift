/// A refused request that a wait would have served, but behind requests that its client made later.
///
/// A client that waits for each answer makes no such requests: its next one would have come later as
/// well. So this is about a client that does not wait. A client is taken to be a user from outside,
/// since a log names no more; where it does not name the user of a request, that may be any.
package struct Inversion: Sendable {
  /// The wait from which on this holds, in milliseconds.
  package var wait: Int

  package var request: LockRequest

  /// When it would have got its lock.
  package var served: Moment

  /// The requests that would have run before it, in that order; at most ``limit``.
  package var overtakenBy: [Overtaker]

  /// A request that was made later and would have run earlier.
  package struct Overtaker: Sendable {
    package var owner: LockOwner
    package var lock: EngineLock

    /// When it was made, as far as the log tells.
    package var asked: Moment

    /// When it got its lock; of a refused request, when it would have been served.
    package var ran: Moment

    /// The user, where the log names one.
    package var user: String?
    package var place: LockPlace
  }

  /// How many later requests are compared with one that waits.
  package static let limit = 1000
}

extension LockHistory {
  /// Names what would have changed its place, had the refused requests waited.
  ///
  /// - Parameter waits: how long each might have waited, in milliseconds, ascending.
  /// - Returns: for each served request that is overtaken the least wait, and one more entry wherever
  ///   a longer wait lets others overtake it as well.
  package func inversions(waits: [Int]) -> [Inversion] {
    let refused = requests.indices.filter { requests[$0].isRefused }
    var found: [Int: Inversion] = [:]
    var all: [(index: Int, inversion: Inversion)] = []
    for wait in waits {
      let fates = WhatIf.fates(wait: wait, refused.map { requests[$0] })
      let served = zip(refused, fates).compactMap { index, fate in
        fate.served.map { (index: index, at: $0) }
      }
      let clients = clients(served)
      for (index, at) in served where requests[index].owner.origin == .external {
        let others = overtakers(of: requests[index], at, clients)
        guard !others.isEmpty, found[index]?.overtakenBy.count != others.count else { continue }
        let inversion = Inversion(
          wait: wait, request: requests[index], served: at, overtakenBy: others)
        found[index] = inversion
        all.append((index, inversion))
      }
    }
    return all.sorted { ($0.index, $0.inversion.wait) < ($1.index, $1.inversion.wait) }
      .map(\.inversion)
  }

  /// What clients ran, and what they would have, in the order in which they asked for it.
  private func clients(_ served: [(index: Int, at: Moment)]) -> [Inversion.Overtaker] {
    var clients = holds.compactMap { hold -> Inversion.Overtaker? in
      guard hold.owner.origin == .external, let since = hold.since else { return nil }
      return Inversion.Overtaker(
        owner: hold.owner, lock: hold.lock, asked: hold.asked ?? since, ran: since,
        user: hold.user, place: hold.place)
    }
    for (index, at) in served where requests[index].owner.origin == .external {
      let request = requests[index]
      clients.append(
        Inversion.Overtaker(
          owner: request.owner, lock: request.lock, asked: request.asked, ran: at,
          user: request.user, place: request.place))
    }
    return clients.sorted { ($0.asked, $0.ran) < ($1.asked, $1.ran) }
  }

  /// The requests of the same client that were made behind one and ran before it was served.
  private func overtakers(
    of request: LockRequest, _ served: Moment, _ clients: [Inversion.Overtaker]
  ) -> [Inversion.Overtaker] {
    var (low, high) = (0, clients.count)
    while low < high {
      let middle = (low + high) / 2
      if clients[middle].asked <= request.asked { low = middle + 1 } else { high = middle }
    }
    let later = clients[low...].prefix(Inversion.limit).prefix { $0.asked < served }
    let found = later.filter { other in
      other.ran < served
        && (other.user == nil || request.user == nil || other.user == request.user)
    }
    return found.sorted { $0.ran < $1.ran }
  }
}
