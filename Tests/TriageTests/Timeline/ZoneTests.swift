import Testing

@testable import Triage

@Suite struct ZoneTests {
  private func local(_ text: String) -> Int { Timestamp(iso: text)?.milliseconds ?? 0 }

  @Test(
    "an offset is read as logs and people write it",
    arguments: [
      ("Z", 0), ("utc", 0), ("GMT", 0), ("-04", -240), ("+0530", 330), ("-04:00", -240),
      ("+00", 0), ("04:00", nil), ("-4", nil), ("-0400x", nil), ("+15", nil), ("", nil),
      ("America/New_York", nil),
    ])
  func offset(_ text: String, _ minutes: Int?) {
    #expect(Zone(offset: text) == minutes.map { Zone($0) })
  }

  @Test(
    "a local time has one offset, two in the hour shown twice, the old one in the hour leapt over",
    arguments: [
      ("2019-01-01T12:00:00", [-300]), ("2019-03-10T01:59:59", [-300]),
      ("2019-03-10T02:30:00", [-300]), ("2019-03-10T03:00:00", [-240]),
      ("2019-07-01T12:00:00", [-240]), ("2019-11-03T00:59:59", [-240]),
      ("2019-11-03T01:00:00", [-240, -300]), ("2019-11-03T01:59:59", [-240, -300]),
      ("2019-11-03T02:00:00", [-300]),
    ])
  func offsets(_ text: String, _ expected: [Int]) {
    #expect(Clocks.newYork.offsets(ofLocal: local(text)) == expected)
  }

  @Test func `the hour shown twice is known by its local times`() {
    #expect(
      Clocks.newYork.repeated == [local("2019-11-03T01:00:00")...local("2019-11-03T02:00:00") - 1])
  }

  @Test(
    "a zone is shown by its offsets and changes",
    arguments: [
      (Zone(0), "UTC"), (Zone(330), "+05:30"), (Zone(-210), "-03:30"),
      (
        Zone(-240, changes: [Zone.Change(at: 1_572_760_800_000, offset: -300)]),
        "-04:00, from 2019-11-03 06:00:00,000Z on -05:00"
      ),
    ])
  func description(_ zone: Zone, _ text: String) {
    #expect(zone.description == text)
  }

  @Test func `of a zone's changes those of a time are told`() {
    let summer = local("2019-07-01T00:00:00")...local("2019-08-01T00:00:00")
    #expect(Clocks.newYork.during(summer) == Zone(-240))
    let autumn = local("2019-10-01T00:00:00")...local("2019-12-01T00:00:00")
    #expect(Clocks.newYork.during(autumn).description.hasPrefix("-04:00, from 2019-11-03"))
  }

  /// Zones of entries behind each other, with the hours in which they lie.
  private func zones(_ runs: [(zone: Int?, from: String, to: String)]) -> LogZones {
    var zones = LogZones()
    for run in runs {
      for text in [run.from, run.to] {
        guard var time = Timestamp(iso: text) else { continue }
        time.zone = run.zone
        zones.note(time, line: 1)
      }
    }
    return zones
  }

  @Test func `a change is learnt from a log that saw it, at the full hour`() {
    let log = zones([
      (-240, "2019-11-03T00:10:00", "2019-11-03T01:58:00"),
      (-300, "2019-11-03T01:03:00", "2019-11-03T04:00:00"),
    ])
    #expect(
      Zone(learntFrom: [log], [:], needsWitness: true)
        == Zone(-240, changes: [Zone.Change(at: 1_572_760_800_000, offset: -300)]))
  }

  @Test func `two zones at the same time are no daylight change`() {
    let one = zones([(-240, "2019-08-01T10:00:00", "2019-08-01T12:00:00")])
    let other = zones([(-300, "2019-08-01T10:00:00", "2019-08-01T11:30:00")])
    #expect(Zone(learntFrom: [one, other], [:], needsWitness: false) == nil)
  }

  @Test func `two machines behind each other are no daylight change unless one saw it`() {
    let one = zones([(-240, "2019-08-01T10:00:00", "2019-08-01T11:00:00")])
    let other = zones([(-300, "2019-08-01T12:00:00", "2019-08-01T13:00:00")])
    #expect(Zone(learntFrom: [one, other], [:], needsWitness: true) == nil)
    #expect(Zone(learntFrom: [one, other], [:], needsWitness: false)?.first == -240)
  }

  @Test func `a zone far away is no daylight change`() {
    let log = zones([
      (-240, "2019-08-01T10:00:00", "2019-08-01T11:00:00"),
      (0, "2019-08-01T19:00:00", "2019-08-01T20:00:00"),
    ])
    #expect(Zone(learntFrom: [log], [:], needsWitness: false) == nil)
  }
}
