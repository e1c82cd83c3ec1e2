import Testing

@testable import Triage

/// Traps that clocks lay: zones that differ, change, lack or are written by half.
@Suite struct BuildClockTests {
  private typealias Log = Clocks.Log

  private let engineLog = "lago-engine/_var_log/ovirt-engine/engine.log"
  private let vdsmLog = "lago-host-0/_var_log/vdsm/vdsm.log"
  private let superLog = "lago-host-0/_var_log/vdsm/supervdsm.log"

  private func utc(_ clock: BuildClock, _ time: String, in log: String, line: Int? = nil) -> String?
  {
    Clocks.utc(clock, time, in: log, line: line)
  }

  @Test func `two zones of one build meet on one clock`() throws {
    let clock = Clocks.clock([
      (engineLog, .engine, Clocks.engine("2019-08-02 23:40:45,168-04")),
      (vdsmLog, .vdsm, Clocks.vdsm("2019-08-03 09:10:45,168+0530")),
    ])
    let engine = clock.moment(
      Timestamp(
        year: 2019, month: 8, day: 2, hour: 23, minute: 40, second: 45, millisecond: 168,
        zone: -240), in: engineLog)
    let vdsm = clock.moment(
      Timestamp(
        year: 2019, month: 8, day: 3, hour: 9, minute: 10, second: 45, millisecond: 168, zone: 330),
      in: vdsmLog)
    #expect(engine?.milliseconds == vdsm?.milliseconds)
    #expect(engine?.shown == "2019-08-02 23:40:45,168-04")
    #expect(vdsm?.shown == "2019-08-03 09:10:45,168+0530")
    #expect(clock.remarks.isEmpty)
  }

  @Test func `a log without a zone is read in that of its machine`() {
    let clock = Clocks.clock([
      (engineLog, .engine, Clocks.engine("2019-08-02 23:40:45,168Z")),
      (vdsmLog, .vdsm, Clocks.vdsm("2019-08-02 19:40:45,168-0400")),
      (superLog, .supervdsm, Clocks.supervdsm("2019-08-02 19:40:45,168")),
    ])
    #expect(utc(clock, "2019-08-02 19:40:45,168", in: superLog) == "2019-08-02 23:40:45,168Z")
    #expect(
      clock.remarks == [
        "\(superLog) tells no zone: read as -04:00, as the machine's other logs tell"
      ])
    #expect(clock.remarks(on: [engineLog]).isEmpty)
  }

  @Test func `logs of one folder in another run are of the same machine by its name`() {
    let clock = Clocks.clock([
      ("tests.a/\(vdsmLog)", .vdsm, Clocks.vdsm("2019-08-02 19:40:45,168-0400")),
      ("tests.b/\(superLog)", .supervdsm, Clocks.supervdsm("2019-08-02 19:40:45,168")),
      (engineLog, .engine, Clocks.engine("2019-08-02 23:40:45,168Z")),
    ])
    #expect(
      utc(clock, "2019-08-02 19:40:45,168", in: "tests.b/\(superLog)") == "2019-08-02 23:40:45,168Z"
    )
  }

  @Test func `the machines of a later suite are told apart by the folders of their archives`() {
    let hosts = [0, 1].map { "test_logs/ost-host-\($0)/artifacts.tar.gz/var/log/vdsm" }
    let clock = Clocks.clock([
      ("\(hosts[0])/vdsm.log", .vdsm, Clocks.vdsm("2021-08-02 19:40:45,168-0400")),
      ("\(hosts[1])/vdsm.log", .vdsm, Clocks.vdsm("2021-08-02 19:40:45,168+0200")),
      ("\(hosts[1])/supervdsm.log", .supervdsm, Clocks.supervdsm("2021-08-02 19:40:45,168")),
    ])
    #expect(
      utc(clock, "2021-08-02 19:40:45,168", in: "\(hosts[1])/supervdsm.log")
        == "2021-08-02 17:40:45,168Z")
  }

  @Test func `where the machine has no zone the build's other logs decide, if they agree`() {
    let lone: Log = (
      "lago-host-1/_var_log/vdsm/supervdsm.log", .supervdsm,
      Clocks.supervdsm("2019-08-02 19:40:45,168")
    )
    let engine: Log = (engineLog, .engine, Clocks.engine("2019-08-02 19:40:45,168-04"))
    let agreeing = Clocks.clock([engine, lone])
    #expect(
      utc(agreeing, "2019-08-02 19:40:45,168", in: lone.name) == "2019-08-02 23:40:45,168Z")
    #expect(
      agreeing.remarks == [
        "\(lone.name) tells no zone: read as -04:00, as the build's other logs tell"
      ])

    let vdsm: Log = (vdsmLog, .vdsm, Clocks.vdsm("2019-08-02 23:40:45,168+0000"))
    let disagreeing = Clocks.clock([engine, vdsm, lone])
    #expect(utc(disagreeing, "2019-08-02 19:40:45,168", in: lone.name) == nil)
    #expect(
      disagreeing.remarks == [
        "\(lone.name) tells no zone, and the other logs disagree: not compared with them; "
          + "'--timezone' would tell"
      ])
  }

  @Test func `what the user says counts before other logs, but not before the log itself`() {
    let clock = Clocks.clock(
      [
        (vdsmLog, .vdsm, Clocks.vdsm("2019-08-02 19:40:45,168-0400")),
        (superLog, .supervdsm, Clocks.supervdsm("2019-08-02 19:40:45,168")),
      ], timezone: Zone(120))
    #expect(utc(clock, "2019-08-02 19:40:45,168", in: superLog) == "2019-08-02 17:40:45,168Z")
    #expect(clock.remarks == ["\(superLog) tells no zone: read as +02:00, as '--timezone' says"])
    let own = clock.moment(
      Timestamp(year: 2019, month: 8, day: 2, hour: 19, zone: -240), in: vdsmLog)
    #expect(own?.shown == "2019-08-02 19:00:00,000-04")
  }

  @Test func `without any zone one machine is compared with itself, several with nobody`() {
    let engine: Log = ("engine.log", .engine, Clocks.engine("2016-08-02 19:40:45,168"))
    let alone = Clocks.clock([engine])
    #expect(utc(alone, "2016-08-02 19:40:45,168", in: "engine.log") == "2016-08-02 19:40:45,168Z")
    #expect(
      alone.remarks == [
        "engine.log tells no zone, nor does any other log: times are compared within the machine only"
      ])
    let both = Clocks.clock([
      engine, ("vdsm.log", .vdsm, Clocks.supervdsm("2016-08-02 23:40:45,168")),
    ])
    #expect(utc(both, "2016-08-02 19:40:45,168", in: "engine.log") == nil)
    #expect(
      both.remarks == [
        "engine.log, vdsm.log tell no zone, nor does any other log: not compared with other logs; "
          + "'--timezone' would tell"
      ])
  }

  @Test func `an engine that began to tell its zone tells it for its older lines, too`() {
    let clock = Clocks.clock([
      (
        "engine.log", .engine,
        Clocks.engine("2017-08-02 19:00:00,000") + Clocks.engine("2017-08-02 19:40:45,168+02")
      ), ("vdsm.log", .vdsm, Clocks.vdsm("2017-08-02 19:40:45,168-0400")),
    ])
    #expect(utc(clock, "2017-08-02 19:00:00,000", in: "engine.log") == "2017-08-02 17:00:00,000Z")
    #expect(
      clock.remarks == [
        "engine.log tells no zone in some lines: read as +02:00, as in the others"
      ])
  }

  @Test func `a zone in hours alone is completed by what the hosts tell`() throws {
    let engine: Log = (engineLog, .engine, Clocks.engine("2019-08-03 09:10:45,168+05"))
    let clock = Clocks.clock([
      engine, (vdsmLog, .vdsm, Clocks.vdsm("2019-08-03 09:10:45,168+0530")),
    ])
    let moment = try #require(
      clock.moment(
        Timestamp(year: 2019, month: 8, day: 3, hour: 9, minute: 10, zone: 300), in: engineLog))
    #expect(Moment(milliseconds: moment.milliseconds, zone: 0).shown == "2019-08-03 03:40:00,000Z")
    #expect(moment.zone == 330)
    #expect(
      clock.remarks == [
        "\(engineLog) tells the hours of the zone alone: +05 is read as +05:30, as the hosts tell"
      ])
  }

  @Test(arguments: ["+0500", "-0400"])
  func `a zone in hours alone is what it says where hosts tell that, or none that fits`(
    _ zone: String
  ) {
    let clock = Clocks.clock([
      (engineLog, .engine, Clocks.engine("2019-08-03 09:10:45,168+05")),
      (vdsmLog, .vdsm, Clocks.vdsm("2019-08-03 09:10:45,168\(zone)")),
    ])
    let moment = clock.moment(
      Timestamp(year: 2019, month: 8, day: 3, hour: 9, zone: 300), in: engineLog)
    #expect(moment?.shown == "2019-08-03 09:00:00,000+05")
    #expect(clock.remarks.isEmpty)
  }

  @Test func `hosts of two zones leave a zone in hours alone as it is`() {
    let clock = Clocks.clock([
      (engineLog, .engine, Clocks.engine("2019-08-03 09:10:45,168+05")),
      (vdsmLog, .vdsm, Clocks.vdsm("2019-08-03 09:10:45,168+0530")),
      ("lago-host-1/_var_log/vdsm/vdsm.log", .vdsm, Clocks.vdsm("2019-08-03 09:10:45,168+0545")),
    ])
    #expect(clock.remarks.isEmpty)
  }

  /// A host whose vdsm.log saw the end of daylight saving, and its supervdsm.log.
  private func autumn(_ supervdsm: String) -> BuildClock {
    Clocks.clock([
      (
        vdsmLog, .vdsm,
        Clocks.vdsm("2019-11-03 01:59:59,000-0400") + Clocks.vdsm("2019-11-03 01:00:01,000-0500")
      ), (superLog, .supervdsm, supervdsm),
    ])
  }

  @Test func `in the hour shown twice the log's own order decides`() {
    let clock = autumn(
      Clocks.supervdsm("2019-11-03 01:30:00,000") + Clocks.supervdsm("2019-11-03 01:59:00,000")
        + Clocks.supervdsm("2019-11-03 01:05:00,000") + Clocks.supervdsm("2019-11-03 01:30:00,000"))
    let time = "2019-11-03 01:30:00,000"
    #expect(utc(clock, time, in: superLog, line: 1) == "2019-11-03 05:30:00,000Z")
    #expect(utc(clock, time, in: superLog, line: 4) == "2019-11-03 06:30:00,000Z")
    #expect(
      utc(clock, "2019-11-03 00:59:00,000", in: superLog, line: 1) == "2019-11-03 04:59:00,000Z")
    #expect(
      utc(clock, "2019-11-03 02:00:00,000", in: superLog, line: 4) == "2019-11-03 07:00:00,000Z")
    #expect(
      clock.remarks == [
        "\(superLog) tells no zone: read as -04:00, from 2019-11-03 06:00:00,000Z on -05:00, as the machine's other logs tell"
      ])
  }

  @Test
  func `an hour shown twice that the log does not tell apart is said to be taken for the first`() {
    let clock = autumn(Clocks.supervdsm("2019-11-03 01:30:00,000"))
    #expect(utc(clock, "2019-11-03 01:30:00,000", in: superLog) == "2019-11-03 05:30:00,000Z")
    #expect(
      clock.remarks.last
        == "\(superLog) tells an hour that the clock showed twice: it is taken for the first")
  }

  @Test func `in spring the clock leaps, and a log that did not leap goes on`() {
    let clock = Clocks.clock(
      [
        (
          superLog, .supervdsm,
          Clocks.supervdsm("2019-03-10 01:59:59,000") + Clocks.supervdsm("2019-03-10 03:00:01,000")
        )
      ], timezone: Clocks.newYork)
    #expect(utc(clock, "2019-03-10 01:59:59,000", in: superLog) == "2019-03-10 06:59:59,000Z")
    #expect(utc(clock, "2019-03-10 03:00:01,000", in: superLog) == "2019-03-10 07:00:01,000Z")
    #expect(utc(clock, "2019-03-10 02:30:00,000", in: superLog) == "2019-03-10 07:30:00,000Z")
  }

  @Test func `a log that tells its zone needs no help over a change`() {
    let clock = autumn("")
    func at(_ hour: Int, _ zone: Int) -> Int? {
      clock.moment(
        Timestamp(year: 2019, month: 11, day: 3, hour: hour, minute: 30, zone: zone), in: vdsmLog)?
        .milliseconds
    }
    #expect(at(1, -300).flatMap { second in at(1, -240).map { second - $0 } } == 3_600_000)
    #expect(clock.remarks.isEmpty)
  }

  @Test func `rotated logs learn of a change from each other`() {
    let clock = Clocks.clock([
      (vdsmLog + ".1.xz", .vdsm, Clocks.vdsm("2019-11-03 01:59:00,000-0400")),
      (vdsmLog, .vdsm, Clocks.vdsm("2019-11-03 01:10:00,000-0500")),
      (superLog, .supervdsm, Clocks.supervdsm("2019-11-03 03:00:00,000")),
    ])
    #expect(utc(clock, "2019-11-03 03:00:00,000", in: superLog) == "2019-11-03 08:00:00,000Z")
    #expect(utc(clock, "2019-11-02 23:00:00,000", in: superLog) == "2019-11-03 03:00:00,000Z")
  }

  @Test func `lago and the job share a clock, whatever logs the console quotes`() {
    let clock = Clocks.clock([
      (
        "console.log", .console,
        "2019-08-03 03:02:50.250000417+0000 run_suite.sh::main::INFO:: x\n"
          + Clocks.engine("2019-08-02 23:02:50,250-04")
      ),
      ("lago.log", .lago, "2019-08-03 03:03:59,112::a.py::f::600::lago::INFO::@ Start Prefix: \n"),
    ])
    #expect(utc(clock, "2019-08-03 03:03:59,112", in: "lago.log") == "2019-08-03 03:03:59,112Z")
    #expect(
      clock.remarks == ["lago.log tells no zone: read as UTC, as the machine's other logs tell"])
  }

  @Test func `many logs share one sentence`() {
    let logs = (1...5).map { index -> Log in
      (
        "lago-host-\(index)/_var_log/vdsm/supervdsm.log", .supervdsm,
        Clocks.supervdsm("2019-08-02 19:40:45,168")
      )
    }
    let clock = Clocks.clock(
      logs + [(engineLog, .engine, Clocks.engine("2019-08-02 23:40:45,168Z"))])
    #expect(
      clock.remarks == [
        logs[0...2].map(\.name).joined(separator: ", ")
          + " and 2 more tell no zone: read as UTC, as the build's other logs tell"
      ])
  }
}
