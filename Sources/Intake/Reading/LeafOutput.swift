import Triage

/// What came of one file of the command line or of a folder, with all that lay in it.
struct LeafOutput: Sendable {
  /// One log or one problem, by the build that it belongs to.
  struct Part: Sendable {
    var key: String
    var source: String
    var id: Build.ID
    var content: Content
  }

  enum Content: Sendable {
    case findings(LogFindings)
    case declaration(BuildDeclaration, log: String)
    case notEvaluated(NotEvaluated)
  }

  var parts: [Part] = []
  var diagnostics: [Diagnostic] = []
  var skipped = SkipCounts()
  var isReadable = false

  /// Adds what a log told.
  mutating func add(_ content: Content, at place: LogPlace) {
    let build = place.build
    parts.append(Part(key: build.key, source: build.source, id: build.id, content: content))
  }

  /// Tells what could not be read, to the user and in the build.
  mutating func tell(_ problem: ReadProblem, at place: LogPlace, line: Int? = nil) {
    // The members of a broken container repeat what was said about it.
    if let last = diagnostics.last, last.sentence == problem.sentence,
      last.path.hasPrefix(place.shown), line == nil
    {
      return
    }
    diagnostics.append(Self.diagnostic(.warning, problem, at: place, line: line))
    lacks(problem, at: place, line: line)
  }

  /// Tells the build alone what could not be read.
  mutating func lacks(_ problem: ReadProblem, at place: LogPlace, line: Int? = nil) {
    add(
      .notEvaluated(NotEvaluated(log: place.build.log, line: line, reason: problem.sentence)),
      at: place)
  }

  /// Tells what is odd but was read.
  mutating func note(
    _ problem: ReadProblem, at place: LogPlace, line: Int? = nil,
    severity: Diagnostic.Severity = .note
  ) {
    diagnostics.append(Self.diagnostic(severity, problem, at: place, line: line))
  }

  private static func diagnostic(
    _ severity: Diagnostic.Severity, _ problem: ReadProblem, at place: LogPlace, line: Int?
  ) -> Diagnostic {
    Diagnostic(
      severity, problem.sentence, path: place.shown,
      position: line.map { Diagnostic.Position(line: $0, column: 1) }, help: problem.help)
  }
}
