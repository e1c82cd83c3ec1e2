import Triage

/// What came of one file of the command line or of a folder, with all that lay in it.
struct LeafOutput: Sendable {
  /// Logs and problems that follow each other and belong to one build.
  struct Part: Sendable {
    var key: String
    var source: String
    var id: Build.ID
    var declarations: [(declaration: BuildDeclaration, log: String)] = []
    var packed: PackedFindings
  }

  /// The last part, and those before it, a thousand at a time.
  private var open: Part?
  private var chunks: [[Part]] = []
  private static let chunkSize = 1000

  private(set) var diagnostics = DiagnosticTally()
  var skipped = SkipCounts()
  var isReadable = false

  private let space: EventSpace

  /// How many bytes all logs of the file told, and how many may be kept.
  private var packedBytes = 0
  private let limit: Int

  /// What was told last, which the members of a broken container repeat.
  private var last: Diagnostic?

  init(space: EventSpace, limit: Int = .max) {
    (self.space, self.limit) = (space, limit)
  }

  /// Adds what a log told; where the file has told too much, only how much that was.
  mutating func add(_ findings: LogFindings, at place: LogPlace) {
    guard packedBytes > limit, findings.failureTotal + findings.hits.count > 0 else {
      return change(at: place) { $0.packed.add(findings) }
    }
    var counted = LogFindings(summary: findings.summary)
    counted.failureTotal = findings.failureTotal
    counted.notEvaluated = [
      NotEvaluated(
        log: findings.summary.name,
        reason: "what it tells is left out, as the input tells more than \(limit >> 20) MiB")
    ]
    change(at: place) { $0.packed.add(counted) }
  }

  /// Adds who a build says it is.
  mutating func add(_ declaration: BuildDeclaration, of log: String, at place: LogPlace) {
    change(at: place) { $0.declarations.append((declaration, log)) }
  }

  /// Puts away what was read; to be called at the end of the file.
  mutating func seal() {
    guard var part = open else { return }
    open = nil
    part.packed.seal()
    if chunks.last?.count ?? Self.chunkSize >= Self.chunkSize { chunks.append([]) }
    chunks[chunks.count - 1].append(part)
  }

  /// How many parts there are in a file that is sealed.
  var partCount: Int { chunks.reduce(0) { $0 + $1.count } }

  /// Hands out the parts of a file that is sealed, and lets go of them on the way.
  mutating func takeParts(_ body: (Part) -> Void) {
    for index in chunks.indices {
      for part in chunks[index] { body(part) }
      chunks[index] = []
    }
  }

  private mutating func change(at place: LogPlace, _ change: (inout Part) -> Void) {
    let build = place.build
    if open?.key != build.key { seal() }
    // Taken out, so that what it holds is not copied.
    var part =
      open
      ?? Part(
        key: build.key.exact, source: build.source.exact, id: build.id,
        packed: PackedFindings(space: space))
    open = nil
    packedBytes -= part.packed.bytes
    change(&part)
    packedBytes += part.packed.bytes
    open = part
  }

  /// Tells what could not be read, to the user and in the build.
  mutating func tell(_ problem: ReadProblem, at place: LogPlace, line: Int? = nil) {
    // The members of a broken container repeat what was said about it.
    if let last, last.sentence == problem.sentence,
      last.path.hasPrefix(place.shown), line == nil
    {
      return
    }
    note(problem, at: place, line: line, severity: .warning)
    lacks(problem, at: place, line: line)
  }

  /// Tells the build alone what could not be read.
  mutating func lacks(_ problem: ReadProblem, at place: LogPlace, line: Int? = nil) {
    let part = NotEvaluated(log: place.build.log, line: line, reason: problem.sentence)
    change(at: place) { $0.packed.add(part) }
  }

  /// Tells what is odd but was read.
  mutating func note(
    _ problem: ReadProblem, at place: LogPlace, line: Int? = nil,
    severity: Diagnostic.Severity = .note
  ) {
    let told = Self.diagnostic(severity, problem, at: place, line: line)
    diagnostics.add(told)
    last = told
  }

  private static func diagnostic(
    _ severity: Diagnostic.Severity, _ problem: ReadProblem, at place: LogPlace, line: Int?
  ) -> Diagnostic {
    Diagnostic(
      severity, problem.sentence, path: place.shown,
      position: line.map { Diagnostic.Position(line: $0, column: 1) }, help: problem.help)
  }
}

extension String {
  /// The same in no more memory than it needs; what was joined has up to twice as much.
  fileprivate var exact: String { String(decoding: Array(utf8), as: UTF8.self) }
}
