/// Where a signature applies; a key without globs excludes nothing.
package struct Scope: Hashable, Sendable {
  package var branches: [Glob]
  package var suites: [Glob]
  package var tests: [Glob]
  package var phases: [Phase]

  package init(
    branches: [Glob] = [], suites: [Glob] = [], tests: [Glob] = [], phases: [Phase] = []
  ) {
    self.branches = branches
    self.suites = suites
    self.tests = tests
    self.phases = phases
  }

  /// How many keys exclude anything: the narrower of two scopes has more of them.
  package var narrowness: Int {
    [branches, suites, tests].count { !$0.isEmpty && !$0.contains(where: \.matchesAll) }
      + (phases.isEmpty || Set(phases).count == 3 ? 0 : 1)
  }

  /// Whether a fault of a build lies in this scope; what is unknown lies in no narrowed scope.
  package func contains(_ fault: Fault, of build: Build.ID) -> Bool {
    admits(branches, build.branch?.name.utf8)
      && admits(suites, build.suite?.name.utf8)
      && admits(tests, fault.test?.bytes)
      && (phases.isEmpty || fault.phase.map(phases.contains) ?? false)
  }

  /// Whether a line of a build's logs lies in this scope; it has no test and no phase.
  package func containsLines(of build: Build.ID) -> Bool {
    admits(branches, build.branch?.name.utf8) && admits(suites, build.suite?.name.utf8)
      && admits(tests, nil as [UInt8]?) && (phases.isEmpty || Set(phases).count == 3)
  }

  private func admits(_ globs: [Glob], _ text: (some Collection<UInt8>)?) -> Bool {
    if globs.isEmpty || globs.contains(where: \.matchesAll) { return true }
    guard let text else { return false }
    return globs.contains { $0.matches(text) }
  }
}
