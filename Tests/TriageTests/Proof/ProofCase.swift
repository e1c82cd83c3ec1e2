import Matching

@testable import Triage

/// A build of one failing test with logs, and a signature that asks for a proof in them.
struct ProofCase {
  static let host = "7c1e52d0-38aa-4c6f-9b1d-5e0f6a2b8c94"
  static let refresh = LockLogs.lock(["\(host)=VDS", "HOST_NETWORK\(host)=HOST_NETWORK"])
  static let activate = LockLogs.lock(["\(host)=VDS"])
  static let worker = "ForkJoinPool-1-worker-5"

  var message = "Busy."
  var logs: [(kind: LogKind, text: String)] = []
  var windows: [(test: String, ClosedRange<Int>)] = []
  var status = Explanation.Status.confirmed
  var stopped: Set<Int> = []
  var test: LogText = "tests.test_a"

  /// The logs of a refresh by the engine itself which waits, holds, and refuses an activation.
  static func refused(at offset: Int = 0, thread: String = "default task-1", id: String = "a1")
    -> String
  {
    func line(_ at: Int, _ command: String, _ thread: String, _ id: String, _ text: String)
      -> String
    {
      LockLogs.line(at + offset, command, thread, id, text)
    }
    return line(
      0, "RefreshHostCapabilities", worker, "r\(offset)",
      "Before acquiring and wait lock \(refresh)")
      + LockLogs.line(
        offset, nil, worker, "r\(offset)", "Failed to acquire lock and wait lock \(refresh)")
      + line(
        1500, "RefreshHostCapabilities", worker, "r\(offset)",
        "Lock-wait acquired to object \(refresh)")
      + line(
        1510, "RefreshHostCapabilities", worker, "r\(offset)",
        "Running command: RefreshHostCapabilitiesCommand internal: true. Entities affected :  ID: x"
      )
      + line(1700, "ActivateVds", thread, id, "Failed to Acquire Lock to object \(activate)")
      + line(
        1700, "ActivateVds", thread, id,
        "Validation of action 'ActivateVds' failed for user admin@x. Reasons: OBJECT_LOCKED")
      + answer(1706 + offset, thread)
  }

  /// The engine's answer to a client.
  static func answer(_ at: Int, _ thread: String = "default task-1", _ text: String = "Busy.")
    -> String
  {
    LockLogs.line(at, "AbstractBackendResource", thread, "", "Operation Failed: [\(text)]")
      .replacing(" INFO  ", with: " ERROR ")
  }

  static func step(
    _ place: Place, _ pattern: String, same: ProofStep.Link? = nil, within: Int? = nil
  )
    throws -> ProofStep
  {
    ProofStep(
      kind: .line(Signature.Clause(place: place, patterns: [try Pattern(pattern)])), same: same,
      within: within ?? ProofStep.usualReach)
  }

  static let refusedByRefresh = ProofStep(
    kind: .refused(
      LockCondition(
        command: [Glob("ActivateVds")], holder: [Glob("Refresh*")], holderOrigin: .internal)))

  /// The judged fault of the build.
  func judged(_ proof: ProofRule) throws -> JudgedFault {
    try judged(try signature("a", message), proof)
  }

  func judged(_ signature: Signature, _ proof: ProofRule?) throws -> JudgedFault {
    var signature = signature
    signature.proof = proof
    signature.explanation?.status = status
    let set = SignatureSet([signature])
    var draft = BuildDraft(source: "x")
    for (number, log) in logs.enumerated() {
      var reader = LogReader(
        log: "\(number).\(log.kind.rawValue).log", kind: log.kind, signatures: set, readsLocks: true
      )
      reader.consume(Array(log.text.utf8)[...])
      draft.findings.append(reader.finish())
    }
    var build = BuildAssembler.builds(from: [draft], overriding: Build.ID())[0]
    let evidence = Evidence(log: "console.log", line: 1, column: 1, length: 1, text: "B")
    build.tests = TestCounts(failed: 1)
    build.stopped = stopped
    build.faults = [
      Fault(
        place: .test(test), phase: .call, message: LogText(Array(message.utf8)[...]), http: nil,
        evidence: [evidence])
    ]
    build.windows = TestWindows(
      windows.map { name, time in
        TestWindow(
          test: LogText(Array(name.utf8)[...]),
          time: (LockLogs.start + time.lowerBound)...(LockLogs.start + time.upperBound),
          source: .events)
      })
    return Judge(set).judge(build).faults[0]
  }
}
