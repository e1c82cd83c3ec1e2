import Testing

@testable import Triage

@Suite struct RotatedPartTests {
  @Test(
    "the parts of a log share a name and are ordered by their endings",
    arguments: [
      ["a/engine.log-20190731.gz", "a/engine.log-20190801.gz", "a/engine.log"],
      ["vdsm.log.100", "vdsm.log.2.xz", "vdsm.log.1.xz", "vdsm.log"],
    ])
  func parts(_ logs: [String]) {
    let parts = logs.map { RotatedPart($0) }
    #expect(Set(parts.map(\.stem)) == [logs[logs.count - 1]])
    #expect(parts.map(\.age) == parts.map(\.age).sorted(by: >))
    #expect(Set(parts.map(\.age)).count == logs.count)
  }

  @Test(arguments: ["", "a/b", "vdsm.log.d/x", "engine.log-x", "a.log."])
  func `a name without a number is the last part`(_ log: String) {
    #expect(RotatedPart(log).age == 0)
  }
}
