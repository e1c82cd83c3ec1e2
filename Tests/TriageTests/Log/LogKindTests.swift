import Testing
import Triage

@Suite struct LogKindTests {
  private let engine = "2019-08-10 01:02:03,045-04 INFO  [a.B] (t-1) [] text\n"
  private let vdsm = "2019-08-10 01:02:03,045-0400 INFO  (jsonrpc/0) [api] text (api:48)\n"
  private let old = "Thread-1::INFO::2015-05-04 00:01:15,853::task::595::Task::(_run) text\n"

  private func kind(_ name: String, _ head: String) -> LogKind {
    LogKind.detect(name: name, head: Array(head.utf8)[...])
  }

  @Test func `content comes before the name`() {
    #expect(kind("a", engine) == .engine)
    #expect(kind("vdsm.log", engine) == .engine)
    #expect(kind("x/engine.log", vdsm) == .vdsm)
    #expect(kind("a", "01:02:03,045 INFO  [org.jboss.modules] starts\n") == .engine)
    #expect(kind("console", old) == .vdsm)
  }

  @Test func `old vdsm lines are supervdsm's where the name says so`() {
    #expect(kind("logs/supervdsm.log.1", old) == .supervdsm)
    #expect(kind("a", old.replacing("Thread-1", with: "MainProcess|Thread-1")) == .supervdsm)
  }

  @Test func `a log may begin within an entry`() {
    #expect(kind("a", "\tat a.B.c(B.java:1)\nCaused by: x\n" + engine + engine) == .engine)
    #expect(kind("engine.log", "destination:topic\n{\"a\":\n1}\n") == .engine)
    #expect(kind("engine.log-20190810.gz", "") == .engine)
  }

  @Test func `line breaks of Windows do not matter`() {
    #expect(kind("a", engine.replacing("\n", with: "\r\n")) == .engine)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?><testsuite name=\"nosetests\"></testsuite>",
    "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- a -->\n<testsuites>", " \n<testsuite>", "<?xml ",
    "<?xml version=\"1.0\"?><!DOCTYPE testsuite []><testsuite/>",
  ])
  func `test results are XML that begins with a suite`(head: String) {
    #expect(kind("a", head) == .junit)
  }

  @Test func `other XML is text`() {
    #expect(kind("a.xml", "<?xml version=\"1.0\"?><domain/>") == .text)
  }

  @Test(arguments: [
    "Started by timer\nRunning as SYSTEM\n", "00:00:01 + ./run.sh\n", "+ ./run.sh\n",
    "[basic-suite.el7.x86_64] + ./run.sh\n", "\u{1B}[33m@ Deploy: \u{1B}[0m\n",
    "@ Run test: 002_bootstrap.py: \n", "  # add_hosts: ERROR (in 0:00:16)\n",
    "============================= test session starts =====\n",
    "text\nFAILED:  network-suite-4.3.tests.test_a.test_b\n\nError Message:\n",
    "[2019-08-10T01:02:03.045Z] + ./run.sh\n", "\u{1B}[8mha:AAAA\u{1B}[0mStarted\n",
  ])
  func `consoles and mails are told by their marks`(head: String) {
    #expect(kind("a", head) == .console)
    #expect(kind("a", head + engine) == .console)
  }

  @Test func `a note with engine lines between its prose is text`() {
    #expect(kind("a.md", "Analysis\n\nThe host was busy.\nSo it failed.\n\n" + engine) == .text)
    #expect(kind("a.md", "## Logs\n<pre>\n" + engine + engine + "</pre>\n") == .text)
  }

  @Test func `lists of packages are told by their lines`() {
    let list = "lago-0.45-1.el7.noarch\nvdsm-4.30.25-1.el7.x86_64\n"
    #expect(kind("a", list) == .packages)
    #expect(kind("a", list + "gpg-pubkey-f4a80eb5-53a7ff4b\n") == .packages)
  }

  @Test func `lago.log and build.json are recognised`() {
    let lago = "2017-11-07 21:18:03,777::a.py::b::1::root::INFO::@ Deploy: \n"
    #expect(kind("a", lago) == .lago)
    #expect(kind("4.3/151/build.json", "{\"number\": 151}") == .identity)
  }

  @Test func `everything else is text`() {
    #expect(kind("notes.txt", "Something happened.\n") == .text)
    #expect(kind("a", "") == .text)
  }
}
