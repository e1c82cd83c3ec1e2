/// Something that is to be said of how a log's times are read.
struct ClockNote: Sendable {
  var log: String
  var kind: Kind

  enum Kind: Hashable, Sendable {
    /// Entries tell no zone; the one that was taken, where there is one, and why.
    case noZone(Zone?, Basis)
    /// The zone is written without its minutes.
    case hoursOnly(Int, Int)
    /// Nothing says which of two equal hours is meant.
    case repeated
  }

  /// Why a zone was taken.
  enum Basis: Hashable, Sendable {
    /// The log tells it itself.
    case told
    case option, own, machine, build
    /// No log of the build tells a zone, and all are of one machine.
    case alone
    /// No log tells a zone, or those that do tell different ones.
    case silence, disagreement
  }

  /// How many logs one sentence names.
  private static let nameLimit = 3

  /// The notes in sentences; what holds for several logs is said once.
  ///
  /// - Parameters:
  ///   - notes: the notes.
  ///   - name: what a log is called.
  /// - Returns: the sentences in the order of the notes.
  static func sentences(
    _ notes: [ClockNote], named name: (String) -> String = VisibleText.of
  ) -> [String] {
    var order: [Kind] = []
    var logs: [Kind: [String]] = [:]
    for note in notes {
      if logs[note.kind] == nil { order.append(note.kind) }
      if logs[note.kind]?.contains(note.log) != true {
        logs[note.kind, default: []].append(note.log)
      }
    }
    return order.map { sentence($0, (logs[$0] ?? []).map(name)) }
  }

  private static func sentence(_ kind: Kind, _ logs: [String]) -> String {
    var names = logs.prefix(nameLimit).joined(separator: ", ")
    if logs.count > nameLimit { names += " and \(logs.count - nameLimit) more" }
    let tells = logs.count == 1 ? "tells" : "tell"
    switch kind {
    case .noZone(let zone, let basis):
      return "\(names) \(tells) no zone\(reading(zone, basis))"
    case .hoursOnly(let hours, let offset):
      let name = Zone.name(offset)
      return "\(names) \(tells) the hours of the zone alone: "
        + "\(name.prefix(1))\(Zone.name(hours).dropFirst().prefix(2)) is read as \(name), as the hosts tell"
    case .repeated:
      return "\(names) \(tells) an hour that the clock showed twice: it is taken for the first"
    }
  }

  private static func reading(_ zone: Zone?, _ basis: Basis) -> String {
    let name = zone.map(\.description) ?? "unknown"
    return switch basis {
    case .told: ": \(name)"
    case .option: ": read as \(name), as '--timezone' says"
    case .own: " in some lines: read as \(name), as in the others"
    case .machine: ": read as \(name), as the machine's other logs tell"
    case .build: ": read as \(name), as the build's other logs tell"
    case .alone: ", nor does any other log: times are compared within the machine only"
    case .silence:
      ", nor does any other log: not compared with other logs; '--timezone' would tell"
    case .disagreement:
      ", and the other logs disagree: not compared with them; '--timezone' would tell"
    }
  }
}
