extension Scope {
  /// The key that keeps a fault out of this scope, in one sentence; nil where none does.
  func refusal(of fault: Fault, of build: Build.ID) -> String? {
    guard !contains(fault, of: build) else { return nil }
    func alone(_ scope: Scope) -> Bool { !scope.contains(fault, of: build) }
    if alone(Scope(branches: branches)) {
      return Self.sentence("branches", branches.map(\.source), build.branch?.name)
    }
    if alone(Scope(suites: suites)) {
      return Self.sentence("suites", suites.map(\.source), build.suite?.name)
    }
    if alone(Scope(tests: tests)) {
      return Self.sentence("tests", tests.map(\.source), fault.test?.shown)
    }
    return Self.sentence("phases", phases.map(\.rawValue), fault.phase?.rawValue)
  }

  private static func sentence(_ key: String, _ allowed: [String], _ value: String?) -> String {
    let shown = allowed.prefix(3).map { "'\($0)'" } + (allowed.count > 3 ? ["…"] : [])
    let what = value ?? (key == "tests" ? "what is no test" : "an unknown \(singular[key] ?? key)")
    return "scope.\(key) [\(shown.joined(separator: ", "))] excludes \(what)"
  }

  private static let singular = ["branches": "branch", "suites": "suite", "phases": "phase"]
}
