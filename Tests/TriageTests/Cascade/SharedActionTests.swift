import Testing

@testable import Triage

@Suite struct SharedActionTests {
  /// The message of the engine's error.
  private static let boom = "Command 'org.ovirt.x.SetupCommand' failed: boom"

  private static func engine(_ second: Int, _ id: String) -> String {
    "2019-07-21 14:05:\(second),500-04 ERROR [org.ovirt.x.SetupCommand] (default task-1) [\(id)] "
      + boom + "\n"
  }

  private static func vdsm(_ second: Int, _ id: String) -> String {
    "2019-07-21 14:05:\(second),100-0400 INFO  (jsonrpc/0) [api.network] FINISH setupNetworks "
      + "error=eth9 is gone from=::ffff:192.0.2.4,55906, flow_id=\(id) (api:54)\n"
  }

  /// The faults of a run of two logs by their messages, and from which one each follows.
  private func told(_ engine: String, _ vdsm: String) -> [String] {
    var draft = BuildDraft(source: "x")
    for (log, kind, text) in [("engine.log", LogKind.engine, engine), ("vdsm.log", .vdsm, vdsm)] {
      var reader = LogReader(log: log, kind: kind, signatures: SignatureSet([]))
      reader.consume(Array(text.utf8)[...])
      draft.findings.append(reader.finish())
    }
    let build = BuildAssembler.builds(from: [draft], overriding: Build.ID())[0]
    return Judge(SignatureSet([])).judge(build).faults.map { judged in
      let root = judged.root.map { " from \($0): \(judged.rootReason ?? "")" }
      return judged.fault.message.shown + (root ?? "")
    }
  }

  @Test func `the engine's error follows from what vdsm refused in the same action`() {
    #expect(
      told(Self.engine(22, "a1"), Self.vdsm(22, "a1"))
        == [
          "\(Self.boom) from 1: vdsm failed in the same action, a1",
          "FINISH setupNetworks error=eth9 is gone",
        ])
  }

  @Test func `another action, none, or one far apart is no evidence`() {
    let alone = [Self.boom, "FINISH setupNetworks error=eth9 is gone"]
    #expect(told(Self.engine(22, "a1"), Self.vdsm(22, "b2")) == alone)
    #expect(told(Self.engine(22, ""), Self.vdsm(22, "a1")) == alone)
    #expect(told(Self.engine(22, "a1"), Self.vdsm(28, "a1")) == alone)
  }

  @Test func `an error that was told of another action as well follows from nothing`() {
    #expect(
      told(Self.engine(22, "a1") + Self.engine(40, "b2"), Self.vdsm(22, "a1"))
        == [Self.boom, "FINISH setupNetworks error=eth9 is gone"])
    #expect(
      told(Self.engine(22, "a1") + Self.engine(40, "b2"), Self.vdsm(22, "a1") + Self.vdsm(40, "b2"))
        == [
          "\(Self.boom) from 1: vdsm failed in the same action, a1",
          "FINISH setupNetworks error=eth9 is gone",
        ])
  }
}
