/// The faults of a report that nobody has explained yet and that mean the same.
package struct MessageGroup {
  package let name: GroupName

  /// The signature that recognises them, where one does.
  package let signature: Signature.ID?

  /// The message of the first of them.
  package let example: LogText

  /// Whether the messages of the others differ from it.
  private(set) var isMixed = false

  /// The faults, by the places of their builds in ``builds`` and their own there.
  private var places: [(build: Int, fault: Int)] = []

  package var faults: [JudgedFault] {
    places.map { builds[$0.build].faults[$0.fault] }
  }

  /// How many faults there are.
  package var count: Int { places.count }

  /// The first of them.
  package var first: JudgedFault? {
    places.first.map { builds[$0.build].faults[$0.fault] }
  }

  /// The builds that have them, in the report's order.
  package private(set) var builds: [JudgedBuild] = []
  private var lastBuild: Int?

  /// What the group is shown as: its message, or what its messages have in common.
  package var title: LogText { isMixed ? name.text : example }

  /// The groups of all faults with a verdict, the largest first.
  ///
  /// - Parameters:
  ///   - builds: the builds in the report's order.
  ///   - verdict: the verdict.
  ///   - name: says by what the group of a fault is known; nil where its message alone is.
  /// - Returns: the groups; equally large ones in the order of their first faults.
  static func groups(
    in builds: [JudgedBuild], verdict: Verdict, by name: (JudgedFault) -> GroupName?
  ) -> [MessageGroup] {
    var groups: [MessageGroup] = []
    var indices: [Key: Int] = [:]
    for (index, build) in builds.enumerated() {
      for (place, fault) in build.faults.enumerated() where fault.verdict == verdict {
        let message = fault.fault.message
        let key = Key(name: name(fault) ?? .template(message), signature: fault.signature)
        let group = indices[key] ?? groups.count
        if group == groups.count {
          indices[key] = group
          groups.append(MessageGroup(key, example: message))
        }
        groups[group].add(place, of: build, at: index)
      }
    }
    return groups.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  /// The product's names for the message.
  package var keys: [String] { first?.keys ?? [] }

  private init(_ key: Key, example: LogText) {
    name = key.name
    signature = key.signature
    self.example = example
  }

  private mutating func add(_ place: Int, of build: JudgedBuild, at index: Int) {
    if build.faults[place].fault.message != example { isMixed = true }
    if lastBuild != index { builds.append(build) }
    lastBuild = index
    places.append((builds.count - 1, place))
  }

  private struct Key: Hashable {
    let name: GroupName
    let signature: Signature.ID?
  }
}
