/// Completes test names that one log shortens and another writes out.
struct TestNames {
  private var whole: [LogText: LogText] = [:]

  init(_ failures: [Failure]) {
    var names: Set<LogText> = []
    for failure in failures { if case .test(let name) = failure.place { names.insert(name) } }
    // Names of one function are few; without this the search would be quadratic in all names.
    let byFunction = Dictionary(grouping: names, by: Self.function)
    for name in names {
      let longer = (byFunction[Self.function(name)] ?? []).filter { TestName.isTail(name, of: $0) }
      if longer.count == 1 { whole[name] = longer[0] }
    }
  }

  /// The failure's place with the longest name that is known for its test.
  func place(of failure: Failure) -> Failure.Place {
    guard case .test(var name) = failure.place else { return failure.place }
    while let longer = whole[name] { name = longer }
    return .test(name)
  }

  private static func function(_ name: LogText) -> LogText {
    let end = name.bytes.firstIndex(of: UInt8(ascii: "[")) ?? name.bytes.endIndex
    let dot = name.bytes[..<end].lastIndex(of: UInt8(ascii: "."))
    return LogText(name.bytes[(dot.map { $0 + 1 } ?? 0)...])
  }
}
