import Testing

@testable import Triage

/// Logs that were cut, shuffled and overwritten: nothing may trap, and all stays bounded.
@Suite struct HostileLogTests {
  /// A small generator, so that every run tries the same logs.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let seeds: [String] = [
    rule("test session starts", "="), "t/test_x.py::test_a[a - b] FAILED  [ 50%]",
    "t/test_y.py .F.EsxR  [100%]E [100%]", "[gw0] [ 10%] PASSED t/test_x.py::test_y",
    rule("FAILURES", "="), rule("ERRORS", "="), rule("test_a", "_"),
    rule("ERROR at setup of test_b", "_"), "E   \(refusal("[One., Two.]"))",
    "E   Error: Fault detail is \"[One,", "E   wait.]\". HTTP response code is 409.",
    "/x/test_x.py:103: Error: no", "[XPASS(strict)] ", rule("Captured stdout call", "-"),
    rule("short test summary info", "="), "FAILED t/test_x.py::test_a[x] - y] - Error",
    "1 failed, 2 passed in 0.10s", rule("1 failed in 0.10s", "="), "FAILED:  a.b", "",
    "Error Message:", "Stack Trace:", String(repeating: "=", count: 70), "ERROR: mod.test_a",
    "FAIL: test (mod.C)", String(repeating: "-", count: 70), "Ran 3 tests in 1s",
    "FAILED (SKIP=1, errors=1)", "Traceback (most recent call last):", "  File \"x\", line 1, in f",
    "@ Run test: 002_bootstrap.py: ", "  # add_hosts: ", "  # add_hosts: ERROR (in 0:00:16)",
    "    * Unhandled exception in <f>", "@ Deploy: ERROR (in 0:00:01)", "Timed out after 3 seconds",
    "fatal: [h]: FAILED! => {\"msg\": \"x\"}", "failure: repodata/x", "<?xml version=\"1.0\"?>",
    "<testsuite>", "12:00:57 [s.x86_64] \u{1B}[31mx\u{1B}[0m", "\u{1B}[8mha:x\u{1B}[0m",
    "@@ Thu Aug  1 22:05:12 UTC 2019 Running chroot for script: x", "@@   rc = 1",
    "BUILD_NUMBER='9'",
    "job/ovirt-system-tests_network-suite-4.3/150/", "Finished: FAILURE",
    "2019-08-04 22:14:26,898-04 ERROR [o.X] (t-1) [] Operation Failed: [One.]",
    "2019-08-04 22:14:26,313-0400 INFO  (jsonrpc/0) [api] FINISH x error=y (api:48)",
    "\tat a.B(C:1)",
    "Thread-1::ERROR::2015-05-04 00:01:15,853::task::595::Task::(_run) text",
  ]

  private func log(_ dice: inout Dice) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...40, using: &dice) {
      var line = Array((Self.seeds.randomElement(using: &dice) ?? "").utf8)
      for _ in 0..<Int.random(in: 0...2, using: &dice) { change(&line, &dice) }
      bytes += line
      bytes += [[10], [13, 10], [10], [10, 10], []].randomElement(using: &dice) ?? [10]
    }
    return bytes
  }

  private func change(_ line: inout [UInt8], _ dice: inout Dice) {
    let at = Int.random(in: 0...line.count, using: &dice)
    switch Int.random(in: 0...4, using: &dice) {
    case 0: line.removeSubrange(at...)
    case 1: line.removeSubrange(..<at)
    case 2: line.insert(UInt8.random(in: 0...255, using: &dice), at: at)
    case 3: line += Array((Self.seeds.randomElement(using: &dice) ?? "").utf8)
    default:
      line.insert(contentsOf: [0x1B, 0x5B, 0x5D, 0x20, 0x2E, 0xFF].shuffled(using: &dice), at: at)
    }
  }

  @Test("nothing in a log traps, and its evidence quotes it", arguments: 1...8)
  func hostile(_ seed: UInt64) {
    var dice = Dice(state: seed)
    for _ in 0..<Self.rounds {
      let bytes = log(&dice)
      for kind in [LogKind.console, LogKind.allCases.randomElement(using: &dice) ?? .engine] {
        check(bytes, kind, &dice)
      }
    }
  }

  /// More of them were run while this was written; these take a second.
  private static let rounds = 100

  private func check(_ bytes: [UInt8], _ kind: LogKind, _ dice: inout Dice) {
    var reader = LogReader(log: "x", kind: kind, signatures: SignatureSet([]))
    let cut = Int.random(in: 0...bytes.count, using: &dice)
    reader.consume(bytes[..<cut])
    reader.consume(bytes[cut...])
    let findings = reader.finish()
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    for fault in FaultMerger.faults(of: [findings], hasTests: false) {
      #expect(!fault.message.isEmpty)
      for one in fault.evidence {
        let line = Array(lines[one.line - 1])
        #expect(one.column >= 1 && one.column - 1 + one.length <= line.count)
        #expect(Array(line[(one.column - 1)..<(one.column - 1 + one.length)]) == one.text.bytes)
      }
    }
  }
}
