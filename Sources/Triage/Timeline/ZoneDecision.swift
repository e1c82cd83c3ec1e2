/// Decides in which zones the logs of a build are read.
///
/// A log's own words count first. Entries without a zone are in that which the user names, else in
/// that of the log's other entries, of the machine's other logs, or of all the build's logs, where
/// those agree.
struct ZoneDecision {
  private(set) var own: [String: LogClock] = [:]
  private(set) var quoted: [String: LogClock] = [:]
  private(set) var notes: [ClockNote] = []

  /// The entries of one log, or those that it quotes.
  private struct Teller {
    var log: String
    /// Nil of quoted lines: they may come from anywhere.
    var machine: Machine?
    var isHost: Bool
    var zones: LogZones
    /// Whether it tells times without a zone, be it of tests alone.
    var lacksZone: Bool
  }

  init(_ findings: [LogFindings], timezone: Zone?) {
    let tellers = Self.tellers(of: findings)
    let whole = Self.wholeOffsets(tellers)
    for teller in tellers {
      let runs = teller.zones.runs
      let corrected = whole.filter { zone, _ in
        let written = runs.filter { $0.zone == zone }
        return !written.isEmpty && written.allSatisfy(\.isHoursOnly)
      }
      for (hours, offset) in corrected.sorted(by: { $0.key < $1.key }) {
        notes.append(ClockNote(log: teller.log, kind: .hoursOnly(hours, offset)))
      }
      let (zone, basis) =
        teller.lacksZone ? Self.decide(teller, tellers, whole, timezone) : (nil, .told)
      let clock = LogClock(
        zones: teller.zones, zone: zone, isFloating: basis == .alone, whole: corrected)
      if teller.lacksZone {
        let told = clock.reach.flatMap { zone?.during($0) } ?? zone
        notes.append(ClockNote(log: teller.log, kind: .noZone(told, basis)))
      }
      if clock.isAmbiguous { notes.append(ClockNote(log: teller.log, kind: .repeated)) }
      if teller.machine == nil { quoted[teller.log] = clock } else { own[teller.log] = clock }
    }
  }

  /// The logs that tell times; logs of one name, as two copies of one are, are taken together.
  private static func tellers(of findings: [LogFindings]) -> [Teller] {
    var tellers: [Teller] = []
    var known: [String: Int] = [:]
    for one in findings {
      let (log, kind) = (one.summary.name, one.summary.kind)
      let isHost = kind == .vdsm || kind == .supervdsm
      let hasTests = one.testTimes.spans.contains {
        $0.source != .events && $0.start.zone == nil
      }
      for (zones, machine) in [
        (one.zones, Machine(log: log, kind: kind)), (one.quotedZones, nil),
      ] where !zones.isEmpty || (hasTests && machine != nil) {
        let key = "\(machine == nil ? "quoted" : "own") \(log)"
        let lacksZone = zones.lacksZone || (hasTests && machine != nil)
        if let index = known[key] {
          tellers[index].zones.add(zones)
          tellers[index].lacksZone = tellers[index].lacksZone || lacksZone
        } else {
          known[key] = tellers.count
          tellers.append(
            Teller(
              log: log, machine: machine, isHost: isHost || machine == nil, zones: zones,
              lacksZone: lacksZone))
        }
      }
    }
    followParts(&tellers)
    return tellers
  }

  /// Tells the parts of a rotated log where their clock went back between two of them.
  private static func followParts(_ tellers: inout [Teller]) {
    let lacking = tellers.indices.filter {
      tellers[$0].zones.lacksZone && tellers[$0].machine != nil
    }
    let parts = Dictionary(
      grouping: lacking.map { (index: $0, part: RotatedPart(tellers[$0].log)) }, by: \.part.stem)
    for parts in parts.values where (2...partLimit).contains(parts.count) {
      for one in parts {
        for older in parts where older.part.age > one.part.age {
          tellers[one.index].zones.follow(tellers[older.index].zones)
        }
      }
    }
  }

  /// How many parts of a log are compared with each other; logrotate keeps fewer.
  private static let partLimit = 200

  /// What zones in whole hours stand for, where they are written without minutes.
  ///
  /// The engine prints `+05` in India, too, where the hosts print `+0530`.
  private static func wholeOffsets(_ tellers: [Teller]) -> [Int: Int] {
    let runs = tellers.filter(\.isHost).flatMap(\.zones.runs).filter { !$0.isHoursOnly }
    let told = Set(runs.compactMap(\.zone))
    var whole: [Int: Int] = [:]
    for hours in Set(tellers.flatMap(\.zones.runs).filter(\.isHoursOnly).compactMap(\.zone)) {
      let fitting = told.filter { $0 / 60 == hours / 60 && ($0 < 0) == (hours < 0) }
      if let offset = fitting.first, fitting.count == 1, offset != hours { whole[hours] = offset }
    }
    return whole
  }

  private static func decide(
    _ teller: Teller, _ tellers: [Teller], _ whole: [Int: Int], _ timezone: Zone?
  ) -> (Zone?, ClockNote.Basis) {
    if let timezone { return (timezone, .option) }
    if let zone = Zone(learntFrom: [teller.zones], whole, needsWitness: false) {
      return (zone, .own)
    }
    if let machine = teller.machine {
      let neighbours = tellers.filter { $0.machine == machine }.map(\.zones)
      if let zone = Zone(learntFrom: neighbours, whole, needsWitness: false) {
        return (zone, .machine)
      }
    }
    if let zone = Zone(learntFrom: tellers.map(\.zones), whole, needsWitness: true) {
      return (zone, .build)
    }
    if tellers.contains(where: \.zones.tellsZone) { return (nil, .disagreement) }
    // Nothing tells a zone, but one machine's times can be compared with each other.
    let isAlone = Set(tellers.map(\.machine)).count == 1
    return isAlone ? (Zone(0), .alone) : (nil, .silence)
  }
}

extension Zone {
  /// Learns a zone from logs that tell theirs; nil where none does or they do not agree.
  ///
  /// - Parameters:
  ///   - logs: the logs.
  ///   - whole: what offsets without minutes stand for.
  ///   - needsWitness: whether one log must have seen a change: machines of two zones may have
  ///     worked one behind the other.
  init?(learntFrom logs: [LogZones], _ whole: [Int: Int], needsWitness: Bool) {
    guard !logs.contains(where: \.isOverfull) else { return nil }
    var runs: [(offset: Int, moments: ClosedRange<Int>)] = []
    var witnessed: Set<[Int]> = []
    for log in logs {
      var last: Int?
      for run in log.runs {
        guard let zone = run.zone else { continue }
        let offset = run.isHoursOnly ? whole[zone] ?? zone : zone
        let shift = (offset - zone) * 60_000
        runs.append(
          (offset, run.moments.lowerBound - shift...run.moments.upperBound - shift))
        if let last { witnessed.insert([last, offset]) }
        last = offset
      }
    }
    runs.sort { ($0.moments.lowerBound, $0.offset) < ($1.moments.lowerBound, $1.offset) }
    guard var current = runs.first else { return nil }
    let first = current.offset
    var changes: [Change] = []
    for run in runs.dropFirst() {
      if run.offset == current.offset {
        current.moments =
          current.moments.lowerBound...max(current.moments.upperBound, run.moments.upperBound)
        continue
      }
      let isChange =
        run.moments.lowerBound > current.moments.upperBound
        && abs(run.offset - current.offset) <= Self.largestChange
        && (!needsWitness || witnessed.contains([current.offset, run.offset]))
      guard isChange else { return nil }
      changes.append(
        Change(
          at: Self.turn(behind: current.moments.upperBound, by: run.moments.lowerBound),
          offset: run.offset))
      current = run
    }
    self.init(first, changes: changes)
  }

  /// How far daylight saving moves a clock at most, in minutes.
  private static let largestChange = 120

  /// When a change took place between two moments: at the full hour, where there is one only.
  private static func turn(behind last: Int, by next: Int) -> Int {
    let hour = 3_600_000
    let full = Int((Double(next) / Double(hour)).rounded(.down)) * hour
    return full > last && full - hour <= last ? full : next
  }
}
