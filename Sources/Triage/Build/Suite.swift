/// The named set of tests that a job runs, such as `network-suite-4.3`.
package struct Suite: Hashable, Sendable {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  /// The branch at the end of an OST suite's name; nil for the suites of others (QE).
  package var branch: Branch? {
    // Before 2017 the parts were joined by underscores: `basic_suite_3.6`.
    let parts = name.split { $0 == "-" || $0 == "_" }
    guard parts.count >= 3, parts[parts.count - 2] == "suite", let last = parts.last,
      Self.isBranch(last)
    else { return nil }
    return Branch(String(last))
  }

  /// Whether this is a suite of oVirt System Tests, told by its name.
  package var isOST: Bool { branch != nil }

  /// Whether a name is `master` or a version of two numbers.
  package static func isBranch(_ name: some StringProtocol) -> Bool {
    if name == "master" { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }
}
