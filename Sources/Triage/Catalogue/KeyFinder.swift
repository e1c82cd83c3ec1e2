/// Finds the keys of faults: by what a log says itself, and by their texts.
struct KeyFinder {
  /// Looks up texts; nil where there is no catalogue.
  let search: CatalogueSearch?

  /// The keys of a fault's message; empty where it is none of the engine's, or nobody knows.
  func keys(of fault: Fault) -> FaultKeys {
    let message = fault.message.bytes[...]
    if let event = event(of: fault) {
      let found = search?.keys(of: fault.message) ?? FaultKeys()
      return found.names == [event] ? found : FaultKeys(names: [event])
    }
    let own = ToldKeys.reasons(in: message)
    if !own.isEmpty { return FaultKeys(names: own) }
    let reasons = Self.reasons(of: fault)
    if let found = search.map({ keys(of: fault.message, in: $0) }), !found.isEmpty {
      return found.narrowed(to: reasons)
    }
    // Of several reasons nobody knows which one the message is.
    return FaultKeys(names: reasons.count == 1 ? reasons : [])
  }

  private func keys(of message: LogText, in search: CatalogueSearch) -> FaultKeys {
    guard let answer = VdsmCode.answer(in: message.bytes[...]) else {
      return search.keys(of: message)
    }
    if let name = answer.name, search.catalogue.contains(name) { return FaultKeys(names: [name]) }
    return search.keys(of: answer.text)
  }

  /// The name of the event whose text the fault's message is.
  private func event(of fault: Fault) -> String? {
    guard case .product = fault.place, let evidence = fault.evidence.first else { return nil }
    for (log, trace) in fault.traces where log == evidence.log {
      guard let line = trace.lines.first(where: { $0.number == evidence.line }) else { continue }
      let start = line.raw.startIndex + evidence.column - line.firstColumn
      return ToldKeys.event(in: line.raw, before: start)
    }
    return nil
  }

  /// Why the action was refused that the fault of a product's log is.
  private static func reasons(of fault: Fault) -> [String] {
    guard case .product = fault.place else { return [] }
    let lines = fault.traces.flatMap(\.trace.lines)
    return Set(lines.flatMap { ToldKeys.reasons(in: $0.text) }).sorted()
  }
}
