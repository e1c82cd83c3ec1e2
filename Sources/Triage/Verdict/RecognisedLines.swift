/// The lines of a build without test results that signatures for log lines recognise.
///
/// In such a build (a QE run, a bare engine.log) each match is a fault, or is about the fault in
/// whose lines it lies.
struct RecognisedLines {
  private let build: Build
  private let set: SignatureSet

  /// The hits that make a signature hold, by their place.
  private var hits: [Place: [LogHit]] = [:]
  private var order: [LogHit] = []

  /// The signatures that hold by each pattern.
  private let owners: [Int: [Int]]

  /// The signatures of which nobody knows whether something forbidden is in the logs.
  private let doubtful: Set<Int>

  private struct Place: Hashable {
    var log: String
    var line: Int
  }

  init(of build: Build, set: SignatureSet) {
    self.build = build
    self.set = set
    doubtful = Set(
      build.stopped.flatMap { set.alike[$0] }.map { set.logPatterns[$0] }
        .filter { $0.role == .not }.map(\.signature))
    let holding = Self.holding(build, set)
    var owners: [Int: [Int]] = [:]
    for pattern in Set(build.hits.map(\.pattern)) {
      let all = set.alike[pattern].map { set.logPatterns[$0] }
        .filter { $0.clause == 0 && $0.role == .match && holding.contains($0.signature) }
      if !all.isEmpty { owners[pattern] = all.map(\.signature) }
    }
    self.owners = owners
    for hit in build.hits where owners[hit.pattern] != nil {
      order.append(hit)
      hits[Place(log: hit.evidence.log, line: hit.evidence.line), default: []].append(hit)
    }
  }

  /// What the signatures say whose match lies in a fault's own lines.
  func candidates(for fault: Fault) -> [Candidate] {
    var found: [Int: Candidate] = [:]
    for place in Self.places(of: fault) {
      for hit in hits[place] ?? [] {
        for signature in owners[hit.pattern] ?? [] where found[signature] == nil {
          guard set.signatures[signature].scope.contains(fault, of: build.id) else { continue }
          found[signature] = Candidate(
            signature: signature,
            outcome: doubtful.contains(signature)
              ? .stopped("a pattern ran into a limit on a line of a log")
              : .holds(Candidate.Holding(captures: hit.captures, evidence: [hit.evidence])))
        }
      }
    }
    return found.values.sorted { $0.signature < $1.signature }
  }

  /// The faults that the other matches are, one for each message.
  func faults(besides known: [Fault]) -> [Fault] {
    let covered = Set(known.flatMap(Self.places))
    var seen: Set<Place> = []
    var faults: [Fault] = []
    var index: [LogText: Int] = [:]
    for hit in order {
      let place = Place(log: hit.evidence.log, line: hit.evidence.line)
      guard !covered.contains(place), seen.insert(place).inserted else { continue }
      guard let at = index[hit.message] else {
        index[hit.message] = faults.count
        faults.append(
          Fault(
            place: .product, phase: nil, message: hit.message, http: nil, evidence: [hit.evidence]))
        continue
      }
      faults[at].count += 1
      faults[at].evidenceTotal += 1
      if faults[at].evidence.count < Evidence.limit { faults[at].evidence.append(hit.evidence) }
    }
    return faults
  }

  private static func places(of fault: Fault) -> [Place] {
    fault.evidence.map { Place(log: $0.log, line: $0.line) }
      + fault.traces.flatMap { log, trace in
        trace.lines.map { Place(log: log, line: $0.number) }
      }
  }

  /// The signatures for log lines all of whose clauses have a hit, and none under `not`.
  static func holding(_ build: Build, _ set: SignatureSet) -> Set<Int> {
    var clauses: [Int: Set<Int>] = [:]
    var refused: Set<Int> = []
    for pattern in Set(build.hits.map(\.pattern)).flatMap({ set.alike[$0] })
      .map({ set.logPatterns[$0] }) where !set.signatures[pattern.signature].looksAtFailure
    {
      switch pattern.role {
      case .match: clauses[pattern.signature, default: []].insert(pattern.clause)
      case .not: refused.insert(pattern.signature)
      case .step, .absent, .lock: break
      }
    }
    return Set(
      clauses.keys.filter {
        !refused.contains($0) && clauses[$0]?.count == set.signatures[$0].match.count
      })
  }
}
