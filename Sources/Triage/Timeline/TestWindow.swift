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
    /// The engine's events of the tests before and behind it: its fixture broke before its own.
    case order
    /// The events around the engine's answer that the test failed with.
    case answer

    /// How exact it is, from 0.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
  }
}

/// When the tests of a build ran.
package struct TestWindows: Sendable {
  /// The windows by the name of the test's function, without module and parameters.
  private var windows: [LogText: [TestWindow]] = [:]

  package init(_ windows: [TestWindow] = []) {
    // Copies of one log tell the same windows.
    var known: Set<TestWindow> = []
    for window in windows where known.insert(window).inserted {
      self.windows[TestName.function(of: window.test), default: []].append(window)
    }
  }

  /// The times in which a test ran, several where it ran again; empty where nobody tells.
  ///
  /// Names need not be equal: a log may know only a name's last parts, or no parameters. Of those
  /// that fit the most exact source counts.
  package func of(_ test: LogText) -> [TestWindow] {
    let named = windows[TestName.function(of: test)] ?? []
    let fitting = named.filter { Self.isSame($0.test, test) }
    let exact = fitting.map(\.source.rank).min()
    let best = fitting.filter { $0.source.rank == exact }
    // Two values of a parameter are two tests where the log tells them apart.
    let own = best.filter { $0.test == test }
    return (own.isEmpty ? best : own).sorted { $0.time.lowerBound < $1.time.lowerBound }
  }

  package var isEmpty: Bool { windows.isEmpty }

  /// Whether two names may mean one test; parameters that both tell must be the same.
  private static func isSame(_ told: LogText, _ test: LogText) -> Bool {
    let (one, other) = (TestName.parts(of: told), TestName.parts(of: test))
    guard one.parameters.isEmpty || other.parameters.isEmpty || one.parameters == other.parameters
    else { return false }
    return one.head == other.head || TestName.isTail(one.head, of: other.head)
      || TestName.isTail(other.head, of: one.head)
  }
}
