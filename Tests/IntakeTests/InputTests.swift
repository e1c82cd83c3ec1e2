import Glibc
import Synchronization
import Testing
import Triage

@testable import Intake

/// Paths, folders and texts that are not what they should be.
@Suite struct InputTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func read(_ paths: String..., jobs: Int = 1) -> IntakeResult {
    Intake(jobs: jobs).read(paths, signatures: SignatureSet([]))
  }

  private let text = "first line\nsecond line\n"

  @Test func `a tree of builds is read in the order of its names' bytes`() {
    let job = "logs/ovirt-system-tests_network-suite-4.3"
    folder.write("\(job)/151/exported-artifacts/pytest.junit.xml", "<testsuite/>")
    folder.write("\(job)/151/console.log", text)
    folder.write("\(job)/150.tar.gz", Packing.gzip(Packing.tar([.init("console.log", text)])))
    folder.write("logs/rhv-4.3-network/7/engine.log", text)
    let result = read(folder.path + "/logs/")
    #expect(
      result.builds.map { $0.source.dropFirst(folder.path.count) } == [
        "/\(job)/150.tar.gz", "/\(job)/151", "/logs/rhv-4.3-network/7",
      ])
    #expect(result.builds.map(\.path.number) == [150, 151, 7])
    #expect(
      result.builds.map { $0.findings.map(\.summary.name) } == [
        ["150.tar.gz/console.log"], ["console.log", "exported-artifacts/pytest.junit.xml"],
        ["engine.log"],
      ])
    #expect(result.diagnostics == [])
  }

  @Test func `two files are two builds, two files of a build are one`() {
    let one = folder.write("a.log", text)
    let other = folder.write("b.log", text)
    #expect(read(one, other).builds.map(\.source) == [one, other])
    let job = "ovirt-system-tests_network-suite-4.3/9"
    let console = folder.write("\(job)/console.log", text)
    let results = folder.write("\(job)/x/junit.xml", "<testsuite/>")
    let builds = read(console, results).builds
    #expect(builds.map { $0.findings.map(\.summary.name) } == [["console.log", "x/junit.xml"]])
  }

  @Test func `the results do not depend on the number of jobs`() {
    for index in 0..<50 { folder.write("job-4.3/\(index + 1)/console.log", "\(index)\n" + text) }
    let one = read(folder.path)
    let four = read(folder.path, jobs: 4)
    #expect(one.builds.count == 50)
    #expect(one.builds.map(\.source) == four.builds.map(\.source))
    #expect(
      one.builds.map { $0.findings.map(\.summary) }
        == four.builds.map { $0.findings.map(\.summary) })
  }

  @Test func `a build.json tells who the build is`() throws {
    folder.write("run/engine.log", text)
    folder.write(
      "run/build.json",
      #"{"branch": "4.3", "suite": "qe", "number": 150, "result": "failed", "#
        + #""started": "2019-07-30T23:10:02-04:00"}"#)
    let build = try #require(read(folder.path).builds.first)
    #expect(build.source == folder.path + "/run")
    let declaration = try #require(build.declaration)
    #expect(
      declaration.id == Build.ID(branch: Branch("4.3"), suite: Suite("qe"), number: 150))
    #expect(declaration.result == .failed)
    #expect(declaration.started?.iso8601 == "2019-07-30T23:10:02-04:00")
  }

  @Test(arguments: [
    ("{", "not valid JSON"), (#"{"number": "x"}"#, "the value of 'number' is of the wrong kind"),
    ("[]", "not a JSON object"), (#"{"result": "fine"}"#, "unknown result 'fine'"),
    (#"{"started": "now"}"#, "'now' is no date and time"),
  ])
  func `a wrong build.json is told`(_ json: String, _ sentence: String) {
    let result = read(folder.write("build.json", json))
    #expect(result.diagnostics.map(\.sentence) == [sentence])
    #expect(result.builds.first?.notEvaluated.map(\.reason) == [sentence])
  }

  @Test func `what a build.json says rightly counts beside what it says wrongly`() throws {
    folder.write("run/engine.log", text)
    folder.write("run/build.json", #"{"number": 150, "result": "fine", "branch": "4.3"}"#)
    let build = try #require(read(folder.path).builds.first)
    #expect(build.declaration?.id == Build.ID(branch: Branch("4.3"), number: 150))
    #expect(build.notEvaluated.map(\.reason) == ["unknown result 'fine'"])
    folder.write("run/build.json", #"{"result": "UNSTABLE"}"#)
    #expect(read(folder.path).builds.first?.declaration?.result == .failed)
  }

  @Test func `a note that was named itself may have the build's number in its name`() {
    let result = read(folder.write("required-network-4.3-build-154.md", text))
    #expect(result.builds.first?.path == Build.ID(number: 154))
    #expect(read(folder.write("rebuild-7.log", text)).builds.first?.path == Build.ID())
  }

  @Test func `a path that does not exist is an error`() {
    let result = read(folder.path + "/nothing")
    #expect(!result.isReadable)
    #expect(result.builds.isEmpty)
    #expect(result.diagnostics.map(\.severity) == [.error])
    #expect(result.diagnostics.map(\.sentence) == ["cannot be read: no such file or directory"])
  }

  @Test func `a file that cannot be opened is told and listed`() throws {
    folder.write("a.log", text)
    let path = folder.write("b.log", text)
    try #require(chmod(path, 0) == 0)
    // Root may read everything; a link to itself nobody can.
    unlink(path)
    try #require(symlink("b.log", path) == 0)
    let result = read(folder.path)
    #expect(result.isReadable)
    #expect(result.diagnostics.count == 1)
    #expect(result.builds.first?.notEvaluated.map(\.log) == ["b.log"])
  }

  @Test func `a folder that leads back into itself is read once`() throws {
    folder.write("a/x.log", text)
    try #require(symlink("..", folder.path + "/a/back") == 0)
    let result = read(folder.path)
    #expect(result.builds.first?.findings.map(\.summary.name) == ["a/x.log"])
    #expect(
      result.builds.first?.notEvaluated
        == [NotEvaluated(log: "a/back", reason: "the folder leads back into itself; skipped")])
  }

  @Test func `an empty file is told where it was named or ought to tell something`() {
    let named = read(folder.write("x.txt", ""))
    #expect(named.isReadable)
    #expect(named.builds.first?.notEvaluated.map(\.reason) == ["the file is empty"])
    folder.write("tree/stderr", "")
    folder.write("tree/engine.log", "")
    let result = read(folder.path + "/tree")
    #expect(result.builds.first?.notEvaluated.map(\.log) == ["engine.log"])
    #expect(result.skipped.empty == 1)
  }

  @Test func `binary files are told where they pose as logs`() {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    folder.write("tree/core", bytes)
    folder.write("tree/x.log", [0x7F, 0x45, 0x4C, 0x46] + bytes)
    folder.write("tree/page.html", "<html>")
    let result = read(folder.path + "/tree")
    #expect(result.builds.first?.notEvaluated.map(\.log) == ["x.log"])
    #expect(result.diagnostics.map(\.sentence) == ["an ELF file, not a text; skipped"])
    #expect(result.skipped.junk == 2)
  }

  @Test func `NUL bytes are kept and told with their line`() throws {
    var bytes = Array(String(repeating: text, count: 100).utf8)
    bytes.insert(contentsOf: [0, 0, 0], at: 30)
    let build = try #require(read(folder.write("a.log", bytes)).builds.first)
    #expect(build.findings.first?.summary.bytes == bytes.count)
    #expect(
      build.notEvaluated == [
        NotEvaluated(
          log: "a.log", line: 3, reason: "3 NUL bytes from this line on; text may be missing there")
      ])
  }

  @Test func `a few NUL bytes do not make a short text binary`() {
    let result = read(folder.write("a.log", Array("hello\nwo\0\0rld\n".utf8)))
    #expect(result.builds.first?.findings.first?.summary.lines == 2)
    #expect(result.builds.first?.notEvaluated.map(\.line) == [2])
  }

  @Test func `bad UTF-8 is read, and told with its first line`() throws {
    let good = String(repeating: "רשת €\n", count: 50_000)
    let result = read(folder.write("a.log", Array(good.utf8) + [0xC3, 0x28, 0x0A]))
    #expect(result.builds.first?.notEvaluated.map(\.line) == [50_001])
    #expect(result.builds.first?.findings.first?.summary.lines == 50_001)
    let note = try #require(result.diagnostics.first)
    #expect(result.diagnostics.count == 1)
    #expect(note.severity == .warning)
    #expect(note.position?.line == 50_001)
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is converted and told`(_ isBigEndian: Bool, _ hasMark: Bool) throws {
    let line = "a plain enough line: רשת 😀\n"
    let units = (hasMark ? [0xFEFF] : []) + Array(String(repeating: line, count: 30).utf16)
    let bytes = units.flatMap { unit in
      let pair = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
      return isBigEndian ? pair : pair.reversed()
    }
    let build = try #require(read(folder.write("a.log", bytes)).builds.first)
    #expect(build.findings.first?.summary.bytes == 30 * line.utf8.count)
    #expect(
      build.notEvaluated == [
        NotEvaluated(
          log: "a.log", line: 1,
          reason: "the text was UTF-16; columns refer to its conversion to UTF-8")
      ])
  }

  @Test func `a byte order mark is no text`() {
    let result = read(folder.write("a.log", [0xEF, 0xBB, 0xBF] + Array(text.utf8)))
    #expect(result.builds.first?.findings.first?.summary.bytes == text.utf8.count)
    #expect(result.diagnostics == [])
  }

  @Test func `a file that grows or shrinks while it is read is told`() throws {
    let path = folder.write("a.log", [UInt8](repeating: 0x61, count: 600 << 10))
    func change(_ edit: () -> Void, growthLimit: Int = 1 << 20) throws -> String? {
      let source = try FileSource(path: Array(path.utf8), growthLimit: growthLimit)
      do throws(ReadProblem) {
        _ = try source.next()
        edit()
        while !(try source.next()).isEmpty {}
        return nil
      } catch {
        return error.sentence
      }
    }
    #expect(try change {} == nil)
    #expect(
      try change { truncate(path, 300 << 10) }
        == "the file shrank from 614400 to 307200 bytes while it was read")
    #expect(
      try change { truncate(path, 500 << 10) }
        == "the file grew from 307200 to 512000 bytes while it was read")
    #expect(
      try change({ truncate(path, 64 << 20) }, growthLimit: 1 << 20)?.hasPrefix(
        "the file grows while it is read") == true)
  }

  @Test func `a pipe is read like standard input`() throws {
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    // Both ends open, so that neither side waits for the other.
    let keeper = open(path, O_RDWR)
    let bytes = Array(text.utf8)
    write(keeper, bytes, bytes.count)
    let source = try FileSource(path: Array(path.utf8), growthLimit: 0)
    close(keeper)
    #expect(try Array(source.next()) == bytes)
    #expect(try source.next().isEmpty)
  }

  @Test func `a path named twice is read once`() {
    let path = folder.write("a.log", text)
    let result = read(path, path)
    #expect(result.builds.count == 1)
    #expect(result.builds.first?.findings.count == 1)
    #expect(result.diagnostics.map(\.severity) == [.note])
  }

  @Test func `progress tells the bytes of all files`() {
    for index in 0..<3 {
      folder.write("\(index).log", [UInt8](repeating: 0x61, count: 3 << 20))
    }
    let last = Mutex(0)
    let total = Mutex(0)
    _ = Intake(jobs: 2).read([folder.path], signatures: SignatureSet([])) { progress in
      last.withLock { $0 = max($0, progress.bytes) }
      total.withLock { $0 = progress.total }
    }
    #expect(last.withLock { $0 } == 9 << 20)
    #expect(total.withLock { $0 } == 9 << 20)
  }

  @Test func `results that break off inside a console do not swallow what follows`() throws {
    let console = """
      Started by timer
      <?xml version="1.0"?><testsuite name="nosetests"><testcase classname="a" name="b"/><testcase
      + echo '<cut>' 2>&1
      Build timed out (after 120 minutes). Marking the build as failed.
      Finished: FAILURE

      """
    let result = read(folder.write("console.log", Array(console.utf8)))
    let findings = try #require(result.builds.first?.findings.first)
    #expect(findings.failures.map(\.place) == [.stage(.timeout)])
    #expect(findings.result == .failed)
    #expect(findings.tests[.junit] == TestCounts(passed: 1))
    #expect(findings.notEvaluated.map(\.line) == [3])
  }
}
