import Testing

@testable import Triage

/// Which later requests of a client would have run before one that waits.
@Suite struct InversionTests {
  private let host = LockLogs.lock(["h=VDS"])
  private let pool = LockLogs.lock(["p=POOL"])

  private func line(_ at: Int, _ name: String, _ text: String, thread: String? = nil) -> String {
    LockLogs.line(at, name, thread ?? "default task-\(name)", name, text)
  }

  /// Refused at 100, free at 2100; three others come in between.
  private var log: String {
    line(0, "A", "Lock Acquired to object \(host)", thread: "ForkJoinPool-1-worker-1")
      + line(100, "B", "Failed to Acquire Lock to object \(host)")
      + line(101, "B", "Validation of action 'B' failed for user admin@internal-authz. Reasons: X")
      + line(300, "C", "Lock Acquired to object \(pool)")
      + line(
        400, "D", "Lock Acquired to object \(LockLogs.lock(["q=POOL"]))",
        thread: "ForkJoinPool-1-worker-2")
      + line(500, "C", "Lock freed to object \(pool)")
      + line(700, "E", "Lock Acquired to object \(LockLogs.lock(["r=POOL"]))")
      + line(2100, "A", "Lock freed to object \(host)", thread: "ForkJoinPool-1-worker-1")
      + line(2200, "F", "Lock Acquired to object \(LockLogs.lock(["s=POOL"]))")
  }

  private func told(_ inversions: [Inversion]) -> [String] {
    inversions.map { one in
      let others = one.overtakenBy.map {
        "\($0.owner.command ?? "") at \(LockLogs.offset($0.ran) ?? -1)"
      }
      return "\(one.request.owner.command ?? "") from \(one.wait) at "
        + "\(LockLogs.offset(one.served) ?? -1): \(others.joined(separator: ", "))"
    }
  }

  @Test func `requests of clients that ran before it was served overtake it, the engine's do not`()
  {
    let history = LockLogs.history(log)
    #expect(
      told(history.inversions(waits: WhatIf.usual)) == ["B from 2000 at 2100: C at 300, E at 700"])
    #expect(history.inversions(waits: [1999]).isEmpty)
  }

  @Test func `another user's request overtakes nobody`() {
    let other = log.replacing(
      line(300, "C", "Lock Acquired to object \(pool)"),
      with: LockLogs.line(
        299, nil, "default task-C", "C", "Executing command C for user guest@internal.",
        level: "DEBUG")
        + line(300, "C", "Lock Acquired to object \(pool)"))
    #expect(
      told(LockLogs.history(other).inversions(waits: [5000])) == ["B from 5000 at 2100: E at 700"])
  }

  @Test func `a refused request overtakes once a wait serves it as well`() {
    let more =
      line(0, "X", "Lock Acquired to object \(pool)", thread: "ForkJoinPool-1-worker-9")
      + line(100, "B", "Failed to Acquire Lock to object \(host)")
      + line(150, "Y", "Failed to Acquire Lock to object \(pool)")
      + line(1900, "X", "Lock freed to object \(pool)", thread: "ForkJoinPool-1-worker-9")
    let text =
      line(0, "A", "Lock Acquired to object \(host)", thread: "ForkJoinPool-1-worker-1") + more
      + line(2100, "A", "Lock freed to object \(host)", thread: "ForkJoinPool-1-worker-1")
    #expect(
      told(LockLogs.history(text).inversions(waits: WhatIf.usual)) == [
        "B from 2000 at 2100: Y at 1900"
      ])
  }

  @Test func `all forms of the report name them`() {
    var build = Build(id: Build.ID(), source: "x")
    var reader = LogReader(
      log: "engine.log", kind: .engine, signatures: SignatureSet([]), aspects: .locks)
    reader.consume(Array(log.utf8)[...])
    build.locks = [reader.finish().locks].compactMap { $0 }
    let report = LockReport([build])
    var (text, markdown, json) = ("", "", "")
    TextLockReport().write(report, to: &text)
    MarkdownLockReport().write(report, to: &markdown)
    JSONLockReport().write(report, to: &json)
    #expect(
      text.hasSuffix(
        """

          a client that waits for each answer keeps its order; of one that does not, later requests would
          have run first (a client is a user: the log names no more)

          2019-08-02 10:00:00,100-04  B (B, external)
            with a wait of 2.0 s served after 2.0 s, behind:
              C (C, external), made 0.2 s later, run 1.8 s before it
                p=POOL
              E (E, external), made 0.6 s later, run 1.4 s before it
                r=POOL

        """))
    #expect(markdown.contains("### Overtaken requests"))
    #expect(markdown.contains("run 1.8 s before it, `p=POOL`<br>E (E, external)"))
    #expect(json.contains("\"inversions\": [\n"))
    #expect(json.contains("\"overtakenBy\": ["))
  }

  @Test func `one whose requests nobody overtakes keeps its order either way`() {
    #expect(
      LockWords.order([])
        == "a client that waits for each answer keeps its order; of one that does not no request "
        + "would have been overtaken, as far as the log tells")
  }
}
