/// What one job run left behind, read and taken apart, before any signature is applied.
package struct Build: Sendable {
  /// Who this build is, as far as it is known.
  package var id: ID

  /// Where it was read from: the path or `-`, as the user wrote it.
  package var source: String

  package var result: Result = .unknown

  /// When the run began, read from the logs.
  package var started: Timestamp?

  /// The versions of the products under test by package name, such as `ovirt-engine`.
  package var versions: [String: String] = [:]

  /// How many tests passed, failed, broke and were skipped; nil where no log tells.
  package var tests: TestCounts?

  /// The faults in the order in which the logs tell them.
  package var faults: [Fault] = []

  /// How many failures the logs hold beyond those that were kept.
  package var failuresLeftOut = 0

  /// The lines of its logs that patterns for logs matched; the first ones of each pattern and log.
  package var hits: [LogHit] = []

  /// The matches beyond those; ``hits(of:in:limit:)`` looks at them all.
  package var moreHits: [HitStore] = []

  /// Patterns for logs that gave up on a line, as indices in ``SignatureSet/logPatterns``.
  package var stopped: Set<Int> = []

  /// The first logs that were read, in order; at most ``logLimit``.
  package var logs: [LogSummary] = [] {
    didSet { logTotal = max(logTotal, logs.count) }
  }

  /// Whether it still has its lines and answers; not all builds of very many do.
  package var hasLines = true

  /// How many logs were read.
  package var logTotal = 0

  /// What its logs tell about the engine's locks, where somebody asked for them.
  package var locks: [LockFindings] = []

  /// Refused and failed actions of the products, whether or not they are faults of their own.
  package var actions: [Failure] = []

  /// The one clock of its logs.
  package var clock = BuildClock()

  /// The lines of its products' logs that can matter, where somebody asked for them.
  package var timeline = Timeline()

  /// When its tests ran.
  package var windows = TestWindows()

  /// What could not be read or judged.
  package var notEvaluated: [NotEvaluated] = []

  /// How much more could not be, which is only counted.
  package var notEvaluatedLeftOut = 0

  package init(id: ID, source: String) {
    self.id = id
    self.source = source
  }

  /// How many faults of one build a report keeps.
  package static let faultLimit = 1000

  /// How many failures of one build are compared with each other; a log keeps
  /// ``LogFindings/failureLimit``.
  package static let failureLimit = 10_000

  /// How many logs of one build are looked at together; archives may have many members.
  package static let logLimit = 10_000

  /// How many bytes of memory what the logs of one build tell may take, about.
  package static let byteLimit = 48 << 20

  /// How much is told one by one of what could not be read or judged of one build.
  package static let notEvaluatedLimit = 1000

  /// A build's identity; what is unknown stays nil and never stops the analysis.
  package struct ID: Hashable, Sendable {
    package var branch: Branch?
    package var suite: Suite?
    package var number: Int?

    package init(branch: Branch? = nil, suite: Suite? = nil, number: Int? = nil) {
      self.branch = branch
      self.suite = suite
      self.number = number
    }

    /// Whether two inputs with this identity are the same build.
    package var isKnown: Bool { branch != nil && suite != nil && number != nil }
  }

  /// How the run ended, as the job said.
  package enum Result: String, Sendable {
    case failed, passed, aborted, unknown
  }
}

extension Build.ID: Comparable {
  /// Branch, then number, then suite; what is unknown comes last.
  package static func < (left: Build.ID, right: Build.ID) -> Bool {
    if left.branch != right.branch {
      guard let one = left.branch else { return false }
      guard let other = right.branch else { return true }
      return one < other
    }
    if left.number != right.number {
      return (left.number ?? .max) < (right.number ?? .max)
    }
    return (left.suite?.name ?? "\u{10FFFF}") < (right.suite?.name ?? "\u{10FFFF}")
  }
}
