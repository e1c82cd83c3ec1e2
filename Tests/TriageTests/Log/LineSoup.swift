/// Logs of lines of all kinds in any order, some of them damaged; the same for the same seed.
struct LineSoup {
  /// A small generator, so that every run tries the same logs.
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  var dice: Dice

  init(seed: UInt64) {
    dice = Dice(state: seed)
  }

  private static let stamps = [
    "2019-08-04 22:14:26,898", "2019-08-04 22:14:27,001", "2019-08-04 22:14:31,999",
    "2019-13-04 22:14:26,898", "2019-08-32 22:14:26,898", "2019-08-04 24:14:26,898",
    "2019-08-04T22:14:26,898", "22:14:26,898", "2019-08-0x 22:14:26,898", "2019-08-04 22:14:60,898",
  ]

  private static let zones = ["", "-04", "-0400", "+05:30", "Z", "+1", "+15", "-04:", " "]

  private static let levels = [
    " INFO  ", " INFO  ", " INFO  ", " DEBUG ", " DEBUG ", " ERROR ", " WARN  ", " WARNING ",
    " INFO",
    " FATAL ", " TRACE ", " SEVERE ", " CRITICAL ", " CRIT  ", " NOTE ", "::ERROR::", "INFO ",
  ]

  private static let heads = [
    "[org.ovirt.X] (default task-2) [5b93a451] ", "[o.X] (t-1) [] ", "[o.X] (t-1) ", "[vds] ",
    "(jsonrpc/0) [api.network] ", "(jsonrpc/1) [vds] ", "(io (16074)) [storage] ", "(t) ", "",
    "x::y::12::", "[o.X", "(t-1) [virt.vm] (vmId='1') ",
  ]

  private static let messages = [
    "text", "Running ovirt-engine 4.3.6", "I am the actual vdsm 4.30 host (x)", "FINISH x error=y",
    "FINISH  error=y", "START x from=::1", "x error=y", "Operation Failed: [One., Two.]",
    "Operation Failed: [One,", "Validation of action 'X' failed for user a. Reasons: B",
    "EVENT_ID: X(1), text", "concurrent network verb already executing", "Internal server error",
    "Failed to X, error = busy, code = 40", "Traceback (most recent call last):", "",
    "flow_id=5b93a451 (api:48)",
  ]

  private static let others = [
    "\tat a.B(C:1)", "  File \"x\", line 1, in f", "KeyError: 'x'", "Caused by: x", "", "]",
    "Thread-1::ERROR::2015-05-04 00:01:15,853::task::595::Task::(_run) text",
    "Thread-1::INFO::2015-05-04 00:01:15,853::vdsm::1::vds::(run) I am the actual vdsm 4.17",
    "12::DEBUG::2015-05-04 00:01:15,853::task::595::Task::(_run) text", "::ERROR::x",
    "2019-08-04 22:14:26 DEBUG::ERROR::2015-05-04 00:01:15,853::t::5::T::(_r) text",
    "MainProcess|j/4::DEBUG::2018-09-27 16:07:12,789::c::150::root::(e) return x with None",
    "2017-11-07 21:18:03,777::l.py::f::670::root::ERROR::    * Running reposync: ERROR (in 0:03:00)",
    "2017-11-07 21:18:03,777::l.py::f::670::root::INFO::@ Run test: 002_bootstrap.py: ",
    "Traceback (most recent call last):", "12:00:57 [s.x86_64] \u{1B}[31mE   Error: x\u{1B}[0m",
    "[2019-08-01T12:00:57.123Z] + echo x", "\u{1B}[8mha:x\u{1B}[0mStarted by x", "שלום suite-x",
    "Installing : ovirt-engine-4.3.6.1-1.el7.noarch 1/3", "vdsm-4.30.1-1.el7.x86_64",
    "BUILD_NUMBER='9'", "job/ovirt-system-tests_network-suite-4.3/150/", "Finished: FAILURE",
    "@@ Thu Aug  1 22:05:12 UTC 2019 Running chroot for script: x", "@@   rc = 1",
    "t/test_x.py::test_a[a - b] FAILED  [ 50%]", "t/test_y.py .F.EsxR  [100%]E [100%]",
    "network-suite-4.3/tests/test_x.py::test_y PASSED", "1 failed, 2 passed in 0.10s",
    rule("test session starts", "="), rule("FAILURES", "="), rule("test_a", "_"),
    rule("short test summary info", "="), rule("1 failed in 0.10s", "="),
    "FAILED t/test_x.py::test_a - Error", "E   Error: Fault detail is \"[One., Two.]\"", "E",
    "FAILED:  a.b", "Error Message:", "Stack Trace:", String(repeating: "=", count: 70),
    String(repeating: "-", count: 70), "ERROR: mod.test_a", "Ran 3 tests in 1s",
    "FAILED (SKIP=1, errors=1)", "  # add_hosts: ", "  # add_hosts: ERROR (in 0:00:16)",
    "@ Deploy: ERROR (in 0:00:01)", "Timed out after 3 seconds", "No space left on device",
    "fatal: [h]: FAILED! => {\"msg\": \"x\"}", "failure: repodata/x", "Error: Package: x",
    "<?xml version=\"1.0\"?>", "<testsuite>",
    "2019-08-01 12:00:00.1+0000 run_suite.sh::main::INFO:: x",
    "+ 2021-06-01 12:00:00+0000 x", "x started at 2021-03-16 20:53:47 PASSED (12s)",
    "\"nothing provides x\": nothing provides y", "automation/network_suite_4.3.sh",
    "libvirtError: x",
    "SKIPPED: x", "INTERNALERROR> KeyError: x", "@@@ ERROR: Failed in deploy stage",
  ]

  /// Some lines with line breaks of either kind, the last of which may lack.
  mutating func log() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...40, using: &dice) {
      var line = Array(self.line().utf8)
      while Int.random(in: 0...3, using: &dice) == 0 { change(&line) }
      bytes += line
      bytes +=
        [[10], [10], [10], [10], [13, 10], [13, 13, 10], [10, 10], []]
        .randomElement(using: &dice) ?? [10]
    }
    return bytes
  }

  private mutating func line() -> String {
    guard Bool.random(using: &dice) else { return one(of: Self.others) }
    return one(of: Self.stamps) + one(of: Self.zones) + one(of: Self.levels) + one(of: Self.heads)
      + one(of: Self.messages)
  }

  private mutating func one(of texts: [String]) -> String {
    texts.randomElement(using: &dice) ?? ""
  }

  private mutating func change(_ line: inout [UInt8]) {
    let at = Int.random(in: 0...line.count, using: &dice)
    switch Int.random(in: 0...5, using: &dice) {
    case 0: line.removeSubrange(at...)
    case 1: line.removeSubrange(..<at)
    case 2: line.insert(UInt8.random(in: 0...255, using: &dice), at: at)
    case 3: line += Array(self.line().utf8)
    case 4: if at < line.count { line[at] = UInt8.random(in: 0x20...0x7F, using: &dice) }
    default:
      line.insert(contentsOf: [0x1B, 0x5B, 0x5D, 0x20, 0x2E, 0xFF].shuffled(using: &dice), at: at)
    }
  }
}
