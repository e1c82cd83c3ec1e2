import Testing
import Triage

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
