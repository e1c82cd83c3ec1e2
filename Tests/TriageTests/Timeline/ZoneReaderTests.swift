import Testing

@testable import Triage

/// Looking at some entries tells what reading all of them tells.
@Suite struct ZoneReaderTests {
  private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  /// An entry for each second of some hours, with stack traces between; longer than many strides.
  private func log(_ parts: [(zone: String, hours: ClosedRange<Int>)]) -> String {
    var text = ""
    for part in parts {
      for hour in part.hours {
        for second in 0..<3600 {
          text += Clocks.engine(
            "2019-11-03 \(two(hour)):\(two(second / 60)):\(two(second % 60)),000\(part.zone)")
          if second % 1000 == 7 { text += String(repeating: "\tat a.B.c(D.java:1)\n", count: 300) }
        }
      }
    }
    return text
  }

  /// What each line tells, read one by one.
  private func plain(_ text: String) -> LogZones {
    var zones = LogZones()
    for (index, line) in text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    {
      if let time = LineTime(entry: Array(line)[...]) { zones.note(time, line: index + 1) }
    }
    return zones
  }

  @Test func `a change of zone is found at its very line`() {
    let text = log([("-04", 0...1), ("-05", 1...2)])
    let zones = Clocks.findings(("engine.log", .engine, text)).zones
    #expect(zones.runs == plain(text).runs)
    #expect(zones.runs.map(\.zone) == [-240, -300])
    #expect(zones.runs.map(\.isHoursOnly) == [true, true])
  }

  @Test func `a clock that goes back is found at its very line`() {
    let text = log([("", 0...1), ("", 1...2)])
    let zones = Clocks.findings(("engine.log", .engine, text)).zones
    #expect(zones.runs == plain(text).runs)
    #expect(zones.folds == plain(text).folds)
    #expect(zones.folds.map(\.line) == [7201 + 8 * 300])
    #expect(zones.runs.map(\.line) == [1, 7201 + 8 * 300])
  }

  @Test func `a clock that is set back by a little, or by a day, is no change`() {
    let text =
      Clocks.supervdsm("2019-11-03 01:50:00,000") + Clocks.supervdsm("2019-11-03 01:30:00,000")
      + Clocks.supervdsm("2019-11-02 01:30:00,000")
    #expect(Clocks.findings(("supervdsm.log", .supervdsm, text)).zones.folds.isEmpty)
  }

  @Test(
    "the zone of a line is read in all forms",
    arguments: [
      ("2019-08-02 10:00:00,000-04 INFO  [a.B] (t) x", -240, true),
      ("2019-08-02 10:00:00,000+0530 INFO  (t) [a] x", 330, false),
      ("2019-08-02 10:00:00,000Z INFO  [a.B] (t) x", 0, false),
      ("2019-08-02 10:00:00,000 INFO  [a.B] (t) x", nil, false),
      ("Thread-1::INFO::2015-05-04 00:01:15,853::vdsm::1::vds::(run) x", nil, false),
      ("2017-11-07 21:18:03,777::l.py::f::670::root::INFO::x", nil, false),
    ] as [(String, Int?, Bool)])
  func entry(_ line: String, _ zone: Int?, _ isHoursOnly: Bool) throws {
    let found = try #require(LineTime(entry: Array(line.utf8)[...]))
    #expect(found.time.zone == zone)
    #expect(found.isHoursOnly == isHoursOnly)
  }

  @Test(
    "scripts and pytest write their zones in their own ways",
    arguments: [
      ("2019-08-01 12:00:00.123456789+0000 run_suite.sh::main::INFO:: x", 0, false),
      ("2021-03-16 20:53:53+0200,397 INFO [a] x", 120, false),
      ("2022-01-01 12:00:00:+0000,123 INFO    (MainThread) [a] x (m:1)", 0, false),
      ("+ 2021-06-01 12:00:00+0530 echo", 330, false), ("2021-06-01 12:00:00+05 x", 300, true),
      ("2021-06-01 12:00:00", nil, false),
    ] as [(String, Int?, Bool)])
  func stamp(_ line: String, _ zone: Int?, _ isHoursOnly: Bool) throws {
    let found = try #require(LineTime(stamp: Array(line.utf8)[...]))
    #expect(found.time.zone == zone)
    #expect(found.isHoursOnly == isHoursOnly)
  }

  @Test(arguments: ["", "x", "2021-06-01 12:00:00x", "12:00:00 x", "2019-08-01"])
  func `a line without a date tells nothing`(_ line: String) {
    #expect(LineTime(stamp: Array(line.utf8)[...]) == nil)
    #expect(LineTime(entry: Array(line.utf8)[...]) == nil)
  }

  @Test func `a log that changes its zone all the time is not kept for ever`() {
    var zones = LogZones()
    for index in 0..<300 {
      zones.note(
        Timestamp(year: 2019, month: 11, day: 3, zone: index % 2 * 60), line: index + 1)
    }
    #expect(zones.isOverfull)
    #expect(zones.runs.count == 100)
    #expect(Zone(learntFrom: [zones], [:], needsWitness: false) == nil)
  }
}
