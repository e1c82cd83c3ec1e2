extension Report {
  /// Makes the report of judged builds: puts them in order and sums up the signatures.
  ///
  /// - Parameters:
  ///   - builds: the builds in any order.
  ///   - signatures: those the builds were judged by; their titles and reasons are shown with
  ///     placeholders where the faults' own differ.
  ///   - enough: how many builds without a signature are enough to believe that it is gone.
  package init(
    judged builds: consuming [JudgedBuild], by signatures: [Signature],
    enough: Int = Standing.enoughBuilds
  ) {
    var builds = builds
    Self.group(&builds)
    builds.sort { left, right in
      if left.build.id != right.build.id { return left.build.id < right.build.id }
      return left.build.source.utf8.lexicographicallyPrecedes(right.build.source.utf8)
    }
    let signatures = SignatureSummary.summaries(
      of: builds, by: signatures, StandingJudge(builds, enough: enough))
    Self.addStandings(of: signatures, to: &builds)
    self.init(builds: builds, signatures: signatures)
  }

  /// Tells each fault the standing of its signature on its branch.
  private static func addStandings(
    of signatures: [SignatureSummary], to builds: inout [JudgedBuild]
  ) {
    let standings = Dictionary(
      signatures.map { one in
        (one.id, Dictionary(one.standings.map { ($0.branch, $0.standing) }) { first, _ in first })
      }
    ) { first, _ in first }
    for build in builds.indices {
      guard let branch = builds[build].build.id.branch else { continue }
      for fault in builds[build].faults.indices {
        guard let id = builds[build].faults[fault].signature else { continue }
        builds[build].faults[fault].standing = standings[id]?[branch] ?? nil
      }
    }
  }

  /// Tells each fault of the builds which others of the report mean the same.
  private static func group(_ builds: inout [JudgedBuild]) {
    let grouping = MessageGrouping(
      builds.lazy.flatMap { $0.faults.lazy.map(\.fault.message) })
    for build in builds.indices {
      for fault in builds[build].faults.indices {
        let keys = builds[build].faults[fault].keys
        builds[build].faults[fault].group = grouping.name(
          of: builds[build].faults[fault].fault.message,
          // One text under several names says less than the text itself.
          key: keys.count == 1 ? keys[0] : nil)
      }
    }
  }

  /// The numbers that the report begins with.
  package var totals: ReportTotals { ReportTotals(of: builds) }
}

extension SignatureSummary {
  /// Sums up each signature that won a fault, by their ids.
  static func summaries(
    of builds: [JudgedBuild], by signatures: [Signature], _ judge: StandingJudge
  ) -> [Self] {
    let templates = Dictionary(signatures.map { ($0.id, $0) }) { first, _ in first }
    return SignatureFaults.all(in: builds).map { faults in
      let template = templates[faults.id]
      return SignatureSummary(
        id: faults.id, title: faults.title(or: template?.title.source),
        verdict: faults.strongest, reason: faults.reason(or: template?.explanation?.reason.source),
        links: faults.links, faults: faults.count, builds: faults.builds.map(\.build.id),
        of: read(among: builds, like: faults.builds),
        standings: judge.standings(of: faults.id, fixes: template?.fixes ?? []))
    }
  }

  /// How many builds of the branches of some builds were read; the runs of QE are counted apart.
  private static func read(
    among builds: [JudgedBuild], like some: [JudgedBuild]
  ) -> [Branch: Int] {
    let kinds = Set(some.map(BuildNames.branch(of:)))
    let alike = builds.filter { kinds.contains(BuildNames.branch(of: $0)) }
    return Dictionary(grouping: alike.compactMap(\.build.id.branch)) { $0 }.mapValues(\.count)
  }
}

extension Verdict {
  /// The verdicts from the one that tells most to the one that tells least.
  static let byStrength: [Verdict] = [.explained, .suspected, .unexplained, .notEvaluated]

  var rank: Int { Self.byStrength.firstIndex(of: self) ?? Self.byStrength.count }
}
