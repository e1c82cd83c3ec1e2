/// How a table tells of faults that follow from others.
enum CascadeWords {
  /// What is to be said of a row's victims; nil where it has none.
  static func sentence(of row: FaultRow) -> String? {
    let victims = row.faults.filter { $0.root != nil }
    guard let first = victims.first, let reason = first.rootReason else { return nil }
    let faults = row.build.faults
    let roots = Set(victims.compactMap(\.root))
    let own = Set(row.faults.filter { $0.root == nil }.map(\.fault.placeKey))
    let count = victims.count == row.faults.count ? "" : "\(victims.count) of \(row.faults.count) "
    let verb = victims.count == 1 ? "follows" : "follow"
    let root = roots.count == 1 ? roots.first.flatMap { $0 < faults.count ? faults[$0] : nil } : nil
    let from =
      root.map { root in
        own.contains(root.fault.placeKey)
          ? "the first" : "\(PlaceLabel([root]).compact())"
      } ?? "others"
    return "\(count)\(verb) from \(from): \(ShortText(reason).visible)"
  }
}

extension Fault {
  /// What tells the faults of one row apart.
  fileprivate var placeKey: PlaceKey { PlaceKey(place: place, phase: phase) }

  fileprivate struct PlaceKey: Hashable {
    var place: Failure.Place
    var phase: Phase?
  }
}
