import Testing

@testable import Triage

/// When tests ran, from whatever tells it.
@Suite struct TestWindowTests {
  /// A test's windows, as times of the day in UTC.
  private func times(_ build: Build, _ test: LogText) -> [String] {
    build.windows.of(test).map { window in
      let ends = [window.time.lowerBound, window.time.upperBound].map {
        Moment(milliseconds: $0, zone: 0).shown.split(separator: " ")[1].dropLast(5)
      }
      return "\(ends[0])–\(ends[1]) \(window.source.rawValue)"
    }
  }

  private let first = "network-suite-4.3/tests/test_a.py::test_one"
  private let second = "network-suite-4.3/tests/test_a.py::test_two[1]"

  private var engine: String {
    Clocks.event("2019-08-02 10:00:00,000-04", first)
      + Clocks.event("2019-08-02 10:01:00,000-04", second)
      + Clocks.engine("2019-08-02 10:05:00,000-04")
  }

  @Test func `the engine's events tell when a test begins and the one before ends`() {
    let build = Clocks.build([("engine.log", .engine, engine)])
    #expect(times(build, "tests.test_a.test_one") == ["14:00:00–14:01:00 events"])
    #expect(times(build, "tests.test_a.test_two[1]") == ["14:01:00–14:05:00 events"])
    #expect(times(build, "tests.test_a.test_three").isEmpty)
  }

  @Test func `copies of a log at two ages tell each event once`() {
    let build = Clocks.build([
      ("a/engine.log", .engine, String(engine.split(separator: "\n")[0]) + "\n"),
      ("b/engine.log", .engine, engine), ("c/engine.log", .engine, engine),
    ])
    #expect(times(build, "tests.test_a.test_one") == ["14:00:00–14:01:00 events"])
    #expect(times(build, "tests.test_a.test_two[1]") == ["14:01:00–14:05:00 events"])
  }

  @Test func `a rotated log goes on in the next one`() {
    let build = Clocks.build([
      (
        "engine.log", .engine,
        Clocks.engine("2019-08-02 10:20:00,000-04")
          + Clocks.event("2019-08-02 10:30:00,000-04", second)
      ),
      ("engine.log-20190802.gz", .engine, Clocks.event("2019-08-02 10:00:00,000-04", first)),
    ])
    #expect(times(build, "tests.test_a.test_one") == ["14:00:00–14:30:00 events"])
  }

  @Test func `a test that ran again has two windows`() {
    let build = Clocks.build([
      (
        "engine.log", .engine,
        Clocks.event("2019-08-02 10:00:00,000-04", first)
          + Clocks.event("2019-08-02 10:01:00,000-04", first)
          + Clocks.engine("2019-08-02 10:02:00,000-04")
      )
    ])
    #expect(
      times(build, "tests.test_a.test_one") == [
        "14:00:00–14:01:00 events", "14:01:00–14:02:00 events",
      ])
  }

  @Test(
    "names meet whatever parts of them a log knows",
    arguments: [
      ("tests.test_a.test_one", 1), ("test_a.test_one", 1), ("test_one", 1),
      ("tests.test_a.test_one[x.y/z]", 1), ("suite.tests.test_a.test_one", 1),
      ("tests.test_a.test_two", 1), ("tests.test_a.test_two[1]", 1),
      ("tests.test_a.test_two[2]", 0), ("tests.test_b.test_one", 0), ("s.test_a.test_one", 0),
    ])
  func names(_ name: String, _ count: Int) {
    let build = Clocks.build([("engine.log", .engine, engine)])
    #expect(build.windows.of(LogText(stringLiteral: name)).count == count)
  }

  private func console(_ lines: [String], zone: String = "+0200") -> Clocks.Log {
    let rule = String(repeating: "=", count: 27)
    return (
      "console.log", .console,
      ([
        "2021-03-16 20:53:00\(zone) run_suite.sh::main::INFO:: x",
        "\(rule) test session starts \(rule)",
      ]
        + lines).joined(separator: "\n") + "\n"
    )
  }

  @Test func `OST's plug-in tells when a test started and how long it took`() {
    let build = Clocks.build([
      console([
        "t/test_a.py::test_one started at 2021-03-16 20:53:47 PASSED (12s)  [ 50%]",
        "t/test_a.py::test_two started at 2021-03-16 20:54:10", "something", "FAILED (100s)",
        "t/test_a.py::test_three started at 2021-03-16 20:56:00 PASSED",
      ])
    ])
    #expect(times(build, "t.test_a.test_one") == ["18:53:46–18:54:00 pytest-log"])
    #expect(times(build, "t.test_a.test_two") == ["18:54:09–18:55:51 pytest-log"])
    #expect(times(build, "t.test_a.test_three") == ["18:55:59–18:56:01 pytest-log"])
    #expect(
      build.clock.remarks == [
        "console.log tells no zone in some lines: read as +02:00, as in the others"
      ])
  }

  @Test func `a console that holds nothing with a zone is read as the user says`() {
    let log: Clocks.Log = (
      "console.log", .console,
      "=========================== test session starts ===========================\n"
        + "t/test_a.py::test_one started at 2021-03-16 20:53:47 PASSED (12s)  [ 50%]\n"
    )
    #expect(
      times(Clocks.build([log], timezone: Zone(60)), "t.test_a.test_one") == [
        "19:53:46–19:54:00 pytest-log"
      ])
    #expect(times(Clocks.build([log]), "t.test_a.test_one") == ["20:53:46–20:54:00 pytest-log"])
  }

  @Test func `live logs tell when a test ran, with a zone of their own`() {
    let build = Clocks.build([
      console(
        [
          "t/test_a.py::test_one ", "--- live log setup ---",
          "2021-03-16 20:53:53+0200,397 INFO [a.b] x", "2021-03-16 20:54:20+0200,000 INFO [a.b] x",
          "PASSED [ 50%]", "t/test_a.py::test_two FAILED",
        ], zone: "+0000")
    ])
    #expect(times(build, "t.test_a.test_one") == ["18:53:52–18:54:21 pytest-log"])
    #expect(times(build, "t.test_a.test_two").isEmpty)
  }

  @Test func `lago's log tells when the tests of a scenario ran`() {
    func line(_ time: String, _ text: String) -> String {
      "2017-11-07 \(time)::log_utils.py::f::670::nose::INFO::\(text)\n"
    }
    let build = Clocks.build(
      [
        (
          "lago.log", .lago,
          line("21:00:00,000", "@ Run test: 002_bootstrap.py: ")
            + line("21:00:01,000", "  # add_dc: ")
            + line("21:00:02,000", "    * Unlock: ")
            + line("21:00:03,000", "    * Unlock: Success (in 0:00:01)")
            + line("21:00:11,000", "  # add_dc: Success (in 0:00:10)")
            + line("21:00:11,500", "  # add_hosts: ")
            + line("21:03:11,500", "  # add_hosts: ERROR (in 0:03:00)")
        )
      ], timezone: Zone(0))
    #expect(times(build, "002_bootstrap.add_dc") == ["21:00:00–21:00:12 console"])
    #expect(times(build, "002_bootstrap.add_hosts") == ["21:00:10–21:03:12 console"])
    #expect(times(build, "002_bootstrap.Unlock").isEmpty)
  }

  @Test func `Jenkins' times count where a line tells the date, over midnight, too`() {
    let build = Clocks.build([
      (
        "console.log", .console,
        """
        23:58:00 @@ Thu Aug  1 21:57:58 UTC 2019 Running chroot for script: x.sh
        23:59:00 @ Run test: 002_bootstrap.py: \n\
        23:59:01   # add_dc: \n\
        00:00:11   # add_dc: Success (in 0:01:10)

        """
      )
    ])
    #expect(times(build, "002_bootstrap.add_dc") == ["21:59:00–22:00:12 console"])
  }

  @Test func `Jenkins' times without a date tell nothing`() {
    let build = Clocks.build([
      (
        "console.log", .console,
        "23:59:00 @ Run test: 002_bootstrap.py: \n23:59:01   # add_dc: \n"
          + "23:59:11   # add_dc: Success (in 0:00:10)\n"
      )
    ])
    #expect(build.windows.isEmpty)
  }

  @Test func `the engine's events count before a console`() {
    let build = Clocks.build([
      console(["tests/test_a.py::test_one started at 2019-08-02 16:00:01 PASSED (12s)"]),
      ("engine.log", .engine, engine),
    ])
    #expect(times(build, "tests.test_a.test_one") == ["14:00:00–14:01:00 events"])
  }

  @Test func `a test whose fixture broke before its event lies between its neighbours`() {
    let build = Clocks.build([
      console([
        "tests/test_a.py::test_zero ERROR", "tests/test_a.py::test_one PASSED",
        "tests/test_a.py::test_between ERROR", "tests/test_a.py::test_two[1] PASSED",
        "tests/test_a.py::test_last ERROR",
      ]), ("engine.log", .engine, Clocks.engine("2019-08-02 09:59:00,000-04") + engine),
    ])
    #expect(times(build, "tests.test_a.test_zero") == ["13:59:00–14:00:00 order"])
    #expect(times(build, "tests.test_a.test_between") == ["14:00:00–14:01:00 order"])
    #expect(times(build, "tests.test_a.test_last") == ["14:01:00–14:05:00 order"])
  }

  private func answer(_ time: String) -> String {
    "\(time) ERROR [org.ovirt.engine.api.restapi.resource.AbstractBackendResource] (default task-9) [] "
      + "Operation Failed: [Busy network. Try later.]\n"
  }

  private let mail = """
    FAILED:  network-suite-4.3.tests.test_b.test_broken

    Error Message:
    test setup failure

    Stack Trace:
    E       Error: Fault reason is "Operation Failed". Fault detail is "[Busy network. Try later.]". HTTP response code is 409.

    """

  @Test func `without an order the engine's answer tells between which events a test broke`() {
    let build = Clocks.build([
      ("mail.txt", .text, mail),
      ("engine.log", .engine, engine + answer("2019-08-02 10:05:01,000-04")),
    ])
    #expect(build.faults.map(\.test) == ["tests.test_b.test_broken"])
    #expect(times(build, "tests.test_b.test_broken") == ["14:01:00–14:05:01 answer"])
  }

  @Test func `an answer that was given twice tells nothing`() {
    let build = Clocks.build([
      ("mail.txt", .text, mail),
      (
        "engine.log", .engine,
        answer("2019-08-02 09:00:00,000-04") + engine + answer("2019-08-02 10:05:01,000-04")
      ),
    ])
    #expect(times(build, "tests.test_b.test_broken").isEmpty)
  }

  @Test func `events without a zone that nobody can tell make no windows`() {
    let build = Clocks.build([
      ("engine.log", .engine, Clocks.event("2019-08-02 10:00:00,000", first)),
      (
        "lago-host-0/_var_log/vdsm/supervdsm.log", .supervdsm,
        Clocks.supervdsm("2019-08-02 10:00:00,000")
      ),
    ])
    #expect(build.windows.isEmpty)
  }

  @Test func `a log of more tests than are kept says so`() {
    var text = ""
    for index in 0..<20_001 {
      text += Clocks.event("2019-08-02 10:00:00,000-04", "t/test_a.py::test_\(index)")
    }
    let build = Clocks.build([("engine.log", .engine, text)])
    #expect(
      build.notEvaluated == [
        NotEvaluated(log: "engine.log", reason: "when 1 test more ran is left out")
      ])
  }
}
