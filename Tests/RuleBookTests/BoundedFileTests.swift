import Glibc
import RuleBook
import Testing

/// Files that need not be files.
@Suite struct BoundedFileTests {
  private let folder: String

  init() throws {
    var template = Array("/tmp/ost-triage-XXXXXX".utf8CString)
    folder = String(cString: try #require(mkdtemp(&template)))
  }

  @Test func `a pipe that nobody writes to is given up`() throws {
    let path = folder + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    defer {
      unlink(path)
      rmdir(folder)
    }
    #expect(BoundedFile.bytes(of: path, limit: 100, patience: 20) == nil)
    // Nor is one waited for whose writer says nothing.
    let writer = open(path, O_RDWR)
    defer { close(writer) }
    #expect(BoundedFile.bytes(of: path, limit: 100, patience: 20) == nil)
    write(writer, "more than is wanted", 19)
    #expect(
      BoundedFile.bytes(of: path, limit: 9, patience: 20) == Array("more than ".utf8))
  }

  @Test func `what has no end is bounded`() {
    rmdir(folder)
    #expect(BoundedFile.bytes(of: "/dev/zero", limit: 9)?.count == 10)
    #expect(BoundedFile.bytes(of: "/dev/null", limit: 9) == [])
    #expect(BoundedFile.bytes(of: "/nowhere/at/all", limit: 9) == nil)
  }
}
