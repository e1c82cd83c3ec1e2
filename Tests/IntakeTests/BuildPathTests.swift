import Testing
import Triage

@testable import Intake

/// Builds and their identity by their paths.
@Suite struct BuildPathTests {
  private func find(_ path: String, named: Int = 1) -> (String, String)? {
    let components = path.split(separator: "/").map(String.init)
    return BuildPath(components, named: named).map { found in
      let id = found.id
      let parts = [id.branch?.name, id.suite?.name, id.number.map(String.init)]
      return (
        parts.map { $0 ?? "-" }.joined(separator: " "),
        components.prefix(found.length).joined(separator: "/")
      )
    }
  }

  @Test(arguments: [
    ("a/ovirt-system-tests_network-suite-4.3/150/console.log", "4.3 network-suite-4.3 150"),
    ("a/ovirt-system-tests_compat-4.3-suite-master/7/x", "master compat-4.3-suite-master 7"),
    ("a/ovirt-system-tests_network-suite-4.3/builds/150/log", "4.3 network-suite-4.3 150"),
    ("a/ovirt-system-tests_network-suite-4.3/150.log", "4.3 network-suite-4.3 150"),
    ("a/ovirt-system-tests_network-suite-4.3/150.tar.gz/c.log", "4.3 network-suite-4.3 150"),
    ("a/ovirt-system-tests_manual/12/console.log", "- - 12"),
    ("a/rhv-4.3-network/12/engine.log", "4.3 rhv-4.3-network 12"),
    ("a/b/job/qe-network/33/engine.log", "- qe-network 33"),
    ("a/x/rhv4.3-tier1/12/engine.log", "4.3 rhv4.3-tier1 12"),
    ("a/2019/ovirt-system-tests_he-basic-suite-master/3/c", "master he-basic-suite-master 3"),
  ])
  func `a job and a number make a build`(_ path: String, _ id: String) {
    #expect(find(path)?.0 == id)
  }

  @Test(arguments: [
    "a/ovirt-system-tests_network-suite-4.3/console.log", "a/logs/20190730/x.log",
    "a/logs/console.log", "a/ovirt-system-tests/4.3/x.log", "7/engine.log", "a/b/007/x.log",
  ])
  func `other paths do not`(_ path: String) {
    #expect(find(path)?.0 == nil)
  }

  @Test func `only OST jobs are looked for above the argument`() {
    #expect(find("tmp/job-1/33/engine.log", named: 3) == nil)
    #expect(
      find("x/ovirt-system-tests_network-suite-4.3/33/engine.log", named: 4)?.0
        == "4.3 network-suite-4.3 33")
  }

  @Test func `a folder of numbers says nothing about its job`() {
    #expect(find("tmp/logs/33/engine.log", named: 2)?.0 == "- - 33")
    #expect(find("tmp/rhv-4.4/33/engine.log", named: 2)?.0 == "4.4 rhv-4.4 33")
  }
}

/// The dotted names of tests.
@Suite struct TestNameTests {
  @Test(arguments: [
    (
      "network-suite-4.3/tests/ovs/test_x.py::TestC::test_y[a/b.c]",
      "tests.ovs.test_x.TestC.test_y[a/b.c]"
    ),
    (
      "/home/j/ovirt-system-tests_network-suite-4.3/ovirt-system-tests/network-suite-4.3/tests/"
        + "test_x.py::test_y", "tests.test_x.test_y"
    ),
    ("network-suite-4.3.tests.test_x.test_y", "tests.test_x.test_y"),
    ("tests/test_x.py::TestC::()::test_y", "tests.test_x.TestC.test_y"),
    ("basic_suite_3.6/test-scenarios/a.py::t", "test-scenarios.a.t"),
    ("../tests/test_x.py::test_y[network-suite-4.3/a]", "tests.test_x.test_y[network-suite-4.3/a]"),
    ("test_y", "test_y"),
    ("compat-4.3-suite-master.tests.t", "tests.t"),
  ])
  func `a node id becomes a dotted name`(_ id: String, _ name: String) {
    #expect(TestName.dotted(nodeID: Array(id.utf8)[...]).shown == name)
  }

  @Test(
    arguments: [
      ("network-suite-4.3.tests.test_x", "network-suite-4.3"),
      ("home.j.ovirt-system-tests_he-basic-suite-master.x", "he-basic-suite-master"),
      ("/w/compat-4.3-suite-master/tests", "compat-4.3-suite-master"),
      ("logs.compat-4.3-suite-master.tests", "compat-4.3-suite-master"),
      ("basic_suite_3.6", "basic_suite_3.6"), ("tests.test_x", nil), ("my-suite-4", nil),
      ("a-suite-4.3rc", nil),
    ] as [(String, String?)])
  func `a suite is found in names and paths`(_ text: String, _ suite: String?) {
    #expect(TestName.suite(in: text.utf8)?.name == suite)
  }
}
