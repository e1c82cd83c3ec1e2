import Testing
import Triage

@Suite struct TestNameTests {
  @Test(
    "a node id is dotted, its suite cut and its parameters kept",
    arguments: [
      ("network-suite-4.3/tests/ovs/test_x.py::test_a", "tests.ovs.test_x.test_a"),
      ("tests/test_x.py::TestC::test_a[a/b.c::d]", "tests.test_x.TestC.test_a[a/b.c::d]"),
      ("tests/test_x.py::TestC::()::test_a", "tests.test_x.TestC.test_a"),
      (
        "../basic-suite-master/test-scenarios/test_002.py::test_a", "test-scenarios.test_002.test_a"
      ),
      ("./a.py", "a"), ("/abs/test_x.py::t", "abs.test_x.t"), ("test_a", "test_a"), ("", ""),
      ("[a]", "[a]"), ("::", "::"),
      ("network-suite-4.3/t.py::test_a[basic-suite-4.2/x.py]", "t.test_a[basic-suite-4.2/x.py]"),
    ])
  func node(_ id: String, _ name: String) {
    #expect(TestName.dotted(nodeID: Array(id.utf8)[...]).shown == name)
  }

  @Test(
    "class and name of a result make the same name",
    arguments: [
      ("network-suite-4.3.tests.test_x", "test_a", "tests.test_x.test_a"),
      ("tests.test_x.TestC.()", "test_a[b]", "tests.test_x.TestC.test_a[b]"),
      ("002_bootstrap", "add_dc", "002_bootstrap.add_dc"), ("", "tests/test_x.py", "tests.test_x"),
      ("tests.test_x", "", "tests.test_x"), ("m", "test_gen(1, 'a b')", "m.test_gen(1, 'a b')"),
      ("compat-4.3-suite-master.tests.x", "t", "tests.x.t"),
      ("x-suite-4.3x.tests", "t", "x-suite-4.3x.tests.t"), ("network-suite-4.3", "t", "t"),
    ])
  func result(_ classname: String, _ name: String, _ expected: String) {
    #expect(TestName.dotted(classname: classname.utf8, name: name.utf8).shown == expected)
  }

  @Test func `a title in words is kept as it is`() {
    let title = "A test, with a description."
    #expect(TestName.dotted(name: Array(title.utf8)[...]).shown == title)
  }

  @Test(
    "a name without its first parts is its tail",
    arguments: [
      ("test_a", "t.test_a", true), ("C.test_a", "t.C.test_a", true), ("test_a", "test_a", false),
      ("est_a", "t.test_a", false), ("a.b", "b", false), ("", "a", false),
    ])
  func tail(_ short: String, _ long: String, _ isTail: Bool) {
    #expect(TestName.isTail(LogText(short.utf8), of: LogText(long.utf8)) == isTail)
  }

  @Test(
    "the last suite of a path is the test's",
    arguments: [
      (
        "a/ovirt-system-tests_network-suite-4.3/x/network-suite-4.3/tests/t.py", "network-suite-4.3"
      ),
      ("ovirt-system-tests_he-basic-suite-master", "he-basic-suite-master"),
      ("basic_suite_3.6/test", "basic_suite_3.6"),
      ("compat-4.3-suite-master.t", "compat-4.3-suite-master"),
      ("my-suite-mastery", nil), ("suite-4.3", nil), ("x-suite-4", nil), ("-suite-4.3", nil),
      ("t.py::test_a[network-suite-4.3]", nil), ("", nil),
    ])
  func suite(_ text: String, _ name: String?) {
    #expect(TestName.suite(in: text.utf8)?.name == name)
  }
}

@Suite struct IdentityTests {
  @Test func `branches are in natural order, with master last`() {
    let names = ["master", "4.10", "4.9", "3.6", "4.3-x", "4.3", "99999999999999999999.1"]
    #expect(
      names.map { Branch($0) }.sorted().map(\.name)
        == ["3.6", "4.3", "4.9", "4.10", "4.3-x", "99999999999999999999.1", "master"])
  }

  @Test func `builds are in order of branch and number, unknown ones last`() {
    func id(_ branch: String?, _ number: Int?) -> Build.ID {
      Build.ID(branch: branch.map { Branch($0) }, number: number)
    }
    let ids = [
      id(nil, 1), id("master", 1), id("4.3", nil), id("4.3", 10), id("4.3", 9), id(nil, nil),
    ]
    #expect(
      ids.sorted() == [
        id("4.3", 9), id("4.3", 10), id("4.3", nil), id("master", 1), id(nil, 1), id(nil, nil),
      ])
  }

  @Test(
    "a suite's branch stands at its end",
    arguments: [
      ("network-suite-4.3", "4.3"), ("he-basic-suite-master", "master"), ("basic_suite_3.6", "3.6"),
      ("compat-4.3-suite-master", "master"), ("network-suite", nil), ("suite-4.3", nil),
      ("rhv-4.3-qe-network-tier2", nil), ("x-suite-4.", nil), ("", nil),
    ])
  func branch(_ suite: String, _ branch: String?) {
    #expect(Suite(suite).branch?.name == branch)
    #expect(Suite(suite).isOST == (branch != nil))
  }
}

@Suite struct TimestampTests {
  @Test(
    "moments are read as consoles write them",
    arguments: [
      ("2019-08-01 12:00:00.123456789+0000 run_suite.sh", "2019-08-01T12:00:00Z", 123),
      ("2021-03-16 20:53:53+0200,397 INFO", "2021-03-16T20:53:53+02:00", 397),
      ("2019-08-01T12:00:57.1Z]", "2019-08-01T12:00:57Z", 100),
      ("2019-07-30 23:10:02,5-04", "2019-07-30T23:10:02-04:00", 500),
      ("2019-07-30 23:10:02+05:30", "2019-07-30T23:10:02+05:30", 0),
      ("2019-07-30 23:10:02", "2019-07-30T23:10:02", 0),
      ("2019-07-30 23:10:02,99999999999999999999999", "2019-07-30T23:10:02", 999),
      ("2019-13-30 23:10:02", nil, 0), ("2019-07-30 24:10:02", nil, 0), ("2019-07-30", nil, 0),
      ("", nil, 0),
    ])
  func scan(_ text: String, _ iso: String?, _ millisecond: Int) {
    let time = Timestamp.scan(Array(text.utf8)[...])?.time
    #expect(time?.iso8601 == iso)
    #expect(time?.millisecond ?? 0 == millisecond)
  }

  @Test(
    "dates are read as `date` and mails write them",
    arguments: [
      ("Thu Aug  1 22:05:12 UTC 2019", "2019-08-01T22:05:12Z"),
      ("Tue Jul 30 19:00:01 EDT 2019 Running", "2019-07-30T19:00:01-04:00"),
      ("Thu, 1 Aug 2019 22:05:12 +0300", "2019-08-01T22:05:12+03:00"),
      ("Aug 1 22:05:12 2019", "2019-08-01T22:05:12"), ("Aug 32 22:05:12 2019", nil),
      ("Aug 1 2019", nil), ("May be", nil), ("", nil),
    ])
  func date(_ text: String, _ iso: String?) {
    #expect(Timestamp.scanDate(Array(text.utf8)[...])?.iso8601 == iso)
  }

  @Test func `moments are comparable over zones`() {
    #expect(Timestamp(year: 1970, month: 1, day: 1).milliseconds == 0)
    #expect(
      Timestamp(year: 2019, month: 7, day: 30, hour: 20, zone: -240).milliseconds
        == Timestamp(year: 2019, month: 7, day: 31, zone: 0).milliseconds)
    #expect(Timestamp(year: 2000, month: 3, day: 1).milliseconds == 951_868_800_000)
    #expect(Timestamp(year: 0, month: 1, day: 1).milliseconds == -62_167_219_200_000)
  }
}
