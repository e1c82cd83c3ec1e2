import Testing

@testable import Triage

/// Which faults follow from others, and that order alone never makes it so.
@Suite struct CascadeTests {
  /// A setup that broke in a function, as pytest tells it.
  private func fault(
    _ test: String, _ message: LogText = "Illegal.",
    decorator: String? = "@pytest.fixture(scope='session')",
    name: String = "host_in_cluster", place: String = "suite/fixtures/host.py:64:",
    phase: Phase = .setup
  ) -> Fault {
    let text =
      "system = <object>\n\n" + (decorator.map { "    \($0)\n" } ?? "")
      + "    def \(name)(\n            system):\n>       host.sync()\n\n\(place)\n_ _ _\nE  Error\n"
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      Line(number: $0 + 1, raw: Array($1.utf8)[...])
    }
    return Fault(
      place: .test(LogText(Array(test.utf8)[...])), phase: phase, message: message, http: nil,
      evidence: [], traces: [("junit.xml", Trace(lines))])
  }

  private func roots(_ faults: [Fault]) -> [Int?] {
    var judged = faults.map { JudgedFault(fault: $0, verdict: .unexplained) }
    Cascade(by: SignatureSet([])).settle(&judged, in: Build(id: Build.ID(), source: "x"))
    return judged.map(\.root)
  }

  @Test func `a session fixture that failed is one cause for all who wanted it`() {
    let all = [fault("tests.a.test_x"), fault("tests.b.test_y"), fault("tests.b.test_z[1]")]
    #expect(roots(all) == [nil, 0, 0])
    var judged = all.map { JudgedFault(fault: $0, verdict: .unexplained) }
    Cascade(by: SignatureSet([])).settle(&judged, in: Build(id: Build.ID(), source: "x"))
    #expect(
      judged[2].rootReason == "the session fixture host_in_cluster failed for all of them")
  }

  @Test func `another message, place, fixture or phase is another cause`() {
    let one = fault("tests.a.test_x")
    #expect(roots([one, fault("tests.a.test_y", "Other.")]) == [nil, nil])
    #expect(
      roots([one, fault("tests.a.test_y", place: "suite/fixtures/host.py:65:")]) == [nil, nil])
    #expect(roots([one, fault("tests.a.test_y", name: "host_up")]) == [nil, nil])
    #expect(roots([one, fault("tests.a.test_y", phase: .call)]) == [nil, nil])
  }

  @Test func `a fixture made for each test, or no fixture, breaks anew each time`() {
    for decorator in [nil, "@pytest.fixture", "@pytest.fixture(scope='function')"] {
      let all = [
        fault("tests.a.test_x", decorator: decorator),
        fault("tests.a.test_y", decorator: decorator),
      ]
      #expect(roots(all) == [nil, nil])
    }
  }

  @Test func `a module's fixture is made once for its module, a class's for its class`() {
    for scope in ["@pytest.fixture(scope=\"module\")", "@pytest.fixture(scope='class')"] {
      let all = ["tests.a.T.test_x", "tests.a.T.test_y", "tests.b.T.test_x"].map {
        fault($0, decorator: scope)
      }
      #expect(roots(all) == [nil, 0, nil])
    }
  }

  @Test func `a rule says what its faults follow from, and which captures they share`() throws {
    var left = try signature("left", "Nic (?<nic>\\S+)")
    left.follows = [Follow(signatures: [Signature.ID("left")], same: ["nic"])]
    var build = Build(id: Build.ID(), source: "x")
    build.tests = TestCounts(failed: 3)
    build.faults = ["Nic eth1 taken", "Nic eth2 taken", "Nic eth1 taken again"].map { message in
      Fault(
        place: .test("t"), phase: .call, message: LogText(Array(message.utf8)[...]), http: nil,
        evidence: [])
    }
    let judged = Judge(SignatureSet([left])).judge(build).faults
    #expect(judged.map(\.root) == [nil, nil, 0])
    #expect(judged[2].rootReason == "left says what it follows from, both of nic eth1")
  }

  @Test func `rules that name each other make no circle`() throws {
    var (one, two) = (try signature("one", "One"), try signature("two", "Two"))
    one.follows = [Follow(signatures: [Signature.ID("two")])]
    two.follows = [Follow(signatures: [Signature.ID("one")])]
    var build = Build(id: Build.ID(), source: "x")
    build.tests = TestCounts(failed: 3)
    build.faults = ["One", "Two", "One"].map { message in
      Fault(
        place: .test(LogText(Array("t\(message)".utf8)[...])), phase: .call,
        message: LogText(Array(message.utf8)[...]), http: nil, evidence: [])
    }
    // The last one follows from the second, which follows from the first.
    #expect(Judge(SignatureSet([one, two])).judge(build).faults.map(\.root) == [nil, 0, 0])
  }

  @Test func `an earlier step of a proof that is a fault itself is the cause`() throws {
    func evidence(_ line: Int) -> Evidence {
      Evidence(log: "a.log", line: line, column: 1, length: 1, text: "x")
    }
    var judged = [4, 2].map { line in
      var judged = JudgedFault(
        fault: Fault(
          place: .product, phase: nil, message: LogText(Array("\(line)".utf8)[...]), http: nil,
          evidence: [evidence(line)]), verdict: .explained, proof: .proved)
      judged.chain = [1, 2, 3, 4].map { FoundStep(evidence: evidence($0), moment: nil) }
      return judged
    }
    Cascade(by: SignatureSet([])).settle(&judged, in: Build(id: Build.ID(), source: "x"))
    #expect(judged.map(\.root) == [1, nil])
    #expect(judged[0].rootReason == "a.log:2 is a step of its proof")
  }
}
