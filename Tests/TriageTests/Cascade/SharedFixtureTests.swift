import Testing

@testable import Triage

@Suite struct SharedFixtureTests {
  /// The roots that the fixtures of some faults tell.
  private func roots(_ faults: JudgedFault...) -> [Int?] {
    var judged = faults
    Cascade(by: SignatureSet([])).settle(&judged, in: Build(id: Build.ID(), source: "x"))
    return judged.map(\.root)
  }

  @Test(arguments: ["", "[", "]", ".", "[[.", "Test", "..Test.["])
  func `names that are no names make no trouble`(_ name: String) {
    for scope in WideFixture.Scope.allCases {
      let text = Tracebacks.fixture("@pytest.fixture(scope='\(scope.rawValue)')")
      #expect(roots(Tracebacks.broken(name, text), Tracebacks.broken(name, text)) == [nil, 0])
    }
  }

  @Test func `a module fixture fails once in each module, a class fixture in each class`() {
    let module = Tracebacks.fixture("@pytest.fixture(scope='module')")
    #expect(
      roots(
        Tracebacks.broken("tests.test_a.test_1", module),
        Tracebacks.broken("tests.test_b.test_1", module),
        Tracebacks.broken("tests.test_a.test_2", module)) == [nil, nil, 0])
    let ofClass = Tracebacks.fixture("@pytest.fixture(scope='class')")
    #expect(
      roots(
        Tracebacks.broken("tests.test_a.TestA.test_1", ofClass),
        Tracebacks.broken("tests.test_a.TestB.test_1", ofClass),
        Tracebacks.broken("tests.test_a.TestB.test_2", ofClass)) == [nil, nil, 1])
  }

  @Test func `a fixture of one test that fails twice is two failures`() {
    let text = Tracebacks.fixture("@pytest.fixture")
    #expect(
      roots(Tracebacks.broken("tests.t.test_1", text), Tracebacks.broken("tests.t.test_2", text))
        == [nil, nil])
  }

  @Test func `another message, place, name or phase is another failure`() {
    let first = Tracebacks.broken("tests.t.test_1")
    let others = [
      Tracebacks.broken("tests.t.test_2", message: "Locked"),
      Tracebacks.broken("tests.t.test_2", Tracebacks.fixture(place: "suite/fixtures/host.py:60")),
      Tracebacks.broken("tests.t.test_2", Tracebacks.fixture(name: "host_1")),
      Tracebacks.broken("tests.t.test_2", phase: .teardown),
      Tracebacks.broken("tests.t.test_2", phase: .call),
    ]
    for other in others { #expect(roots(first, other) == [nil, nil]) }
  }

  @Test func `a fixture runs anew for each of its own parameters`() {
    let text = Tracebacks.fixture("@pytest.fixture(scope='session', params=['4', '6'])")
    #expect(
      roots(
        Tracebacks.broken("tests.t.test_1[4]", text), Tracebacks.broken("tests.t.test_1[6]", text),
        Tracebacks.broken("tests.t.test_2[6]", text)) == [nil, nil, 1])
  }
}
