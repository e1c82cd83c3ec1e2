/// The faults of one build under two sets of rules, side by side.
///
/// A rule for log lines makes faults of its own, so either side may have some that the other has not.
struct FaultPairs {
  /// The pairs in the order of the new faults; those that are gone stand last.
  let pairs: [(before: Side?, after: Side?)]

  init(_ old: [JudgedFault], _ new: [JudgedFault]) {
    var waiting: [Side.Key: [Side]] = [:]
    for fault in old { waiting[Side.Key(fault), default: []].append(Side(fault: fault)) }
    var pairs: [(before: Side?, after: Side?)] = []
    var taken: [Side.Key: Int] = [:]
    for fault in new {
      let key = Side.Key(fault)
      let index = taken[key, default: 0]
      taken[key] = index + 1
      let twin = waiting[key].flatMap { index < $0.count ? $0[index] : nil }
      pairs.append((twin, Side(fault: fault)))
    }
    var passed: [Side.Key: Int] = [:]
    for fault in old {
      let key = Side.Key(fault)
      let index = passed[key, default: 0]
      passed[key] = index + 1
      if index >= taken[key, default: 0] { pairs.append((Side(fault: fault), nil)) }
    }
    self.pairs = pairs
  }

  /// A fault under one set of rules.
  struct Side {
    let fault: JudgedFault

    /// The fault that this one follows from, as far as both sets of rules know it.
    func root(in build: JudgedBuild) -> Key? {
      fault.root.flatMap { $0 < build.faults.count ? Key(build.faults[$0]) : nil }
    }

    /// What a fault is whatever the rules say of it.
    struct Key: Hashable {
      let place: Failure.Place
      let phase: Phase?
      let message: LogText
      /// Where it stands, for lines of a product's log, which have no test that tells them apart.
      let log: String?

      init(_ fault: JudgedFault) {
        place = fault.fault.place
        phase = fault.fault.phase
        message = fault.fault.message
        log = place == .product ? fault.fault.evidence.first?.log : nil
      }
    }
  }
}
