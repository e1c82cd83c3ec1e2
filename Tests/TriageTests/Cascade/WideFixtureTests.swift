import Testing

@testable import Triage

@Suite struct WideFixtureTests {
  /// Scope, name and place of each fixture in a block.
  private func told(_ text: String) -> [String] {
    WideFixture.all(in: Tracebacks.trace(text)).map {
      "\($0.scope.rawValue) \($0.name) \($0.place)\($0.hasParameters ? " params" : "")"
    }
  }

  @Test func `a fixture of wide scope is read from its decorator, name and place`() {
    #expect(told(Tracebacks.fixture()) == ["session host_in_cluster suite/fixtures/host.py:59"])
  }

  @Test(arguments: [
    ("@pytest.fixture(scope=\"module\", autouse=True)", "module"),
    ("@pytest.yield_fixture(autouse=True, scope = 'class')", "class"),
    ("@fixture('package')", "package"),
    ("@pytest.fixture(scope='module')\n    @retried(times=(3))", "module"),
    ("@pytest.fixture(\n        scope='session',\n        params=[4, 6])", "session"),
  ])
  func `a decorator may be written in many ways`(_ decorator: String, _ scope: String) {
    let found = WideFixture.all(in: Tracebacks.trace(Tracebacks.fixture(decorator)))
    #expect(found.map(\.scope.rawValue) == [scope])
    #expect(found.map(\.hasParameters) == [decorator.contains("params")])
  }

  @Test(arguments: [
    "@pytest.fixture", "@pytest.fixture()", "@pytest.fixture(scope='function')",
    "@pytest.fixture(scope=widest)", "@pytest.fixture(name='session')",
    "@pytest.mark.parametrize('scope', ['session'])", "@pytest.mark.usefixtures('session')",
    "@pytest.fixture\n    @pytest.mark.usefixtures('session')",
    "@pytest.fixture()\n    @retried(scope='session')",
  ])
  func `a fixture for one test, or of a scope that is not written there, is none`(
    _ decorator: String
  ) {
    #expect(told(Tracebacks.fixture(decorator)) == [])
  }

  @Test func `what a test printed is no traceback`() {
    let printed = "----- Captured stdout call -----\n" + Tracebacks.fixture()
    #expect(told(printed) == [])
  }

  @Test func `a block that ends in a decorator, and one without end, hold no fixture`() {
    #expect(told("    @pytest.fixture(scope='session')") == [])
    let endless = Array(repeating: "    scope='session',", count: 5000).joined(separator: "\n")
    #expect(told("    @pytest.fixture(\n\(endless)\n    def a():\n\nx.py:1:") == [])
    #expect(told("    @pytest.fixture(scope='session'\n    def :\nx.py:\nx.py:1\n.py:1:") == [])
  }

  @Test func `the tests of one run share its scope`() throws {
    func owner(_ decorator: String, _ test: LogText) throws -> LogText {
      let trace = Tracebacks.trace(Tracebacks.fixture(decorator))
      return try #require(WideFixture.all(in: trace).first).owner(of: test)
    }
    let test: LogText = "tests.ovs.test_x.TestC.test_y[a.b]"
    #expect(try owner("@pytest.fixture(scope='session')", test) == "")
    #expect(try owner("@pytest.fixture(scope='package')", test) == "tests.ovs")
    #expect(try owner("@pytest.fixture(scope='module')", test) == "tests.ovs.test_x")
    #expect(try owner("@pytest.fixture(scope='class')", test) == "tests.ovs.test_x.TestC")
    #expect(
      try owner("@pytest.fixture(scope='module', params=[1])", test) == "tests.ovs.test_x[a.b]")
  }
}
