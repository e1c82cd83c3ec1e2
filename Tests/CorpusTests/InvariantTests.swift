import ExpectedFiles
import Foundation
import Intake
import Testing
import Triage

/// What must hold for every fixture, whatever is in it.
@Suite struct InvariantTests {
  @Test(arguments: BuildFixture.all)
  func `evidence quotes the bytes of its line`(_ fixture: BuildFixture) throws {
    let judged = try Corpus.judged(fixture)
    for evidence in judged.faults.flatMap(\.evidence) {
      guard let log = try? Data(contentsOf: fixture.url.appending(path: evidence.log)),
        ![".gz", ".xz"].contains(where: evidence.log.hasSuffix)
      else { continue }  // inside an archive
      let lines = log.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let line = try #require(lines.count >= evidence.line ? lines[evidence.line - 1] : nil)
      let quoted = line.dropFirst(evidence.column - 1).prefix(evidence.length)
      #expect(quoted.elementsEqual(evidence.text.bytes), "\(evidence.log):\(evidence.line)")
    }
  }

  @Test(arguments: BuildFixture.all)
  func `a fault's message alone gives the same signature`(_ fixture: BuildFixture) throws {
    let judged = try Corpus.judged(fixture)
    for fault in judged.faults {
      guard let id = fault.signature,
        let signature = Corpus.set.signatures.first(where: { $0.id == id }),
        signature.match.allSatisfy({ $0.place == .fault })
      else { continue }
      var build = Build(id: judged.build.id, source: "alone")
      build.tests = judged.build.tests
      build.faults = [
        Fault(
          place: fault.fault.place, phase: fault.fault.phase, message: fault.fault.message,
          http: nil, evidence: [])
      ]
      #expect(Judge(Corpus.set).judge(build).faults.first?.signature == id)
    }
  }

  @Test(arguments: BuildFixture.all)
  func `all formats tell the same faults`(_ fixture: BuildFixture) throws {
    let report = Report(judged: [try Corpus.judged(fixture)], by: Corpus.signatures)
    var (text, markdown, json) = ("", "", "")
    TextReport(width: 4000).write(report, to: &text)
    MarkdownReport().write(report, to: &markdown)
    JSONReport().write(report, to: &json)
    for fault in report.builds.flatMap(\.faults) {
      let message = fault.fault.message.shown
      #expect(text.contains(message))
      #expect(markdown.contains(message))
      #expect(json.contains(message.replacingOccurrences(of: "\"", with: "\\\"")))
    }
  }

  @Test(arguments: BuildFixture.all)
  func `a console alone tells what its folder tells`(_ fixture: BuildFixture) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.url.path)
    let truth = try fixture.truth
    for name in names where name.hasPrefix("console") {
      let id = Build.ID(branch: truth.branch.map { Branch($0) }, number: truth.number)
      let report = Corpus.report([fixture.url.appending(path: name).path], as: id)
      let alone = try #require(report.builds.first)
      let whole = try Corpus.judged(fixture)
      #expect(Self.told(alone) == Self.told(whole))
      #expect(alone.build.id.number == truth.number)
    }
  }

  /// What is told of a build's faults, in an order of its own: logs tell them in different orders.
  private static func told(_ build: JudgedBuild) -> [String] {
    build.faults.map {
      "\($0.fault.test?.shown ?? "-") \($0.fault.phase?.rawValue ?? "-") \($0.fault.message) "
        + "\($0.verdict.rawValue) \($0.signature?.name ?? "-")"
    }
    .sorted()
  }

  @Test func `no expected file is without its input`() throws {
    for fixture in BuildFixture.all {
      let names = try FileManager.default.contentsOfDirectory(atPath: fixture.url.path)
      #expect(names.contains { !$0.hasPrefix("expected") && $0 != "truth.json" })
    }
  }

  @Test func `every build fixture has its truth`() {
    #expect(BuildFixture.all.count == 20 || ProcessInfo.processInfo.environment["FIXTURE"] != nil)
    for fixture in BuildFixture.all { #expect(throws: Never.self) { try fixture.truth } }
  }
}
