import Matching
import Triage

/// Lines and messages of every kind, as they stand in the logs of builds in which all is well or not.
///
/// They were written for this purpose in the formats of the real ones.
enum OrdinaryTexts {
  /// The share of texts from which on a pattern matches almost anything, in percent.
  static let limit = 50

  /// How many of the texts of a place there are, and how many of them a pattern matches.
  ///
  /// For any log they are those of the log of which it matches the largest share.
  static func matches(
    of pattern: Pattern, at place: Place, using matcher: Matcher
  ) -> (matched: Int, all: Int) {
    let places: [Place] = place == .log ? [.console, .engine, .vdsm, .supervdsm] : [place]
    let counts = places.map { place in
      let texts = texts(at: place)
      let matched = texts.count { text in
        if case .match = matcher.firstMatch(of: pattern, in: Array(text.utf8)[...]) {
          true
        } else {
          false
        }
      }
      return (matched: matched, all: texts.count)
    }
    return counts.max { $0.matched * $1.all < $1.matched * $0.all } ?? (0, 0)
  }

  private static func texts(at place: Place) -> [String] {
    switch place {
    case .fault: faults
    case .trace: traces
    case .console: console
    case .engine: engine
    case .vdsm: vdsm
    case .supervdsm: supervdsm
    case .log, .key: []
    }
  }

  private static let faults = [
    "Cannot add Host. The Host name is already in use, please choose a unique name and try again.",
    "Cannot activate Storage. Related operation is currently in progress. Please try again later.",
    "Illegal Network parameters", "Internal Engine Error", "Network interface is not a bond",
    "AssertionError: assert 'down' == 'up'", "AssertionError: False != True after 600 seconds",
    "KeyError: 'ovirtmgmt'", "IndexError: list index out of range", "ValueError: no JSON object",
    "RuntimeError: Could not find hosts that are up in DC test-dc", "Timed out after 7200 seconds",
    "TypeError: 'NoneType' object is not iterable", "ImportError: No module named ovirtsdk4",
    "ConnectionError: ('Connection aborted.', BadStatusLine(\"''\",))", "[Errno 2] No such file",
    "Could not resolve host: mirrors.example.org; Unknown error", "test setup failure",
    "Nothing provides libfoo.so.1()(64bit) needed by bar-1.2-3.el7.x86_64", "exit status 1",
    "NotFoundError: HTTP response code is 404.", "Error: Fault reason is \"Operation Failed\".",
    "The VM has been paused due to lack of storage space.", "Low disk space on Storage Domain.",
  ]

  private static let traces = [
    "network-suite-4.3/tests/test_basic.py:41: in test_attach\n    nic.plug()\nE   KeyError: 'eth1'",
    "Traceback (most recent call last):\n  File \"run.py\", line 12, in main\nValueError: empty",
    "  File \"/usr/lib/python2.7/unittest/case.py\", line 369, in run\n    testMethod()",
    "def up():\n>       assert host.status == 'up'\nE       AssertionError: assert 'down' == 'up'",
    "conftest.py:88: in engine\n    api.test()\nE   ovirtsdk4.ConnectionError: refused",
    "request = <SubRequest 'host_0' for <Function test_ping>>\n    yield hosts[0]",
    "-------------------- >> begin captured logging << --------------------\nroot: INFO: start",
    "lago.ssh: DEBUG: start task: Get ssh client for lago-he-suite-host-0",
    "E   assert 3 == 4\nE    +  where 3 = len([])", "AssertionError: 200 != 404",
    "self = <test_sdk.Case testMethod=test_add_disk>\n    disks.wait(60)", "1 failed in 3.21s",
  ]

  private static let console = [
    "Started by timer", "[ovirt-system-tests] $ /bin/bash -xe /tmp/jenkins42.sh",
    "+ lago ovirt deploy", "@ Run test: 002_bootstrap.py: ", "  # add_hosts: ",
    "  # add_hosts: Success (in 0:03:12)", "@ Run test: 002_bootstrap.py: Success (in 0:15:40)",
    "tests/test_vlan.py::test_ping PASSED                                      [ 12%]",
    "tests/test_vlan.py::test_link FAILED                                      [ 25%]",
    "current session does not belong to lago group.", "Cloning into 'ovirt-system-tests'...",
    "Installing: vdsm-4.30.24-1.el7.x86_64", "Complete!", "Archiving artifacts",
    "Recording test results", "Finished: SUCCESS", "2019-07-30 23:10:02,114-0400 INFO begin",
    "remote: Counting objects: 100% (42/42), done.",
    "============ test session starts ============",
    "platform linux2 -- Python 2.7.5, pytest-4.2.1, py-1.8.0, pluggy-0.12.0", "", "+ exit 0",
    "ok: [lago-basic-suite-master-host-0]", "TASK [ovirt-host-deploy : Install packages] ****",
    "warning: /var/cache/yum/a.rpm: Header V4 RSA/SHA256 Signature, key ID fe590cb7: NOKEY",
    "drwxr-xr-x. 2 root root 4096 Jul 30 23:10 exported-artifacts", "real\t31m12.480s",
  ]

  private static let engine = [
    engine("INFO ", "core.bll.AddVmCommand", "Running command: AddVmCommand internal: false."),
    engine(
      "INFO ", "core.bll.AddVmCommand", "Lock Acquired to object 'EngineLock:{sharedLocks=''}'"),
    engine("INFO ", "core.bll.AddVmCommand", "Lock freed to object 'EngineLock:{sharedLocks=''}'"),
    engine(
      "INFO ", "core.vdsbroker.CreateVDSCommand", "START, CreateVDSCommand(HostName = host-0)"),
    engine(
      "INFO ", "core.vdsbroker.CreateVDSCommand", "FINISH, CreateVDSCommand, return: , log id: 1f"),
    engine("INFO ", "core.vdsbroker.monitoring.VmAnalyzer", "VM '3f6e2b7c'(vm0) moved to 'Up'"),
    engine("INFO ", "core.dal.dbbroker.auditlog", "EVENT_ID: USER_RUN_VM(32), VM vm0 started."),
    engine(
      "WARN ", "core.dal.dbbroker.auditlog", "EVENT_ID: VDS_INSTALL(505), Host host-0 installed"),
    engine("INFO ", "core.dal.dbbroker.auditlog", "EVENT_ID: USER_VDC_LOGIN(30), User admin."),
    engine("INFO ", "core.bll.RefreshHostCommand", "Before acquiring and wait lock 'EngineLock'"),
    engine("INFO ", "core.vdsbroker.VmsStatistics", "Fetched 4 VMs from VDS '1c5d'"),
    engine(
      "INFO ", "core.bll.tasks.CommandCallbacksPoller", "Command 'AddDisk' (id: '77') is done"),
    engine("INFO ", "core.bll.aaa.LoginOnBehalfCommand", "Running command: internal: true."),
    engine("WARN ", "core.bll.UpdateVmCommand", "Validation of action 'UpdateVm' failed."),
    engine("ERROR", "core.vdsbroker.PollVDSCommand", "Command 'PollVDSCommand' execution failed"),
    engine("ERROR", "core.bll.SetupNetworksCommand", "Transaction rolled-back for command"),
    engine("DEBUG", "core.utils.timer.FixedDelayJobListener", "Rescheduling DEFAULT.refresh"),
    engine("INFO ", "core.bll.network.ProviderSync", "ProviderSync [ovn] for cluster Default done"),
    "\tat org.ovirt.engine.core.bll.CommandBase.execute(CommandBase.java:1271) [bll.jar:]",
    "Caused by: java.net.ConnectException: Connection refused (Connection refused)",
    "java.lang.NullPointerException", "",
  ]

  private static func engine(_ level: String, _ logger: String, _ message: String) -> String {
    "2019-07-30 23:10:02,114-04 \(level) [org.ovirt.engine.\(logger)] (default task-4) [7c2a] \(message)"
  }

  private static let vdsm = [
    vdsm("INFO ", "(jsonrpc/4) [vdsm.api]", "START getStats() from=::ffff:192.168.200.3 (api:48)"),
    vdsm("INFO ", "(jsonrpc/4) [vdsm.api]", "FINISH getStats return={} (api:54)"),
    vdsm(
      "INFO ", "(jsonrpc/4) [jsonrpc.JsonRpcServer]", "RPC call Host.getStats took 0.02 seconds"),
    vdsm(
      "DEBUG", "(check/loop) [storage.check]", "START check u'/rhev/data' delay=0.00 (check:289)"),
    vdsm("DEBUG", "(jsonrpc/1) [storage.TaskManager.Task]", "moving from state init (task:602)"),
    vdsm(
      "WARN ", "(vdsm.Scheduler) [Executor]", "Worker blocked: <Worker name=periodic/3 running>"),
    vdsm("INFO ", "(jsonrpc/2) [api.host]", "FINISH getJobs return={'jobs': {}} from=::1 (api:54)"),
    vdsm(
      "INFO ", "(monitor/7a9) [storage.LVM]", "Overriding read_only mode current=True (lvm:398)"),
    vdsm("INFO ", "(itmap/0) [IOProcessClient]", "(/rhev/data) Starting client (__init__:308)"),
    vdsm("INFO ", "(jsonrpc/0) [vdsm.api]", "START repoStats(domains=()) from=::1 (api:48)"),
    vdsm("ERROR", "(periodic/2) [virt.vm]", "(vmId='3f6e2b7c') Unable to get watermarks (vm:1161)"),
    vdsm("INFO ", "(vm/3f6e2b7c) [virt.vm]", "(vmId='3f6e2b7c') VM wrapper has started (vm:2783)"),
    vdsm("INFO ", "(jsonrpc/6) [api.network]", "START setupNetworks(networks={}, bondings={})"),
    "Traceback (most recent call last):", "    self._run()", "TypeError: unhashable type", "",
    "  File \"/usr/lib/python2.7/site-packages/vdsm/virt/vm.py\", line 867, in _startUnderlyingVm",
  ]

  private static func vdsm(_ level: String, _ thread: String, _ message: String) -> String {
    "2019-07-30 23:10:02,114-0400 \(level) \(thread) \(message)"
  }

  private static let supervdsm = [
    supervdsm("DEBUG", "call network_caps with () {} (supervdsm_server:100)"),
    supervdsm("DEBUG", "return network_caps with {'bridges': {}} (supervdsm_server:107)"),
    supervdsm("DEBUG", "call ksmTune with ({u'run': 0},) {} (supervdsm_server:100)"),
    supervdsm("INFO ", "Configuring device eth1 (ifcfg:523)"),
    supervdsm("INFO ", "Bringing down network test-net (ifcfg:233)"),
    supervdsm("WARN ", "ifcfg-eth1 does not exist, cannot be removed (ifcfg:611)"),
    supervdsm("ERROR", "Error in setupNetworks (supervdsm_server:104)"),
    "Traceback (most recent call last):", "ConfigNetworkError: (29, u'ifup failed')", "",
    "  File \"/usr/lib/python2.7/site-packages/vdsm/supervdsm_server.py\", line 102, in wrapper",
  ]

  private static func supervdsm(_ level: String, _ message: String) -> String {
    "MainProcess|jsonrpc/4::\(level)::2019-07-30 23:10:02,114::SuperVdsm.ServerCallback::\(message)"
  }
}
