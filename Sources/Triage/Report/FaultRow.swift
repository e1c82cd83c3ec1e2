/// A row of a table: the faults of one build that have the same message, phase and verdict.
struct FaultRow {
  let build: JudgedBuild

  /// The message; nil where a failed build shows no fault.
  let message: LogText?
  let phase: Phase?
  let verdict: Verdict
  private(set) var faults: [JudgedFault] = []

  /// How many of the faults an earlier report has not.
  private(set) var new = 0

  /// How often the message was told.
  var count: Int { faults.reduce(0) { $0 + $1.fault.count } }

  /// Where the first of them stands.
  var evidence: Evidence? { faults.lazy.compactMap(\.evidence.first).first }

  /// The rows of a build, in the order in which its logs tell them.
  static func rows(of build: JudgedBuild, new: Set<Changes.Item.Kind> = []) -> [FaultRow] {
    if build.failedWithoutFault {
      return [FaultRow(build: build, message: nil, phase: nil, verdict: .unexplained)]
    }
    var rows: [FaultRow] = []
    var indices: [Key: Int] = [:]
    for fault in build.faults {
      let key = Key(fault)
      let index = indices[key] ?? rows.count
      if index == rows.count {
        indices[key] = index
        rows.append(
          FaultRow(
            build: build, message: fault.fault.message, phase: fault.fault.phase,
            verdict: fault.verdict))
      }
      rows[index].faults.append(fault)
      if new.contains(Changes.Item(fault, of: build.build.id).kind) { rows[index].new += 1 }
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
    case faults.count: "\(verdict.label), new"
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
