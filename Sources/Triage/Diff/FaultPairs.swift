/// The faults of one build under two sets of rules, side by side.
///
/// A rule for log lines makes faults of its own, so either side may have some that the other has not.
struct FaultPairs {
  /// The pairs in the order of the new faults; those that are gone stand last.
  let pairs: [(before: Side?, after: Side?)]

  init(_ old: [JudgedFault], _ new: [JudgedFault]) {
    var waiting: [Fault.Identity: [Side]] = [:]
    for fault in old { waiting[fault.fault.identity, default: []].append(Side(fault: fault)) }
    var pairs: [(before: Side?, after: Side?)] = []
    var taken: [Fault.Identity: Int] = [:]
    for fault in new {
      let key = fault.fault.identity
      let index = taken[key, default: 0]
      taken[key] = index + 1
      let twin = waiting[key].flatMap { index < $0.count ? $0[index] : nil }
      pairs.append((twin, Side(fault: fault)))
    }
    var passed: [Fault.Identity: Int] = [:]
    for fault in old {
      let key = fault.fault.identity
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
    func root(in build: JudgedBuild) -> Fault.Identity? {
      fault.root.flatMap { $0 < build.faults.count ? build.faults[$0].fault.identity : nil }
    }
  }
}
