/// Where a pattern of a signature must be found: the keys of `match` and `not`.
package enum Place: String, Hashable, Sendable, CaseIterable {
  /// The fault's message.
  case fault
  /// The failure's own block: traceback, captured output, JUnit text, mail block.
  case trace
  case console, engine, vdsm, supervdsm
  /// Any log.
  case log
  /// The engine's name for the fault's message.
  case key

  /// Whether the place is a log of the build rather than a part of the failure.
  package var isLog: Bool { self != .fault && self != .trace && self != .key }

  /// Whether a line of a log of this kind lies in this place.
  package func contains(_ kind: LogKind) -> Bool {
    switch self {
    case .fault, .trace, .key: false
    case .console: kind == .console || kind == .text
    case .engine: kind == .engine
    case .vdsm: kind == .vdsm
    case .supervdsm: kind == .supervdsm
    case .log: true
    }
  }
}
