import Glibc
import Testing
import Triage

@testable import Intake

/// Links in folders: whoever made a folder chose where they lead.
@Suite struct LinkTests {
  private let folder: Folder
  private let text = "first line\nsecond line\n"
  private let job = "tree/network-4.3"

  init() throws { folder = try Folder() }

  private func read(_ name: String = "tree", followsLinks: Bool = false) -> IntakeResult {
    var intake = Intake()
    intake.followsLinks = followsLinks
    return intake.read([folder.path + "/" + name], signatures: SignatureSet([]))
  }

  private func link(_ name: String, to target: String) throws {
    try #require(symlink(target, folder.path + "/" + name) == 0)
  }

  /// The logs of all builds, each with its build's place below the folder.
  private func logs(_ result: IntakeResult) -> [String] {
    result.builds.flatMap { build in
      build.findings.map {
        "\(build.source.dropFirst(folder.path.utf8.count + 1)): \($0.summary.name)"
      }
    }
  }

  @Test(arguments: ["file", "folder", "absolute", "climbing", "nowhere"])
  func `a link that leaves the named folder is not followed`(_ kind: String) throws {
    folder.write("secret/passwd.log", text)
    folder.write("\(job)/7/console.log", text)
    let target =
      switch kind {
      case "file": "../../../secret/passwd.log"
      case "folder": "../../../secret"
      case "absolute": "/etc"
      case "climbing": "../../../../../../../../etc/passwd"
      default: "/nowhere/at/all"
      }
    try link("\(job)/7/x.log", to: target)
    let result = read()
    #expect(logs(result) == ["\(job)/7: console.log"])
    #expect(
      result.diagnostics == [
        Diagnostic(
          .warning, "1 link leads out of the named folder; not followed",
          path: folder.path + "/tree",
          help: "name what is wanted of it as well, or follow all links with '--follow-links'")
      ])
    #expect(
      result.builds.flatMap(\.notEvaluated) == [
        NotEvaluated(log: "x.log", reason: "1 link leads out of the named folder; not followed")
      ])
  }

  @Test func `links that lead out are told once, and each build knows of its own`() throws {
    folder.write("secret/x.log", text)
    for number in 1...3 {
      folder.write("\(job)/\(number)/console.log", text)
      for index in 0..<number { try link("\(job)/\(number)/\(index).log", to: "/etc/passwd") }
      try link("\(job)/\(number)/page.html", to: "/etc/passwd")
    }
    let result = read()
    #expect(
      result.diagnostics.map(\.sentence) == ["6 links lead out of the named folder; not followed"])
    #expect(
      result.builds.map { $0.notEvaluated.map(\.reason) } == [
        ["1 link leads out of the named folder; not followed"],
        ["2 links lead out of the named folder; not followed"],
        ["3 links lead out of the named folder; not followed"],
      ])
    #expect(result.skipped.special == 9)
  }

  @Test func `who wants it follows them`() throws {
    folder.write("elsewhere/x.log", text)
    folder.write("\(job)/7/console.log", text)
    try link("\(job)/7/more", to: "../../../elsewhere")
    let result = read(followsLinks: true)
    #expect(logs(result) == ["\(job)/7: console.log", "\(job)/7: more/x.log"])
    #expect(result.diagnostics == [])
  }

  @Test func `a link that was named itself is followed`() throws {
    folder.write("\(job)/7/console.log", text)
    try link("name", to: job + "/7")
    try link("log", to: job + "/7/console.log")
    #expect(logs(read("name")) == ["name: console.log"])
    #expect(logs(read("log")) == ["log: log"])
  }

  @Test func `another name of a build is no other build`() throws {
    folder.write("\(job)/153/console.log", text)
    folder.write("\(job)/154/console.log", text)
    folder.write("\(job)/154/a/x.log", text)
    try link("\(job)/lastFailedBuild", to: "154")
    try link("\(job)/lastBuild", to: "lastFailedBuild")
    try link("tree/newest", to: "network-4.3")
    try link("\(job)/153/next", to: "../154")
    let result = read()
    #expect(
      logs(result) == [
        "\(job)/153: console.log", "\(job)/154: a/x.log", "\(job)/154: console.log",
      ])
    #expect(result.diagnostics == [])
  }

  @Test func `another name of a build that tells itself is no other build`() throws {
    folder.write("tree/runs/a/build.json", #"{"number": 3, "branch": "4.3"}"#)
    folder.write("tree/runs/a/console.log", text)
    try link("tree/latest", to: "runs/a")
    #expect(logs(read()) == ["tree/runs/a: console.log"])
  }

  @Test func `a build may keep a log outside of it, and a log has one name in a build`() throws {
    folder.write("tree/shared/x.log", text)
    folder.write("\(job)/7/console.log", text)
    try link("\(job)/7/engine.log", to: "../../shared/x.log")
    try link("\(job)/7/again.log", to: "console.log")
    #expect(
      logs(read()) == [
        "\(job)/7: console.log", "\(job)/7: engine.log", "tree: shared/x.log",
      ])
  }

  @Test func `two hard links are two logs`() throws {
    folder.write("\(job)/1/console.log", text)
    folder.write("\(job)/2/other.log", text)
    let path = folder.path + "/" + job
    try #require(Glibc.link("\(path)/1/console.log", "\(path)/2/console.log") == 0)
    #expect(
      logs(read()) == [
        "\(job)/1: console.log", "\(job)/2: console.log", "\(job)/2: other.log",
      ])
  }

  @Test func `links that show a few folders under very many names come to an end`() throws {
    for level in 0..<12 {
      folder.write("tree/d\(level)/x.log", text)
      for name in ["a", "b"] { try link("tree/d\(level)/\(name)", to: "../d\(level + 1)") }
    }
    folder.write("tree/d12/x.log", text)
    var limits = IntakeLimits()
    limits.names = 500
    let result = Intake(limits: limits).read([folder.path + "/tree"], signatures: SignatureSet([]))
    #expect(
      result.builds.first?.notEvaluated.map(\.reason)
        == ["only the first 500 names in it are looked at"])
  }

  @Test func `a path that is no UTF-8 is read, and shown by its bytes`() {
    let name = Array("\(folder.path)/caf".utf8) + [0xE9] + Array(".log".utf8)
    let file = (name + [0]).withUnsafeBytes { bytes in
      open(bytes.assumingMemoryBound(to: CChar.self).baseAddress!, O_WRONLY | O_CREAT, 0o600)
    }
    write(file, text, text.utf8.count)
    close(file)
    let result = Intake().read([InputPath.text(of: name)], signatures: SignatureSet([]))
    #expect(result.diagnostics == [])
    #expect(result.builds.map(\.source) == ["\(folder.path)/caf\\xE9.log"])
    #expect(result.builds.first?.findings.first?.summary.bytes == text.utf8.count)
  }
}
