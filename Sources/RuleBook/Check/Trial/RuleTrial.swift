package import Triage

/// What each rule does on recorded builds.
package struct RuleTrial: Sendable {
  /// How many builds were judged, and how many of them passed.
  package let builds: Int
  package let passing: Int

  private let hits: [Signature.ID: RuleHits]

  /// A pattern that has to match so much of itself, in percent, before it is called near.
  private static let nearShare = 65

  /// Looks at builds that were judged with all signatures considered.
  package init(_ judged: some Sequence<JudgedBuild>, by set: SignatureSet) {
    var (builds, passing) = (0, 0)
    var hits: [Signature.ID: RuleHits] = [:]
    for build in judged {
      builds += 1
      if build.build.result == .passed { passing += 1 }
      var seen: Set<Signature.ID> = []
      for fault in build.faults {
        if let id = fault.signature {
          hits[id, default: RuleHits()].faults += 1
          seen.insert(id)
        }
        for id in fault.also { hits[id, default: RuleHits()].beaten += 1 }
        guard fault.signature == nil else { continue }
        for considered in fault.considered {
          guard let near = Self.near(considered, fault, build.build) else { continue }
          hits[considered.signature, default: RuleHits()].add(near)
        }
      }
      for id in seen { hits[id]?.builds += 1 }
      if build.build.result == .passed {
        for (id, place) in Self.found(in: build, by: set) {
          hits[id, default: RuleHits()].passing.append(place)
        }
      }
    }
    (self.hits, self.builds, self.passing) = (hits, builds, passing)
  }

  /// What a rule does on the builds.
  package func hits(of id: Signature.ID) -> RuleHits { hits[id] ?? RuleHits() }

  private static func near(
    _ considered: Considered, _ fault: JudgedFault, _ build: Build
  ) -> RuleHits.Near? {
    guard let partial = considered.partial,
      100 * partial.matched >= nearShare * partial.pattern.utf8.count
    else { return nil }
    return RuleHits.Near(
      pattern: partial.pattern, matched: partial.matched, message: fault.fault.message.shown,
      rest: partial.rest.shown, build: build.source)
  }

  /// The signatures that hold in a build that passed, with a place that shows it.
  private static func found(
    in judged: JudgedBuild, by set: SignatureSet
  ) -> [(Signature.ID, RuleHits.Place)] {
    var places: [Signature.ID: RuleHits.Place] = [:]
    let source = judged.build.source
    for fault in judged.faults {
      for id in ([fault.signature].compactMap { $0 } + fault.also) where places[id] == nil {
        places[id] = RuleHits.Place(build: source, evidence: fault.evidence.first)
      }
    }
    for (index, evidence) in judged.build.recognisedLines(by: set) {
      let id = set.signatures[index].id
      if places[id] == nil { places[id] = RuleHits.Place(build: source, evidence: evidence) }
    }
    return places.sorted { $0.key < $1.key }
  }
}

/// What one rule does on recorded builds.
package struct RuleHits: Sendable {
  /// The faults for which it stands, and the builds that have one.
  package var faults = 0
  package var builds = 0

  /// The faults for which it holds and another rule stands.
  package var beaten = 0

  /// Where it holds in builds that passed, one place for each.
  package var passing: [Place] = []

  /// Unexplained messages that a pattern of it nearly matches.
  package private(set) var near: [Near] = []

  /// How many faults it nearly holds for.
  package var nearFaults: Int { near.reduce(0) { $0 + $1.faults } }

  /// A place in a build that shows a hit.
  package struct Place: Sendable {
    package var build: String
    package var evidence: Evidence?
  }

  /// A pattern and how far it matches a message.
  package struct Near: Sendable {
    package var pattern: String

    /// How much of the pattern matches, in bytes.
    package var matched: Int

    /// The first such message, and how it goes on behind what matches.
    package var message: String
    package var rest: String
    package var build: String

    /// How many faults are like it.
    package var faults = 1
  }

  /// Adds a near miss, to those of the same pattern and place.
  mutating func add(_ one: Near) {
    let same = near.firstIndex { $0.pattern == one.pattern && $0.matched == one.matched }
    if let same { near[same].faults += 1 } else { near.append(one) }
  }
}
