import Testing

@testable import Triage

@Suite struct ExplainSelectionTests {
  @Test(
    "a test is chosen by its dotted name, or by its end from a dot on",
    arguments: [
      ("tests.test_x.TestC.test_y[a/b.c]", true), ("tests.test_x.TestC.test_y", true),
      ("test_y", true), ("TestC.test_y", true), ("test_y[a/b.c]", true), ("test_*", true),
      ("tests.test_x.*", true), ("*", true), ("test_?", true), ("c]", false), ("est_y", false),
      ("test_x", false), ("TestC", false), ("test_Y", false), ("", false),
      ("tests/test_x.py::TestC::test_y", true),
      ("network-suite-4.3/tests/test_x.py::TestC::*", true),
    ])
  func test(_ glob: String, _ isChosen: Bool) {
    let one = fault("m", test: "tests.test_x.TestC.test_y[a/b.c]")
    #expect(ExplainSelection(test: Glob(glob)).contains(one) == isChosen)
  }

  @Test func `a stage is no test`() {
    let stage = fault("yum failed", stage: .repos)
    #expect(!ExplainSelection(test: Glob("*")).contains(stage))
    #expect(ExplainSelection().contains(stage))
  }

  @Test(
    "a line is part of a fault whose evidence or block covers it",
    arguments: [
      (nil, 12, true), ("console.log", 12, true), ("logs/console.log", 12, true),
      ("onsole.log", 12, false), ("other.log", 12, false), (nil, 13, false), (nil, 40, true),
      (nil, 42, true), (nil, 43, false), ("vdsm.log", 7, true),
    ])
  func line(_ log: String?, _ line: Int, _ isChosen: Bool) {
    var one = fault("m", line: 12, log: "logs/console.log")
    one.fault.traces = [
      ("logs/console.log", Trace((40...42).map { Line(number: $0, raw: [0x78][...]) }))
    ]
    one.chain = [
      FoundStep(
        evidence: Evidence(log: "h/vdsm.log", line: 7, column: 1, length: 1, text: "x"),
        moment: nil)
    ]
    #expect(ExplainSelection(line: .init(log: log, line: line)).contains(one) == isChosen)
  }
}
