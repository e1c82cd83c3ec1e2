import Testing

@testable import Triage

@Suite struct BaselineTests {
  @Test func `new, gone and continuing faults are told apart`() throws {
    let changes = try changes(
      from: [judged("4.3", 1, fault("a"), fault("b", test: "t"), fault("c"))],
      to: [judged("4.3", 2, fault("a"), fault("b", test: "u"), fault("c")), judged("4.3", 3)])
    #expect(changes.new.map(\.test) == ["u"])
    #expect(changes.gone.map(\.test) == ["t"])
    #expect(changes.continuing == 2)
  }

  @Test func `another message of the same signature is nothing new`() throws {
    let changes = try changes(
      from: [judged("4.3", 1, fault("host a is busy", .busy))],
      to: [judged("4.3", 2, fault("host b is busy", .busy))])
    #expect(changes.new.isEmpty && changes.gone.isEmpty)
    #expect(changes.continuing == 1)
  }

  @Test func `a fault that a new rule explains is nothing new`() throws {
    for (old, new) in [(nil, Kind.busy), (Kind.busy, nil)] {
      let changes = try changes(
        from: [judged("4.3", 1, fault("busy", old))], to: [judged("4.3", 2, fault("busy", new))])
      #expect(changes.new.isEmpty && changes.gone.isEmpty && changes.continuing == 1)
    }
  }

  @Test func `the same fault on another branch is new`() throws {
    let changes = try changes(
      from: [judged("4.3", 1, fault("a"))], to: [judged("master", 1, fault("a"))])
    #expect(changes.new.map(\.branch) == ["master"])
    // No build of 4.3 was looked at today, so nobody knows whether its fault is gone.
    #expect(changes.gone.isEmpty)
  }

  @Test func `a renamed signature is followed`() throws {
    var old = Kind.busy
    old.id = "network/old-name"
    let baseline = try baseline([judged("4.3", 1, fault("x", old))])
    let report = Report(judged: [judged("4.3", 2, fault("y", .busy))], by: [])
    let signature = Signature(
      id: Signature.ID(Kind.busy.id), title: Template("x"), match: [],
      was: [Signature.ID("network/old-name")])
    #expect(baseline.changes(in: report).new.count == 1)
    #expect(baseline.changes(in: report, signatures: [signature]).new.isEmpty)
  }

  @Test func `hostile texts survive the way through JSON`() throws {
    for example in try ReportCase.all {
      let baseline = try Baseline(json: Array(rendered(example.report, as: .json).utf8))
      let changes = baseline.changes(in: example.report)
      #expect(changes.new.isEmpty && changes.gone.isEmpty, "\(example.name)")
    }
  }

  @Test(arguments: [
    ("", BaselineError.notJSON), ("hello", .notJSON), ("{\"schema\": 1, \"builds\": [{", .cutOff),
    ("{\"schema\": 2, \"builds\": []}", .schema(2)), ("{\"builds\": []}", .notAReport),
    ("[1]", .notAReport), ("{\"schema\": 1}", .notAReport), ("{\"a\": }", .notJSON),
    ("{\"schema\": 1, \"builds\": [{\"faults\": 3}]}", .notAReport),
  ])
  func `what is no baseline is named`(_ text: String, _ error: BaselineError) {
    #expect(throws: error) { try Baseline(json: Array(text.utf8)) }
  }

  @Test func `every beginning of a report is told to be cut off`() throws {
    let bytes = Array(
      rendered(try #require(ReportCase.all.first).report, as: .json).utf8.dropLast())
    for length in stride(from: 2, to: bytes.count, by: 997) {
      #expect(throws: BaselineError.cutOff) { try Baseline(json: Array(bytes.prefix(length))) }
    }
  }

  @Test func `the message names the cure`() {
    let diagnostic = BaselineError.schema(2).diagnostic(path: "old.json")
    #expect(diagnostic.sentence == "the baseline has schema 2, and only schema 1 can be read")
    #expect(diagnostic.help?.contains("--format json") == true)
  }

  private func baseline(_ builds: [JudgedBuild]) throws -> Baseline {
    try Baseline(json: Array(rendered(Report(judged: builds, by: []), as: .json).utf8))
  }

  private func changes(from old: [JudgedBuild], to new: [JudgedBuild]) throws -> Changes {
    try baseline(old).changes(in: Report(judged: new, by: []))
  }
}
