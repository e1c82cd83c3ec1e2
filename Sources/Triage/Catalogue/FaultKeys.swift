/// The names that the product has for a fault's message.
package struct FaultKeys: Sendable {
  /// In order, each once; several where the product has one text under several names.
  package private(set) var names: [String]

  /// The values of the message's places; empty where several messages fit.
  package private(set) var captures: [String: LogText]

  package init(names: [String] = [], captures: [String: LogText] = [:]) {
    self.names = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.captures = captures
  }

  package var isEmpty: Bool { names.isEmpty }

  /// Those that are among some names; all of them where none is.
  func narrowed(to told: [String]) -> FaultKeys {
    let among = names.filter(told.contains)
    return among.isEmpty ? self : FaultKeys(names: among, captures: captures)
  }
}
