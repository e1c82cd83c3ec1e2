import Testing
import Triage

@testable import Intake

/// Every layer that a log may be wrapped in.
@Suite struct ContainerTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func read(_ paths: [String], _ change: (inout IntakeLimits) -> Void = { _ in })
    -> IntakeResult
  {
    var limits = IntakeLimits()
    change(&limits)
    return Intake(limits: limits).read(paths, signatures: SignatureSet([]))
  }

  private let text = "first line\nsecond line\n"

  @Test(arguments: ["gz", "xz", "zst", "bz2"])
  func `a compressed log is read under its own name`(_ suffix: String) throws {
    let bytes = Array(text.utf8)
    let packed =
      switch suffix {
      case "gz": Packing.gzip(bytes)
      case "xz": Packing.xz(bytes)
      case "zst": Packing.zstd(bytes)
      default: Packing.bzip2(bytes)
      }
    let path = folder.write("engine.log.\(suffix)", packed)
    let result = read([path])
    #expect(result.diagnostics == [])
    let log = try #require(result.builds.first?.findings.first)
    #expect(log.summary.name == "engine.log.\(suffix)")
    #expect(log.summary.kind == .engine)
    #expect(log.summary.bytes == text.utf8.count)
    #expect(log.summary.lines == 2)
  }

  @Test(arguments: ["gz", "xz", "zst", "bz2"])
  func `streams one behind the other are one text`(_ suffix: String) throws {
    let bytes = Array(text.utf8)
    let packed =
      switch suffix {
      case "gz": Packing.gzip(bytes)
      case "xz": Packing.xz(bytes)
      case "zst": Packing.zstd(bytes)
      default: Packing.bzip2(bytes)
      }
    let result = read([folder.write("a.log.\(suffix)", packed + packed)])
    #expect(result.diagnostics == [])
    #expect(result.builds.first?.findings.first?.summary.bytes == 2 * text.utf8.count)
  }

  @Test(arguments: ["tar", "zip", "tar.gz", "tar.xz"])
  func `the members of an archive follow its name`(_ suffix: String) {
    let members = [
      Packing.Member("console.log", text), Packing.Member("logs/רשת.log", text),
    ]
    let packed =
      switch suffix {
      case "tar": Packing.tar(members)
      case "zip": Packing.zip(members)
      case "tar.gz": Packing.gzip(Packing.tar(members))
      default: Packing.xz(Packing.tar(members))
      }
    let result = read([folder.write("all.\(suffix)", packed)])
    #expect(result.diagnostics == [])
    #expect(
      result.builds.first?.findings.map(\.summary.name)
        == ["all.\(suffix)/console.log", "all.\(suffix)/logs/רשת.log"])
  }

  @Test func `content wins over the name`() {
    let result = read([folder.write("console.log", Packing.gzip(Packing.tar([.init("a", text)])))])
    #expect(result.builds.first?.findings.map(\.summary.name) == ["console.log/a"])
    let plain = read([folder.write("plain.gz", text)])
    #expect(plain.builds.first?.findings.map(\.summary.bytes) == [text.utf8.count])
  }

  @Test func `archives in archives need no unpacking`() {
    let inner = Packing.gzip(Packing.tar([.init("vdsm/vdsm.log", text)]))
    let middle = Packing.zip([.init("host-0/artifacts.tar.gz", bytes: inner)])
    let result = read([
      folder.write("b.tar", Packing.tar([.init("m.zip", bytes: middle)]))
    ])
    #expect(result.diagnostics == [])
    #expect(
      result.builds.first?.findings.map(\.summary.name)
        == ["b.tar/m.zip/host-0/artifacts.tar.gz/vdsm/vdsm.log"])
  }

  @Test func `nesting stops at its limit`() {
    var bytes = Array(text.utf8)
    for _ in 0..<4 { bytes = Packing.gzip(bytes) }
    let path = folder.write("deep.gz", bytes)
    #expect(read([path]) { $0.nesting = 4 }.builds.first?.findings.count == 1)
    let result = read([path]) { $0.nesting = 3 }
    #expect(result.builds.first?.findings.isEmpty == true)
    #expect(
      result.builds.first?.notEvaluated.map(\.reason) == ["nested deeper than 3 levels; not read"])
    #expect(result.diagnostics.map(\.help) == ["unpack it and read the files"])
  }

  @Test func `a cut-off gzip file gives every byte that can be had`() throws {
    let lines = (0..<60_000).map { "line \($0) of a long log \($0 * 7919 % 10007)\n" }.joined()
    let packed = Packing.gzip(lines)
    let result = read([folder.write("console.log.gz", packed.prefix(packed.count / 2))])
    let build = try #require(result.builds.first)
    let summary = try #require(build.findings.first?.summary)
    #expect(summary.bytes > lines.utf8.count / 3)
    #expect(
      build.notEvaluated == [
        NotEvaluated(
          log: "console.log.gz", line: summary.lines,
          reason: "the gzip data is cut off after \(summary.bytes) bytes of text")
      ])
    #expect(result.diagnostics.count == 1)
  }

  @Test func `a wrong checksum and trailing garbage are told`() throws {
    var packed = Packing.gzip(text)
    packed[packed.count - 6] ^= 0xFF
    let damaged = read([folder.write("a.gz", packed)])
    #expect(damaged.builds.first?.findings.first?.summary.bytes == text.utf8.count)
    #expect(
      damaged.diagnostics.map(\.sentence)
        == ["the gzip data is damaged after 23 bytes of text: incorrect data check"])
    let trailing = read([folder.write("b.gz", Packing.gzip(text) + Array("garbage".utf8))])
    #expect(trailing.builds.first?.findings.first?.summary.bytes == text.utf8.count)
    #expect(
      trailing.diagnostics.map(\.sentence)
        == ["trailing garbage after 23 bytes of gzip data is ignored"])
    let padded = read([folder.write("c.gz", Packing.gzip(text) + [0, 0, 0])])
    #expect(padded.diagnostics == [])
  }

  @Test(arguments: ["xz", "zst", "bz2"])
  func `other compressed data that is cut off is told`(_ suffix: String) throws {
    let lines = (0..<60_000).map { "line \($0) of a long log \($0 * 7919 % 10007)\n" }.joined()
    let bytes = Array(lines.utf8)
    let packed =
      switch suffix {
      case "xz": Packing.xz(bytes)
      case "zst": Packing.zstd(bytes)
      default: Packing.bzip2(bytes)
      }
    let result = read([folder.write("a.log.\(suffix)", packed.prefix(packed.count / 2))])
    let reason = try #require(result.builds.first?.notEvaluated.first?.reason)
    #expect(reason.contains("data is damaged or cut off after"))
  }

  @Test(arguments: ["tar", "zip"])
  func `a member that is cut off is kept as far as it goes`(_ format: String) throws {
    let long = (0..<20_000).map { "line \($0) \($0 * 7919 % 10007)\n" }.joined()
    let members = [Packing.Member("a.log", text), .init("b.log", long), .init("c.log", text)]
    let packed = format == "tar" ? Packing.tar(members) : Packing.zip(members)
    let result = read([folder.write("all.\(format)", packed.prefix(packed.count / 2))])
    let build = try #require(result.builds.first)
    #expect(
      build.findings.map(\.summary.name) == ["all.\(format)/a.log", "all.\(format)/b.log"])
    let last = try #require(build.findings.last?.summary)
    #expect(last.bytes > long.utf8.count / 4)
    #expect(build.notEvaluated.first?.log == "all.\(format)/b.log")
    #expect(
      build.notEvaluated.first?.reason.hasPrefix("damaged or cut off after \(last.bytes) bytes")
        == true)
  }

  @Test func `names that point outside are cleaned and told`() {
    let path = folder.write(
      "evil.zip", Packing.zip([.init("../../etc/passwd", text), .init("/abs.log", text)]))
    let result = read([path])
    #expect(
      result.builds.first?.findings.map(\.summary.name)
        == ["evil.zip/etc/passwd", "evil.zip/abs.log"])
    #expect(
      result.diagnostics.map(\.sentence) == [
        "member '../../etc/passwd' points outside the archive; it is read under the name "
          + "'etc/passwd'",
        "member '/abs.log' points outside the archive; it is read under the name 'abs.log'",
      ])
    #expect(result.diagnostics.map(\.path) == [path, path])
  }

  @Test func `links in archives are not followed`() {
    let result = read([
      folder.write("a.tar", Packing.tar([.init("engine.log", linkTo: "/etc/passwd")]))
    ])
    #expect(result.builds.isEmpty)
    #expect(result.skipped.special == 1)
    #expect(
      result.diagnostics.map(\.sentence) == ["a link or device in an archive is not followed"])
  }

  @Test func `an encrypted member is not evaluated`() throws {
    let packed = Packing.zip([.init("engine.log", text)], password: "secret")
    let build = try #require(read([folder.write("a.zip", packed)]).builds.first)
    #expect(build.findings.isEmpty)
    #expect(build.notEvaluated.map(\.reason) == ["the member is encrypted; not read"])
  }

  @Test func `a bomb is stopped by its ratio`() throws {
    let path = folder.write(
      "bomb.log.gz", Packing.gzip([UInt8](repeating: 0x61, count: 12 << 20)))
    let result = read([path]) {
      $0.ratioFloor = 1 << 20
      $0.ratio = 100
    }
    let build = try #require(result.builds.first)
    let reason = try #require(build.notEvaluated.first?.reason)
    #expect(reason.contains("more than 100 to 1"))
    #expect(try #require(build.findings.first).summary.bytes < 8 << 20)
  }

  @Test func `a bomb in an archive is stopped by its size`() throws {
    let members = (0..<10).map {
      Packing.Member("\($0).log", String(repeating: text, count: 50_000))
    }
    let result = read([folder.write("bomb.zip", Packing.zip(members))]) {
      $0.unpackedBytes = 3 << 20
    }
    let build = try #require(result.builds.first)
    #expect(build.findings.count < 5)
    #expect(
      build.notEvaluated.map(\.reason).contains(
        "stopped after unpacking \(3 << 20) bytes of this input"))
  }

  @Test func `no more lines of an input are read than its share of work`() throws {
    let members = (0..<10).map {
      Packing.Member("\($0).log", String(repeating: text, count: 50_000))
    }
    let archive = folder.write("lines.tar", Packing.tar(members))
    let plain = folder.write("plain.log", String(repeating: text, count: 50_000))
    for path in [archive, plain] {
      let result = read([path]) { $0.lines = 10_000 }
      let build = try #require(result.builds.first)
      #expect(build.findings.count == 1)
      #expect(try #require(build.findings.first).summary.bytes < 50_000 * text.utf8.count)
      #expect(
        build.notEvaluated.map(\.reason).contains(
          "stopped after reading 10000 lines of this input"))
    }
  }

  @Test func `too many members are told`() throws {
    let path = folder.write("many.tar", Packing.tar((0..<5).map { .init("\($0).log", text) }))
    let build = try #require(read([path]) { $0.members = 3 }.builds.first)
    #expect(build.findings.count == 3)
    #expect(build.notEvaluated.map(\.reason) == ["only the first 3 members are read"])
  }

  @Test func `a long member name is cut and told`() throws {
    let name = String(repeating: "n", count: 3000) + ".log"
    let result = read([folder.write("a.tar", Packing.tar([.init(name, text)]))])
    #expect(result.builds.first?.findings.first?.summary.name.utf8.count == 1024 + 6)
    #expect(
      result.diagnostics.map(\.sentence)
        == ["the member's name is longer than 1024 bytes; it is cut"])
  }

  @Test func `names of archives in each other do not add up without end`() throws {
    let long = String(repeating: "n", count: 900)
    var inner = Packing.zip([.init("\(long).log", text)])
    for _ in 0..<4 { inner = Packing.zip([.init("\(long).zip", bytes: inner)]) }
    let result = read([folder.write("a.zip", inner)])
    let name = try #require(result.builds.first?.findings.first?.summary.name)
    // Two long names have room, the others have the least that is kept of any.
    #expect(name.utf8.count < 2048 + 4 * 64)
    #expect(
      result.diagnostics.map(\.sentence).allSatisfy {
        $0.hasPrefix("the member's name is longer than ")
      })
    #expect(result.diagnostics.count == 3)
  }

  @Test func `of an input that tells too much the rest is counted`() throws {
    let results = (0..<3).map { number in
      """
      <testsuite name="pytest"><testcase classname="tests.test_a" name="test_\(number)">
      <failure message="broken \(number)">text</failure></testcase></testsuite>
      """
    }
    let members = results.enumerated().map { Packing.Member("\($0).junit.xml", $1) }
    let path = folder.write("a.tar", Packing.tar(members))
    let build = try #require(read([path]) { $0.findingsOfInput = 1 }.builds.first)
    #expect(build.findings.map(\.failures.count) == [1, 0, 0])
    #expect(build.findings.map(\.failureTotal) == [1, 1, 1])
    #expect(
      build.findings.flatMap(\.notEvaluated).map(\.reason)
        == Array(
          repeating: "what it tells is left out, as the input tells more than 0 MiB", count: 2))
  }
}
