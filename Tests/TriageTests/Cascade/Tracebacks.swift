@testable import Triage

/// The blocks of tests that a fixture broke, as pytest prints them.
enum Tracebacks {
  /// A block of a fixture whose decorator and place are given.
  static func fixture(
    _ decorator: String = "@pytest.fixture(scope='session')", name: String = "host_in_cluster",
    place: String = "suite/fixtures/host.py:59"
  ) -> String {
    """
    system = <ovirtlib.system.SDKSystemRoot object at 0x7f00>

        \(decorator)
        def \(name)(
                system, cluster):
            host = hostlib.Host(system)
    >       host.sync_all_networks()

    \(place):
    _ _ _ _ _ _ _ _ _ _ _ _
    suite/ovirtlib/hostlib.py:65: in sync_all_networks
        self.service.sync_all_networks()
    E       Error: Fault detail is "[Busy]". HTTP response code is 409.

    /usr/lib64/python2.7/site-packages/ovirtsdk4/service.py:118: Error
    """
  }

  static func trace(_ text: String) -> Trace {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return Trace(lines.enumerated().map { Line(number: 1 + $0, raw: Array($1.utf8)[...]) })
  }

  /// A fault of a test's setup with such a block.
  static func broken(
    _ test: String, _ text: String = fixture(), message: LogText = "Busy",
    phase: Phase? = .setup
  ) -> JudgedFault {
    var judged = fault(message, test: LogText(test.utf8), phase: phase)
    judged.fault.traces = [("console.log", trace(text))]
    return judged
  }
}
