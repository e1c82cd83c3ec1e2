import Testing

@testable import Triage

@Suite struct PackedFindingsTests {
  /// Findings of which every field differs from what it is at first.
  private func findings(_ name: String, in space: EventSpace) -> LogFindings {
    let evidence = Evidence(log: name, line: 3, column: 2, length: 4, text: "text")
    let context = LineContext(
      time: Timestamp(year: 2019, month: 8, day: 2, hour: 23, millisecond: 168, zone: -240),
      thread: "t-1", action: "id-1")
    let pieces = [
      Line.Piece(textOffset: 0, rawOffset: 1), Line.Piece(textOffset: 1, rawOffset: 4, unit: 6),
    ]
    let lines = [
      Line(number: 7, raw: Array("  a line".utf8)[...]),
      Line(
        number: 8, raw: Array("xa&quot;".utf8)[...], text: Array("a\"".utf8)[...], pieces: pieces,
        isCut: true, firstColumn: 5),
      Line(
        number: 9, raw: Array("12:00 b".utf8)[...], text: Array("12:00 b".utf8)[6...]),
    ]
    var one = LogFindings(summary: LogSummary(name: name, kind: .console, lines: 9, bytes: 99))
    one.summary.quotes = [.engine]
    one.add(
      Failure(
        place: .test("tests.test_a"), phase: .setup,
        faults: [FaultText(message: "m \u{FF}", http: 409, evidence: evidence, isCut: true)],
        trace: Trace(lines), log: name, teller: .sections, isEcho: true, context: context))
    one.add(
      Failure(place: .stage(.repos), phase: nil, faults: [], log: name, teller: .stages))
    one.add(
      Failure(
        place: .product, phase: nil, faults: [], log: "engine.log", teller: .product,
        context: LineContext(time: Timestamp(year: 1, month: 2, day: 30))))
    one.failureTotal = 12
    one.tests = [.junit: TestCounts(passed: 1, failed: 2, errors: 3, skipped: 4)]
    one.testsEnded = true
    let hit = LogHit(
      signature: 2, pattern: 3, evidence: evidence, captures: ["nic": "eth1"], message: "hit",
      context: context)
    one.hits = [hit]
    var more = HitStore(log: name, space: space)
    more.add(hit)
    more.drop()
    more.seal()
    one.moreHits = more
    one.stopped = [5]
    one.identity = Build.ID(branch: Branch("4.3"), suite: Suite("s"), number: 150)
    one.result = .aborted
    one.started = Timestamp(year: 2019, month: 7, day: 30)
    one.versions = ["ovirt-engine": "4.3.6"]
    one.zones.note(Timestamp(year: 2019, month: 8, day: 2, zone: 60), isHoursOnly: true, line: 4)
    one.quotedZones.note(Timestamp(year: 2019, month: 8, day: 2), line: 6)
    one.testTimes.add(
      TestTimes.Span(
        test: "t", start: Moment(milliseconds: 5, zone: 0), end: Moment(milliseconds: 9), line: 2,
        source: .pytestLog))
    one.testTimes.add(next: "t")
    var locks = LockFindings(log: name, space: space)
    locks.note(Moment(milliseconds: 77, zone: 0))
    locks.seal()
    one.locks = locks
    one.timeline = TimelineFindings(log: name)
    one.excerpt = lines
    one.notEvaluated = [NotEvaluated(log: name, line: 2, reason: "cut off")]
    return one
  }

  /// All that a value holds, whatever the order of its sets.
  private func told(_ value: some Any) -> [Substring] {
    var text = ""
    dump(value, to: &text)
    // A slice tells where it lies in the memory that it was cut from.
    return text.split(separator: "\n").filter { !$0.contains("Index") }.sorted()
  }

  @Test func `packing keeps all that a log tells`() throws {
    let space = EventSpace(memory: .max)
    let one = findings("a.log", in: space)
    var encoder = EventEncoder()
    one.pack(into: &encoder)
    var decoder = EventDecoder(encoder.bytes, space: space)
    let other = LogFindings(from: &decoder)
    #expect(decoder.isAtEnd)
    #expect(!decoder.isBroken)
    var (again, before) = (EventEncoder(), one)
    before.timeline = other.timeline
    other.pack(into: &again)
    #expect(told(again.bytes) == told(encoder.bytes))
    #expect(other.excerpt.map(\.text) == one.excerpt.map(\.text))
    #expect(other.excerpt.map(\.raw) == one.excerpt.map(\.raw))
    #expect(
      other.failures.flatMap { $0.trace.lines.map(\.text) }
        == one.failures.flatMap { $0.trace.lines.map(\.text) })
    // Every field by name, so that none can be forgotten.
    let fields = Mirror(reflecting: one).children.compactMap(\.label)
    for (field, (left, right)) in zip(
      fields,
      zip(Mirror(reflecting: before).children, Mirror(reflecting: other).children))
    where field != "excerpt" && field != "failures" && field != "traceRoom" {
      #expect(told(left.value) == told(right.value), "\(field)")
    }
  }

  @Test func `bytes that end too early are told and nothing of them is used`() {
    let space = EventSpace(memory: .max)
    var encoder = EventEncoder()
    findings("a.log", in: space).pack(into: &encoder)
    for count in stride(from: 0, to: encoder.bytes.count, by: 7) {
      var decoder = EventDecoder(Array(encoder.bytes.prefix(count)), space: space)
      _ = LogFindings(from: &decoder)
      #expect(decoder.isBroken, "\(count)")
    }
  }

  @Test func `what memory has no room for is the same when it comes back`() {
    let spill = MemorySpill()
    let space = EventSpace(memory: 0, spill: spill, blockSize: 64)
    var packed = PackedFindings(space: space)
    for name in ["a.log", "b.log"] { packed.add(findings(name, in: space)) }
    packed.add(NotEvaluated(log: "c.log", reason: "not read"))
    packed.seal()
    #expect(spill.size > 0)
    let draft = BuildDraft(source: "x", packed: packed)
    #expect(draft.findings.map(\.summary.name) == ["a.log", "b.log"])
    #expect(draft.findings.map(\.failures.count) == [3, 3])
    #expect(draft.notEvaluated.map(\.log) == ["c.log"])
    #expect(draft.identity() == Build.ID(branch: Branch("4.3"), suite: Suite("s"), number: 150))
  }

  @Test func `what cannot be written stays in memory, what cannot be read back is told`() {
    let full = EventSpace(memory: 0, spill: MemorySpill(room: 0), blockSize: 64)
    var packed = PackedFindings(space: full)
    packed.add(findings("a.log", in: EventSpace(memory: .max)))
    packed.seal()
    #expect(BuildDraft(source: "x", packed: packed).findings.map(\.summary.name) == ["a.log"])

    let gone = EventSpace(memory: 0, spill: MemorySpill(givesBack: false), blockSize: 64)
    var lost = PackedFindings(space: gone)
    lost.add(findings("a.log", in: EventSpace(memory: .max)))
    lost.seal()
    let draft = BuildDraft(source: "x", packed: lost)
    #expect(draft.findings.isEmpty)
    #expect(draft.notEvaluated.map(\.log) == ["the temporary file"])
  }

  @Test func `a build of too many logs and failures tells what is left out`() throws {
    var draft = BuildDraft(source: "x")
    let failure = Failure(
      place: .test("t"), phase: .call,
      faults: [
        FaultText(
          message: "m", http: nil,
          evidence: Evidence(log: "l", line: 1, column: 1, length: 1, text: "m"))
      ], log: "l", teller: .junit)
    let logs = Build.failureLimit / 1000 + 1
    for number in 0..<logs {
      var one = LogFindings(
        summary: LogSummary(name: "\(number).xml", kind: .junit, lines: 1, bytes: 1))
      for _ in 0..<1000 { one.add(failure) }
      draft.packed.add(one)
    }
    let build = try #require(
      BuildAssembler.builds(from: [draft], overriding: Build.ID()).first)
    #expect(build.failuresLeftOut == 1000)
    #expect(
      build.notEvaluated == [
        NotEvaluated(
          log: "\(logs - 1).xml",
          reason: "left out, as the logs of the build tell too much: "
            + "failures behind the first 10000")
      ])
  }

  @Test func `of very many logs the first ones are listed and all are counted`() throws {
    var draft = BuildDraft(source: "x")
    for number in 0..<Build.logLimit + 3 {
      draft.packed.add(
        LogFindings(summary: LogSummary(name: "\(number)", kind: .text, lines: 1, bytes: 1)))
    }
    let build = try #require(
      BuildAssembler.builds(from: [draft], overriding: Build.ID()).first)
    #expect(build.logs.count == Build.logLimit)
    #expect(build.logTotal == Build.logLimit + 3)
    #expect(build.notEvaluated.isEmpty)
  }
}
