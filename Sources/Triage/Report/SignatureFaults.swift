/// The faults of a report that one signature won, all of them or those of one verdict.
struct SignatureFaults {
  let id: Signature.ID
  private(set) var count = 0
  private(set) var strongest = Verdict.notEvaluated
  private(set) var links: [String] = []

  /// Those that follow from a refused request for a lock.
  private(set) var refused: [JudgedFault] = []

  /// The builds with such a fault, in the report's order.
  private(set) var builds: [JudgedBuild] = []

  private var titles: [String] = []
  private var reasons: [String] = []

  /// The same without what proofs add, which differs from fault to fault.
  private var plainReasons: [String] = []
  private var lastBuild: Int?

  /// The faults of every signature that won one, by their ids.
  static func all(in builds: [JudgedBuild], verdict: Verdict? = nil) -> [SignatureFaults] {
    var found: [Signature.ID: SignatureFaults] = [:]
    for (index, build) in builds.enumerated() {
      for fault in build.faults where verdict == nil || fault.verdict == verdict {
        guard let id = fault.signature else { continue }
        found[id, default: SignatureFaults(id: id)].add(fault, of: build, at: index)
      }
    }
    return found.values.sorted { $0.id < $1.id }
  }

  /// The title that all faults share, else the given one with its placeholders, else the first.
  func title(or template: String?) -> String {
    Self.common(titles, or: template) ?? id.name
  }

  /// The reason that all faults share, else the given one with its placeholders, else the first.
  func reason(or template: String?) -> String? {
    reasons.count == 1 ? reasons[0] : plainReason(or: template)
  }

  /// The reason without what proofs add to it.
  func plainReason(or template: String?) -> String? {
    Self.common(plainReasons, or: template)
  }

  private init(id: Signature.ID) {
    self.id = id
  }

  private mutating func add(_ fault: JudgedFault, of build: JudgedBuild, at index: Int) {
    count += 1
    if fault.verdict.rank < strongest.rank { strongest = fault.verdict }
    if lastBuild != index { builds.append(build) }
    lastBuild = index
    if fault.refusal != nil { refused.append(fault) }
    for link in fault.links where !links.contains(link) { links.append(link) }
    // Two are enough to know that they differ.
    Self.add(fault.title, to: &titles)
    Self.add(fault.fullReason, to: &reasons)
    Self.add(fault.reason, to: &plainReasons)
  }

  private static func add(_ text: String?, to texts: inout [String]) {
    if let text, texts.count < 2, !texts.contains(text) { texts.append(text) }
  }

  private static func common(_ texts: [String], or template: String?) -> String? {
    texts.count == 1 ? texts.first : template ?? texts.first
  }
}
