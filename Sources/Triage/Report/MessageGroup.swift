/// The faults of a report that nobody has explained yet and that have the same message.
struct MessageGroup {
  let message: LogText

  /// The signature that recognises them, where one does.
  let signature: Signature.ID?
  private(set) var faults: [JudgedFault] = []

  /// The builds that have them, in the report's order.
  private(set) var builds: [JudgedBuild] = []
  private var lastBuild: Int?

  /// The groups of all faults with a verdict, the largest first.
  static func groups(in builds: [JudgedBuild], verdict: Verdict) -> [MessageGroup] {
    var groups: [MessageGroup] = []
    var indices: [Key: Int] = [:]
    for (index, build) in builds.enumerated() {
      for fault in build.faults where fault.verdict == verdict {
        let key = Key(message: fault.fault.message, signature: fault.signature)
        let group = indices[key] ?? groups.count
        if group == groups.count {
          indices[key] = group
          groups.append(MessageGroup(message: key.message, signature: key.signature))
        }
        groups[group].add(fault, of: build, at: index)
      }
    }
    return groups.enumerated()
      .sorted { ($1.element.faults.count, $0.offset) < ($0.element.faults.count, $1.offset) }
      .map(\.element)
  }

  /// The product's names for the message.
  var keys: [String] { faults.first?.keys ?? [] }

  private init(message: LogText, signature: Signature.ID?) {
    self.message = message
    self.signature = signature
  }

  private mutating func add(_ fault: JudgedFault, of build: JudgedBuild, at index: Int) {
    faults.append(fault)
    if lastBuild != index { builds.append(build) }
    lastBuild = index
  }

  private struct Key: Hashable {
    let message: LogText
    let signature: Signature.ID?
  }
}
