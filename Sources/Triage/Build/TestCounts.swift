/// How the tests of a build ended, by number.
///
/// Logs tell any number, so each is kept between none and ``limit``, where sums cannot overflow.
package struct TestCounts: Hashable, Sendable {
  package var passed: Int
  package var failed: Int
  package var errors: Int
  package var skipped: Int

  package init(passed: Int = 0, failed: Int = 0, errors: Int = 0, skipped: Int = 0) {
    func bounded(_ number: Int) -> Int { min(max(number, 0), Self.limit) }
    self.passed = bounded(passed)
    self.failed = bounded(failed)
    self.errors = bounded(errors)
    self.skipped = bounded(skipped)
  }

  /// The largest number that is believed.
  private static let limit = 1 << 40

  /// How many tests there were.
  package var total: Int { passed + failed + errors + skipped }

  /// The counts of two runs together.
  package static func + (left: TestCounts, right: TestCounts) -> TestCounts {
    TestCounts(
      passed: left.passed + right.passed, failed: left.failed + right.failed,
      errors: left.errors + right.errors, skipped: left.skipped + right.skipped)
  }
}
