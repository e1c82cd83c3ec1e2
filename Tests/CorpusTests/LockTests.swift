import ExpectedFiles
import Foundation
import Intake
import Testing
import Triage

/// The locks of the builds in Fixtures, whole, and what all forms of the report agree on.
@Suite struct LockTests {
  /// The report on paths, as `ost-triage locks` makes it.
  private static func report(_ paths: [String], jobs: Int = 1) -> LockReport {
    let result = Intake(jobs: jobs, aspects: .locks).read(paths, signatures: SignatureSet([]))
    var report = LockReport(
      BuildAssembler.builds(from: result.builds, overriding: Build.ID()), waits: [1500])
    for index in report.sections.indices {
      // The place of the repository differs from machine to machine.
      report.sections[index].build.source = report.sections[index].build.source
        .replacingOccurrences(of: Repository.root.path + "/", with: "")
    }
    return report
  }

  private static let page = report([BuildFixture.folder.path])

  private static func text(_ report: LockReport, _ ending: String) -> String {
    var output = ""
    switch ending {
    case "txt": TextLockReport().write(report, to: &output)
    case "md": MarkdownLockReport().write(report, to: &output)
    default: JSONLockReport().write(report, to: &output)
    }
    return output
  }

  @Test(arguments: ["txt", "md"])
  func `the locks of all builds are as expected`(_ ending: String) {
    ExpectedFile(Repository.fixtures.appending(path: "locks/all/expected.\(ending)"))
      .compare(with: Self.text(Self.page, ending))
  }

  /// One build whose log lies there twice, at two ages, one with DEBUG, one of QE without.
  @Test(arguments: [150, 154, 87], ["txt", "md", "json"])
  func `the locks of a build are as expected`(_ number: Int, _ ending: String) throws {
    var report = Self.page
    report.sections.removeAll { $0.build.id.number != number }
    #expect(report.sections.count == 1)
    ExpectedFile(Repository.fixtures.appending(path: "locks/\(number)/expected.\(ending)"))
      .compare(with: Self.text(report, ending))
  }

  @Test(arguments: [2, 7])
  func `the report does not depend on how many files are read at once`(_ jobs: Int) {
    let report = Self.report([BuildFixture.folder.path], jobs: jobs)
    for ending in ["txt", "md", "json"] {
      #expect(Self.text(report, ending) == Self.text(Self.page, ending))
    }
  }

  @Test func `every line that is named as evidence tells of locks`() throws {
    for section in Self.page.sections {
      for request in section.history.refusals {
        let log = Repository.root.appending(path: "\(section.build.source)/\(request.place.log)")
        // Logs in archives are not looked up here.
        guard let bytes = try? Data(contentsOf: log), bytes.first == UInt8(ascii: "2") else {
          continue
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(
          separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.dropFirst(request.place.line - 1).first)
        #expect(line.contains("EngineLock"))
        #expect(line.contains(request.owner.correlation))
      }
    }
  }

  @Test func `each build's counts add up`() {
    for section in Self.page.sections {
      for one in section.whatIf {
        #expect(one.served + one.refused + one.unknown == section.history.refusals.count)
      }
      for (shorter, longer) in zip(section.whatIf, section.whatIf.dropFirst()) {
        #expect(shorter.refused >= longer.refused)
      }
    }
  }
}
