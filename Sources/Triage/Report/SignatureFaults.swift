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
    Self.common(reasons, or: template)
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
    if let title = fault.title, titles.count < 2, !titles.contains(title) { titles.append(title) }
    if let reason = fault.reason, reasons.count < 2, !reasons.contains(reason) {
      reasons.append(reason)
    }
  }

  private static func common(_ texts: [String], or template: String?) -> String? {
    texts.count == 1 ? texts.first : template ?? texts.first
  }
}
