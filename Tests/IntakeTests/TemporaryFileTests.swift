import Foundation
import Testing
import Triage

@testable import Intake

/// What memory has no room for, in a file without a name.
@Suite struct TemporaryFileTests {
  @Test func `what is written can be read, piece by piece`() throws {
    let folder = try Folder()
    let file = TemporaryFile(folder: folder.path)
    let first = try file.append(Array("hello ".utf8))
    let second = try file.append(Array("world".utf8))
    #expect(try file.read(5, at: second) == Array("world".utf8))
    #expect(try file.read(11, at: first) == Array("hello world".utf8))
    // It has no name, so that nothing is left behind whatever happens.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a folder that is not there is told`() throws {
    let file = TemporaryFile(folder: "/nowhere/at/all")
    #expect(
      throws: SpillProblem(
        "the temporary file in /nowhere/at/all cannot be written: no such file or directory")
    ) { try file.append([1]) }
  }

  @Test func `more than there is cannot be read`() throws {
    let folder = try Folder()
    let file = TemporaryFile(folder: folder.path)
    _ = try file.append([1, 2])
    #expect(throws: SpillProblem.self) { try file.read(3, at: 0) }
  }
}
