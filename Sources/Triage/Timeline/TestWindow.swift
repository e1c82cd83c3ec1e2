/// The time in which a test ran, its fixtures included.
package struct TestWindow: Hashable, Sendable {
  /// The test's dotted name.
  package var test: LogText

  /// From when to when, in milliseconds of the build's clock.
  package var time: ClosedRange<Int>

  /// Who tells it.
  package var source: Source

  package init(test: LogText, time: ClosedRange<Int>, source: Source) {
    self.test = test
    self.time = time
    self.source = source
  }

  /// What tells when tests ran, from the most to the least exact.
  package enum Source: String, Sendable, CaseIterable {
    /// The engine's events `OST invoked: …::test`.
    case events
    case pytestLog = "pytest-log"
    case results
    case console
  }
}

/// When the tests of a build ran.
package struct TestWindows: Sendable {
  private var windows: [LogText: [TestWindow]] = [:]

  package init(_ windows: [TestWindow] = []) {
    for window in windows { self.windows[window.test, default: []].append(window) }
  }

  /// The times in which a test ran, several where it ran again; empty where nobody tells.
  package func of(_ test: LogText) -> [TestWindow] { windows[test] ?? [] }

  package var isEmpty: Bool { windows.isEmpty }
}
