/// A row of a table: the faults of one build that have the same message, phase and verdict.
struct FaultRow {
  let build: JudgedBuild

  /// The message; nil where a failed build shows no fault.
  let message: LogText?
  let phase: Phase?
  let verdict: Verdict

  /// The faults, by their places in the build.
  private(set) var places: [Int] = []

  /// How many of the faults an earlier report has not.
  private(set) var new = 0

  /// How often the message was told.
  var count: Int { places.reduce(0) { $0 + build.faults[$1].fault.count } }

  var faults: [JudgedFault] { places.map { build.faults[$0] } }

  /// Where the first of them stands.
  var evidence: Evidence? {
    places.lazy.compactMap { build.faults[$0].evidence.first }.first
  }

  private init(build: JudgedBuild, message: LogText?, phase: Phase?, verdict: Verdict) {
    (self.build, self.message, self.phase, self.verdict) = (build, message, phase, verdict)
  }

  /// The rows of a build, in the order in which its logs tell them.
  static func rows(of build: JudgedBuild, new: Set<Changes.Item.Kind> = []) -> [FaultRow] {
    if build.failedWithoutFault {
      return [FaultRow(build: build, message: nil, phase: nil, verdict: .unexplained)]
    }
    var rows: [FaultRow] = []
    var indices: [Key: Int] = [:]
    for (place, fault) in build.faults.enumerated() {
      let key = Key(fault)
      let index = indices[key] ?? rows.count
      if index == rows.count {
        indices[key] = index
        rows.append(
          FaultRow(
            build: build, message: fault.fault.message, phase: fault.fault.phase,
            verdict: fault.verdict))
      }
      rows[index].places.append(place)
      if !new.isEmpty, new.contains(Changes.Item(fault, of: build.build.id).kind) {
        rows[index].new += 1
      }
    }
    return rows
  }

  /// What the faults of one row have in common.
  private struct Key: Hashable {
    let message: LogText
    let phase: Phase?
    let verdict: Verdict
    let proof: Proof?
    let signature: Signature.ID?
    let stage: Stage?

    init(_ fault: JudgedFault) {
      message = fault.fault.message
      phase = fault.fault.phase
      verdict = fault.verdict
      proof = fault.proof
      signature = fault.signature
      stage = fault.fault.stage
    }
  }
}

extension FaultRow {
  /// The verdict as a person reads it, such as `suspected, new`.
  var verdictLabel: String {
    switch new {
    case 0: verdict.label
    case places.count: "\(verdict.label), new"
    default: "\(verdict.label), \(new) new"
    }
  }

  /// What is said instead of a message.
  var missingMessage: String {
    build.build.result == .aborted ? "aborted, no fault found" : "no fault found"
  }
}

extension Verdict {
  /// The word for a person.
  var label: String { self == .notEvaluated ? "not evaluated" : rawValue }
}

extension Proof {
  /// The words for a person.
  var label: String { self == .byMessage ? "by message" : rawValue }
}
