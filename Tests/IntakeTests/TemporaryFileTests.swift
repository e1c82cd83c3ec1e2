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

  /// Reads four logs full of locks, with a folder that cannot be written to.
  private func readLocks(_ count: Int, jobs: Int, memory: Int) throws -> IntakeResult {
    let folder = try Folder()
    for log in 0..<4 {
      let lines = (0..<count).map { number in
        "2019-07-30 23:\(10 + number / 60 % 50):\(10 + number % 50),000-04 INFO  "
          + "[org.ovirt.engine.core.bll.XCommand] (default task-1) [a\(log)] Lock Acquired to object "
          + "'EngineLock:{exclusiveLocks='[\(log)-\(number)=VM]', sharedLocks=''}'\n"
      }
      folder.write("\(log)/engine.log", lines.joined())
    }
    var intake = Intake(jobs: jobs, aspects: .locks)
    intake.limits.eventMemory = memory
    intake.temporaryFolder = "/nowhere/at/all"
    return intake.read([folder.path], signatures: SignatureSet([]))
  }

  @Test func `without a temporary file memory stands in, and then nothing is told in part`() throws
  {
    let few = try readLocks(200, jobs: 1, memory: 40 << 10)
    #expect(few.isReadable)
    #expect(few.diagnostics == [])
    for jobs in [1, 4] {
      let many = try readLocks(3000, jobs: jobs, memory: 40 << 10)
      #expect(!many.isReadable)
      #expect(
        many.diagnostics == [
          Diagnostic(
            .error,
            "the logs tell more than memory is meant for, and the temporary file in "
              + "/nowhere/at/all cannot be written: no such file or directory", path: "TMPDIR",
            help: "set TMPDIR to a folder with room on its disk, or read fewer builds at a time")
        ])
    }
  }
}
