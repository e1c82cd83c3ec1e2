/// Completes test names that one log shortens and another writes out.
struct TestNames {
  private var whole: [LogText: LogText] = [:]

  init(_ failures: [Failure]) {
    var names: Set<LogText> = []
    for failure in failures { if case .test(let name) = failure.place { names.insert(name) } }
    // Names of one function are few; without this the search would be quadratic in all names.
    let byFunction = Dictionary(grouping: names, by: TestName.function)
    for name in names {
      let longer = (byFunction[TestName.function(of: name)] ?? []).filter {
        TestName.isTail(name, of: $0)
      }
      if longer.count == 1 { whole[name] = longer[0] }
    }
  }

  /// The failure's place with the longest name that is known for its test.
  func place(of failure: Failure) -> Failure.Place {
    guard case .test(var name) = failure.place else { return failure.place }
    while let longer = whole[name] { name = longer }
    return .test(name)
  }
}
