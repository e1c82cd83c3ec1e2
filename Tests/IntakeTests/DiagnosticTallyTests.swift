import Testing
import Triage

@testable import Intake

@Suite struct DiagnosticTallyTests {
  private func tally(_ numbers: Range<Int>, _ path: String) -> DiagnosticTally {
    var tally = DiagnosticTally()
    for number in numbers {
      tally.add(Diagnostic(.warning, "cut off after \(number) bytes", path: "\(path)\(number)"))
    }
    return tally
  }

  @Test func `the first of each kind are told, and how many more there are`() {
    var tally = tally(0..<500, "a")
    tally.add(Diagnostic(.error, "cannot be read", path: "b"))
    #expect(tally.kept.count == 101)
    let told = tally.summedUp(beyond: 10)
    #expect(told.prefix(11).map(\.path) == (0..<10).map { "a\($0)" } + ["b"])
    #expect(
      told.dropFirst(11) == [
        Diagnostic(
          .note, "490 more like the first of these: cut off after 0 bytes", path: "a0")
      ])
  }

  @Test func `tallies that are added up tell the same as one`() {
    var whole = tally(0..<900, "a")
    whole.add(Diagnostic(.note, "linked", path: "c"))
    var sum = tally(0..<300, "a")
    sum.add(tally(300..<310, "a"))
    var last = tally(310..<900, "a")
    last.add(Diagnostic(.note, "linked", path: "c"))
    sum.add(last)
    #expect(sum.kept == whole.kept)
    #expect(sum.summedUp(beyond: 10) == whole.summedUp(beyond: 10))
  }

  @Test func `a few are told one by one`() {
    #expect(tally(0..<10, "a").summedUp(beyond: 10) == tally(0..<10, "a").kept)
  }
}
