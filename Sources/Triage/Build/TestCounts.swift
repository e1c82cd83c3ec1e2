/// How the tests of a build ended, by number.
package struct TestCounts: Hashable, Sendable {
  package var passed: Int
  package var failed: Int
  package var errors: Int
  package var skipped: Int

  package init(passed: Int = 0, failed: Int = 0, errors: Int = 0, skipped: Int = 0) {
    self.passed = passed
    self.failed = failed
    self.errors = errors
    self.skipped = skipped
  }

  package var total: Int { passed + failed + errors + skipped }

  package static func + (left: TestCounts, right: TestCounts) -> TestCounts {
    TestCounts(
      passed: left.passed + right.passed, failed: left.failed + right.failed,
      errors: left.errors + right.errors, skipped: left.skipped + right.skipped)
  }
}
