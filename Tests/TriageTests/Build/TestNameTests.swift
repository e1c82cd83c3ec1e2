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
