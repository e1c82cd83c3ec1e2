import Triage

/// The one build of the inputs that is explained.
struct BuildChoice {
  /// The build; nil where the inputs hold several and none is chosen.
  let build: Build?

  private let known: [(id: Build.ID, source: String)]
  private let wanted: Build.ID

  /// How many builds a message lists.
  private static let limit = 20

  /// Chooses a build.
  ///
  /// - Parameters:
  ///   - drafts: what was read.
  ///   - wanted: what the user says: of several builds it chooses one, of the only one it tells who
  ///     it is.
  ///   - timezone: the zone of logs that tell none.
  init(_ drafts: [BuildDraft], by wanted: Build.ID, timezone: Zone?) {
    let drafts = drafts.filter { $0.packed.count > 0 }
    let builds = BuildAssembler.builds(
      from: drafts, overriding: Build.ID(), timezone: timezone)
    let chosen = builds.indices.filter { builds.ids[$0].agrees(with: wanted) }
    known = builds.indices.map { (builds.ids[$0], builds.source(at: $0)) }
    self.wanted = wanted
    if builds.count > 1, chosen.count == 1, wanted != Build.ID() {
      build = builds[chosen[0]]
      return
    }
    // Logs that nobody knows by themselves may be made one build by saying which.
    let isOne = Set(drafts.compactMap(\.path.number)).count <= 1
    let named =
      isOne
      ? BuildAssembler.builds(from: drafts, overriding: wanted, timezone: timezone) : builds
    build = named.count == 1 ? named[0] : nil
  }

  /// What is said where no build is chosen.
  var problem: Diagnostic {
    let names = known.sorted { $0.id < $1.id }.map { $0.id.nameForChoice(from: $0.source) }
    let more = names.count - Self.limit
    let isWrong = wanted != Build.ID() && !known.contains { $0.id.agrees(with: wanted) }
    return Diagnostic(
      .error,
      isWrong
        ? "none of the \(names.count) builds is the one that is asked for"
        : "one build is explained at a time, and the inputs hold \(names.count)",
      path: "the inputs",
      notes: names.prefix(Self.limit) + (more > 0 ? ["and \(more) more"] : []),
      help: known.contains { $0.id.number != nil }
        ? "name the folder of one build, or choose one with '--build N' or '--branch NAME'"
        : "name one log, or say with '--branch', '--suite' and '--build' that they are one build")
  }
}

extension Build.ID {
  /// Whether nothing that another identity tells differs from this one.
  fileprivate func agrees(with other: Build.ID) -> Bool {
    (other.branch == nil || other.branch == branch) && (other.suite == nil || other.suite == suite)
      && (other.number == nil || other.number == number)
  }
}

extension Build.ID {
  /// Who the build is and where it was read from.
  fileprivate func nameForChoice(from source: String) -> String {
    let parts = [suite?.name ?? branch?.name, number.map { "build \($0)" }]
    let name = parts.compactMap { $0 }.joined(separator: " ")
    let place = source == "-" ? "standard input" : source
    return name.isEmpty ? place : "\(name): \(place)"
  }
}
