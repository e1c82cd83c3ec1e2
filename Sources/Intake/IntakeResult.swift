package import Triage

/// What came of all inputs.
package struct IntakeResult: Sendable {
  /// The builds in the order in which their first logs were found.
  package var builds: [BuildDraft] = []

  /// What was wrong with the inputs.
  package internal(set) var tally = DiagnosticTally()

  /// The first of each kind of what was wrong.
  package var diagnostics: [Diagnostic] { tally.kept }

  /// Whether any input could be opened; if not, there is nothing to report on.
  package var isReadable = false

  /// Whether any log was read; an empty file or a binary one is none.
  package var hasLogs: Bool { builds.contains { $0.packed.count > 0 } }

  /// What was passed over because it holds no log.
  package var skipped = SkipCounts()

  package init() {}

  /// Gives the builds away, so that none of them stays in memory twice.
  package mutating func takeBuilds() -> [BuildDraft] {
    defer { builds = [] }
    return builds
  }
}

/// What was passed over without a word because it holds no log, by kind.
package struct SkipCounts: Hashable, Sendable {
  /// Images, packages, pages, sources and other artifacts.
  package var junk = 0
  package var empty = 0
  /// Links, devices and sockets; links in archives are not followed.
  package var special = 0

  package init() {}

  static func + (left: SkipCounts, right: SkipCounts) -> SkipCounts {
    var sum = left
    sum.junk += right.junk
    sum.empty += right.empty
    sum.special += right.special
    return sum
  }
}

/// How far reading has come.
package struct IntakeProgress: Sendable {
  /// How many bytes of files and pipes were read.
  package var bytes: Int

  /// How many bytes the files had when reading began.
  package var total: Int

  /// The input that is being read.
  package var path: String
}
