/// What wait would have been enough for the refused requests behind some faults, in a few words.
struct LockWait {
  private var refusals: [Refusal] = []

  init(_ faults: [JudgedFault]) { refusals = faults.compactMap(\.refusal) }

  /// The sentence; nil where no fault follows from a refused request.
  var sentence: String? {
    guard let first = refusals.first?.request else { return nil }
    let waits = refusals.compactMap(\.request.waitNeeded)
    guard refusals.count > 1, let least = waits.map(\.milliseconds).min(),
      let most = waits.map(\.milliseconds).max()
    else { return LockWords.needed(first.waitNeeded) }
    let untold = refusals.count - waits.count
    let isAtLeast = untold > 0 || waits.contains { $0.bound == .atLeast }
    let longest = isAtLeast ? "at least \(LockWords.seconds(most))" : LockWords.seconds(most)
    if least == most, !isAtLeast { return "a wait of \(longest) would have been enough for all" }
    return "waits of \(LockWords.seconds(least)) to \(longest) would have been needed"
      + (untold > 0 ? ", \(untold) cannot be told" : "")
  }
}
