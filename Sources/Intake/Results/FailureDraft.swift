import Triage

/// A failure element, while it is read.
struct FailureDraft {
  enum Kind {
    case failure, error, rerun
  }

  let kind: Kind
  let phase: Phase?

  /// The message attribute and its place; nil where there is none.
  let fallback: FaultText?

  /// What to say where the element holds nothing at all.
  let last: FaultText

  var block = FailureBlock()

  /// The failure with what was read of it.
  func finish(test: LogText, log: String) -> Failure {
    var faults = block.faults(log: log, fallback: fallback)
    if faults.isEmpty { faults = [firstLine(log: log) ?? last] }
    return Failure(
      place: .test(test), phase: phase, faults: faults, trace: block.trace, log: log,
      teller: .junit)
  }

  private func firstLine(log: String) -> FaultText? {
    block.trace.lines.first { !$0.text.trimmed.isEmpty }.map {
      FaultText(message: LogText($0.text), http: nil, evidence: $0.evidence(in: log))
    }
  }
}
