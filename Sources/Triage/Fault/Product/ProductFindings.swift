/// What the lines of a product log tell.
package struct ProductFindings: Sendable {
  /// One failure per refused or failed action, in order; at most ``LogFindings/failureLimit``.
  package var failures: [Failure] = []

  /// How many failures there were.
  package var failureTotal = 0

  /// The first moment that the log tells.
  package var started: Timestamp?

  /// Product versions by package name.
  package var versions: [String: String] = [:]

  /// When lago says that tests ran.
  package var testTimes = TestTimes()

  package init() {}
}
