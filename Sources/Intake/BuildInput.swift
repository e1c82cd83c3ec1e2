package import Triage

/// Everything that was read of one build, before it is put together.
package struct BuildInput: Sendable {
  /// What is the same for all logs of the build: its root as an absolute path.
  package var key: String

  /// The build's root as the user wrote it, or `-`.
  package var source: String

  /// Who the path says the build is.
  package var id: Build.ID

  /// What the build's `build.json` says.
  package var declaration: BuildDeclaration?

  /// What its logs tell, in the order in which they were found.
  package var findings: [LogFindings] = []

  /// What could not be read, or only in part.
  package var notEvaluated: [NotEvaluated] = []

  package init(key: String, source: String, id: Build.ID) {
    self.key = key
    self.source = source
    self.id = id
  }
}

/// What a `build.json` says about its build.
package struct BuildDeclaration: Hashable, Sendable {
  package var id: Build.ID
  package var result: Build.Result?
  package var started: Timestamp?

  package init(id: Build.ID, result: Build.Result? = nil, started: Timestamp? = nil) {
    self.id = id
    self.result = result
    self.started = started
  }
}

/// What came of all inputs.
package struct IntakeResult: Sendable {
  /// The builds in the order in which their first logs were found.
  package var builds: [BuildInput] = []

  /// What was wrong with the inputs.
  package var diagnostics: [Diagnostic] = []

  /// Whether any input could be opened; if not, there is nothing to report on.
  package var isReadable = false

  package var skipped = SkipCounts()

  package init() {}
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
