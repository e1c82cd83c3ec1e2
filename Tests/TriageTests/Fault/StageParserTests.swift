import Testing
@testable import Triage

@Suite struct StageParserTests {
  @Test(
    "what breaks outside a test is told with its stage",
    arguments: [
      ("Timed out after 10800 seconds", "<timeout>: Timed out after 10800 seconds"),
      (
        "Build timed out (after 180 minutes). Marking the build as aborted.",
        "<timeout>: Build timed out (after 180 minutes). Marking the build as aborted."
      ),
      ("Aborted by somebody", "<abort>: Aborted by somebody"),
      (
        "cp: writing 'x': No space left on device",
        "<disk>: cp: writing 'x': No space left on device"
      ),
      (
        "x: Cannot find a valid baseurl for repo: base/7",
        "<repos>: Cannot find a valid baseurl for repo: base/7"
      ),
      (
        "[ ERROR ] Failed to execute stage 'Misc configuration': no",
        "<deploy>: Failed to execute stage 'Misc configuration': no"
      ),
      (
        "fatal: [localhost]: FAILED! => {\"changed\": false, \"msg\": \"No host.\"}",
        "<deploy>: No host."
      ),
      (
        "fatal: [h]: UNREACHABLE! => {\"x\": 1}", "<deploy>: fatal: [h]: UNREACHABLE! => {\"x\": 1}"
      ),
      ("libvirtError: no domain", "<environment>: libvirtError: no domain"),
      ("@@@ ERROR: Failed in deploy stage", "<deploy>: Failed in deploy stage"),
      ("+ echo 'No space left on device'", nil), ("++ echo Aborted by me", nil),
      ("He said: Timed out after 3 tries", nil), ("Timed out after lunch", nil), ("", nil),
    ])
  func stage(_ line: String, _ expected: String?) {
    #expect(faults(line) == (expected.map { [$0] } ?? []))
  }

  @Test func `an echo is kept only where nothing tells more`() {
    let echo = "@@@@ ERROR: Failed running 002_bootstrap.py"
    #expect(faults(echo) == ["<scenario>: Failed running 002_bootstrap.py"])
    #expect(faults("Aborted by me\n\(echo)") == ["<abort>: Aborted by me"])
    let failed = "@ Run test: 002_bootstrap.py: \n  # a: \n  # a: ERROR (in 0:00:01)\n"
    #expect(faults(failed + echo) == ["002_bootstrap.a call: a: ERROR"])
  }

  @Test func `an abort that follows a timeout is the timeout's`() {
    #expect(
      faults("Build timed out (after 3 minutes)\nBuild was aborted\nAborted by me")
        == ["<timeout>: Build timed out (after 3 minutes)"])
  }

  @Test func `of one trouble with repositories the last line tells most`() {
    let near = "Error: Cannot retrieve metalink for repository: a\n\nfailure: repodata/x from b\n"
    #expect(faults(near) == ["<repos>: failure: repodata/x from b"])
    let far = near + String(repeating: "\n", count: 70) + "failure: repodata/y from c\n"
    #expect(
      faults(far) == ["<repos>: failure: repodata/x from b", "<repos>: failure: repodata/y from c"])
  }
}

@Suite struct TaskParserTests {
  @Test func `a failed test of a scenario has the exception inside it`() {
    let text = """
      @ Run test: 002_bootstrap.py:\u{20}
        # add_dc:\u{20}
        # add_dc: Success (in 0:00:13)
        # add_hosts:\u{20}
          * Unhandled exception in <function <lambda> at 0x7f17bc065a28>
      Traceback (most recent call last):
        File "x.py", line 1, in f
      Error: Fault detail is "[One.]". HTTP response code is 409.
          * Collect artifacts:\u{20}
          * Collect artifacts: ERROR (in 0:00:05)
        # add_hosts: ERROR (in 0:00:16)
      @ Run test: 002_bootstrap.py: ERROR (in 0:00:40)
      Error occured, aborting
      """
    #expect(faults(text) == ["002_bootstrap.add_hosts call: One. (409)"])
    #expect(
      faults(text.replacing("ERROR (", with: "\u{1B}[31mERROR\u{1B}[0m ("))
        == ["002_bootstrap.add_hosts call: One. (409)"])
    #expect(console(text).tests[.sections] == TestCounts(passed: 1, errors: 1))
  }

  @Test(
    "outside the tests the deepest failed task is told",
    arguments: [
      ("@ Starting oVirt environment", "  # Start vms", "<environment>: Start vms: ERROR"),
      ("@ Deploy oVirt environment", "  # Run scripts", "<deploy>: Run scripts: ERROR"),
      ("@ Create prefix", "  # Running reposync", "<repos>: Running reposync: ERROR"),
      ("@ Destroy prefix", "  # Stop", "<teardown>: Stop: ERROR"),
    ])
  func stage(_ top: String, _ inner: String, _ expected: String) {
    let text = "\(top): \n\(inner): \n\(inner): ERROR (in 0:00:01)\n\(top): ERROR (in 0:00:01)\n"
    #expect(faults(text) == [expected])
    #expect(faults(text + "Error occured, aborting\n") == [expected])
    let line = expected.replacing("\(inner.dropFirst(4)): ERROR", with: "LagoError: why")
    #expect(
      faults(text + "Traceback (most recent call last):\n  File \"x\", line 1\nLagoError: why\n")
        == [line])
  }

  @Test(
    "a task's line is known by its mark and depth",
    arguments: [
      ("@ a: ", 0), ("  # a: ", 1), ("    * [Thread-3] a: ", 2),
      ("      - a: Success (in 0:00:01)", 3),
      (" # a: ", nil), ("@a: ", nil), ("  @ a: ", nil), ("  # a", nil), ("@ : ", nil), ("", nil),
      ("        - a: ", nil), ("      ", nil),
    ])
  func line(_ text: String, _ depth: Int?) {
    let task = LagoTask(Array(text.utf8)[...])
    #expect(task?.depth == depth)
    if depth != nil { #expect(task?.name.shown == "a") }
  }
}

@Suite struct LongLineTests {
  @Test func `a message and its quote are cut, and what was not searched is not told to be absent`()
    throws
  {
    let long = String(repeating: "y", count: 100_000)
    let told = console("No space left on device \(long) the end\n")
    let failure = try #require(told.failures.first)
    #expect(failure.faults[0].message.bytes.count == FaultText.messageLimit)
    #expect(failure.faults[0].evidence.length == Evidence.textLimit)
    #expect(failure.trace.isCut)

    var build = Build(id: Build.ID(), source: "x")
    build.tests = TestCounts(failed: 1)
    build.faults = FaultMerger.faults(of: [told], hasTests: true)
    let set = SignatureSet([try signature("end", "the end$")])
    #expect(Judge(set).judge(build).faults.map(\.verdict) == [.notEvaluated])
    let traced = SignatureSet([try signature("end", match: [(.trace, ["the end$"])])])
    #expect(Judge(traced).judge(build).faults.map(\.verdict) == [.notEvaluated])
  }

  @Test func `names of tests are bounded whatever tells them`() {
    let name = String(repeating: "a.", count: 50_000)
    for text in ["FAILED:  \(name)\n\nError Message:\nno\n"] {
      for failure in console(text).failures {
        guard case .test(let name) = failure.place else { continue }
        #expect(name.bytes.count <= TestName.lengthLimit)
      }
    }
    #expect(
      TestName.dotted(classname: name.utf8, name: name.utf8).bytes.count
        <= 2 * TestName.lengthLimit + 1)
  }
}

@Suite struct ConsoleFactsTests {
  @Test func `a console tells who it is, how it ended and when it began`() {
    let text = """
      Started by timer
      Building in workspace /home/jenkins/workspace/ovirt-system-tests_network-suite-4.3
      @@ Thu Aug  1 22:05:12 UTC 2019 Running chroot for script: automation/x.sh
      see https://jenkins.example.org/job/ovirt-system-tests_network-suite-4.3/150/console
      @@      rc = 1
      Finished: FAILURE
      """
    let told = console(text)
    #expect(
      told.identity
        == Build.ID(branch: Branch("4.3"), suite: Suite("network-suite-4.3"), number: 150))
    #expect(told.started?.iso8601 == "2019-08-01T22:05:12Z")
    #expect(told.result == .failed)
  }

  @Test(
    "Jenkins' own word on the result comes before exit codes",
    arguments: [
      ("Finished: SUCCESS", Build.Result.passed), ("Finished: UNSTABLE", .failed),
      ("Finished: ABORTED", .aborted), ("Finished: NOT_BUILT", .aborted),
      ("@@      rc = 0", .passed),
      ("@@      rc = 1\n@@      rc = 0", .failed), ("@@      rc = 1\nFinished: SUCCESS", .passed),
      ("Finished: MAYBE", .unknown), ("nothing", .unknown),
    ])
  func result(_ text: String, _ expected: Build.Result) {
    #expect(console(text).result == expected)
  }

  @Test(
    "a suite and a number are read where they are sure",
    arguments: [
      (
        "mail: ovirt-system-tests_he-basic-suite-master - Build # 12 - Failure",
        "he-basic-suite-master", 12
      ),
      ("cd basic-suite-4.2/tests/x.py", "basic-suite-4.2", nil),
      ("job/ovirt-system-tests_compat-4.3-suite-master/7/", "compat-4.3-suite-master", 7),
      ("job/ovirt-system-tests_compat-4.3-suite-master/7x/", "compat-4.3-suite-master", nil),
      ("export BUILD_NUMBER='33'", nil, 33), ("ovirt-system-tests_manual/12/", nil, nil),
    ])
  func identity(_ text: String, _ suite: String?, _ number: Int?) {
    let identity = console(text).identity
    #expect(identity.suite?.name == suite)
    #expect(identity.number == number)
  }
}
