import Testing
import Triage

@testable import Intake

/// Containers in which a bit is not what it was: whatever changes what is read is told.
@Suite struct DamageTests {
  private let folder: Folder
  private let text = "first line\nsecond line\n"

  init() throws { folder = try Folder() }

  private func read(_ name: String, _ bytes: [UInt8]) -> IntakeResult {
    Intake().read([folder.write(name, bytes)], signatures: SignatureSet([]))
  }

  /// What a run tells of the logs: their names, and how much is in them.
  private func logs(_ result: IntakeResult) -> [String] {
    result.builds.flatMap(\.findings).map { log in
      let failures = log.failures.flatMap(\.faults).map { "\($0.message)" }
      return "\(log.summary.name) \(log.summary.bytes) \(failures)"
    }
  }

  private static let kinds = ["gz", "xz", "bz2", "zip", "tar.gz", "tar.xz"]

  private func packed(_ kind: String) -> [UInt8] {
    let results =
      "<testsuite><testcase classname='a' name='b'><failure message='what \(kind) holds'>"
      + "E</failure></testcase></testsuite>\n"
    let members = [Packing.Member("junit.xml", results), .init("sub/a.log", text)]
    return switch kind {
    case "gz": Packing.gzip(results)
    case "xz": Packing.xz(Array(results.utf8))
    case "bz2": Packing.bzip2(Array(results.utf8))
    case "zip": Packing.zip(members)
    case "tar.gz": Packing.gzip(Packing.tar(members))
    default: Packing.xz(Packing.tar(members))
    }
  }

  @Test(arguments: kinds) func `a flipped bit changes nothing or is told`(_ kind: String) {
    let bytes = packed(kind)
    let name = kind.hasPrefix("tar") || kind == "zip" ? "a.\(kind)" : "junit.xml.\(kind)"
    let whole = read(name, bytes)
    #expect(whole.diagnostics == [])
    var told = 0
    for bit in stride(from: 0, to: bytes.count * 8, by: 29) {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << (bit % 8)
      let result = read(name, flipped)
      if result.builds.contains(where: { !$0.notEvaluated.isEmpty }) {
        told += 1
      } else {
        #expect(logs(result) == logs(whole), "bit \(bit)")
      }
    }
    #expect(told > bytes.count / 8)
  }

  @Test func `a zip member with a wrong checksum is read, and not to be trusted`() throws {
    var bytes = Packing.zip([.init("a.log", text), .init("b.log", text)])
    let sum = try #require(bytes.firstRange(of: Array("PK\u{07}\u{08}".utf8))?.upperBound)
    bytes[sum] ^= 1
    let build = try #require(read("a.zip", bytes).builds.first)
    #expect(build.findings.map(\.summary.bytes) == [text.utf8.count, text.utf8.count])
    let missing = try #require(build.notEvaluated.first)
    #expect(build.notEvaluated.count == 1)
    #expect(missing.log == "a.zip/a.log")
    #expect(missing.reason.hasPrefix("damaged within its 23 bytes: zIP bad CRC"))
  }

  @Test func `a checksum behind the end of an archive counts`() {
    // Larger than what is looked at before, so that the checksum lies behind all members.
    let lines = (0..<40_000).map { "line \($0) of a log \($0 * 7919 % 10007)\n" }.joined()
    var bytes = Packing.gzip(Packing.tar([.init("a.log", lines)]))
    bytes[bytes.count - 6] ^= 1
    let result = read("a.tar.gz", bytes)
    #expect(result.builds.first?.findings.first?.summary.bytes == lines.utf8.count)
    #expect(result.builds.first?.notEvaluated.count == 1)
    #expect(result.diagnostics.first?.sentence.hasSuffix("incorrect data check") == true)
  }

  @Test func `a header of a tar that makes no sense hides a member, which is told`() {
    var bytes = Packing.tar([.init("a.log", text), .init("b.log", text)])
    bytes[1024] ^= 1
    let result = read("a.tar", bytes)
    #expect(result.builds.first?.findings.map(\.summary.name) == ["a.tar/a.log"])
    #expect(
      result.builds.first?.notEvaluated.map(\.reason).first?.hasPrefix(
        "the archive is damaged; members may be missing") == true)
  }

  @Test func `a long name of a tar whose header makes no sense is told`() throws {
    let name = String(repeating: "d", count: 120) + ".log"
    var bytes = Packing.tar([.init(name, text)])
    #expect(read("a.tar", bytes).diagnostics == [])
    let record = try #require(bytes.firstRange(of: Array(" path=".utf8))?.lowerBound)
    bytes[record - 1] = UInt8(ascii: "x")
    #expect(
      read("a.tar", bytes).builds.first?.notEvaluated.map(\.reason).first?.hasPrefix(
        "a member's header is damaged: ") == true)
  }

  @Test func `a tar that ends without a mark, or goes on behind it, is told`() {
    let bytes = Packing.tar([.init("a.log", text), .init("b.log", text)])
    let cut = read("a.tar", Array(bytes.prefix(1024)))
    #expect(
      cut.builds.first?.notEvaluated.map(\.reason)
        == ["the archive has no mark at its end; members may be missing"])
    let twice = read("a.tar", bytes + bytes)
    #expect(
      twice.builds.first?.notEvaluated.map(\.reason)
        == ["other data follow the end of the archive; not read"])
    #expect(read("a.tar", bytes + [UInt8](repeating: 0, count: 10_240)).diagnostics == [])
  }

  @Test func `a zip whose directory knows other members is told`() throws {
    let bytes = Packing.zip([.init("a.log", text), .init("b.log", text)])
    let directory = try #require(bytes.firstRange(of: Array("PK\u{01}\u{02}".utf8))?.lowerBound)
    let second = try #require(
      bytes[4...].firstRange(of: Array("PK\u{03}\u{04}".utf8))?.lowerBound)
    var renamed = bytes
    renamed[second + 30] = UInt8(ascii: "c")
    #expect(
      read("a.zip", renamed).builds.first?.notEvaluated.map(\.reason)
        == ["the archive's directory has other names for its members"])
    var hidden = bytes
    hidden[second] = UInt8(ascii: "Q")
    #expect(
      read("a.zip", hidden).builds.first?.notEvaluated.map(\.reason)
        == ["the archive's directory lists 2 members, and 1 were found"])
    #expect(
      read("a.zip", Array(bytes[..<directory])).builds.first?.notEvaluated.isEmpty == false)
  }

  @Test func `a container that is none any more is told even in a folder`() {
    var bytes = Packing.zip([.init("a.log", text)])
    bytes[0] = 0
    folder.write("tree/a.zip", bytes + [UInt8](repeating: 1, count: 40))
    let result = Intake().read([folder.path + "/tree"], signatures: SignatureSet([]))
    #expect(
      result.builds.first?.notEvaluated.map(\.reason) == ["binary data, not a text; skipped"])
  }
}
