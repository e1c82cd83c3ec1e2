import FoundationEssentials
import Testing
import Triage

@testable import Intake

/// The results that real runners wrote, each with the truth about its run beside it.
@Suite struct ResultsFixtureTests {
  /// A folder of `Fixtures/formats` that holds only results.
  struct Fixture: CustomTestStringConvertible {
    var path: String
    var testDescription: String { path.split(separator: "/").last.map(String.init) ?? path }

    static let all: [Fixture] = {
      let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
      let formats = "/" + root + "/Fixtures/formats"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: formats)) ?? []
      return names.filter { $0.hasSuffix("-junit") }.sorted().map {
        Fixture(path: formats + "/" + $0)
      }
    }()
  }

  private struct Truth: Decodable {
    struct Tests: Decodable {
      var passed, failed, errors, skipped: Int
    }

    struct Fault: Decodable {
      var test: String?
      var phase: String?
      var message: String
      var http: Int?
    }

    var tests: Tests?
    var faults: [Fault]
  }

  @Test(arguments: Fixture.all)
  func `results tell the truth about the run`(_ fixture: Fixture) throws {
    let json = try #require(FileManager.default.contents(atPath: fixture.path + "/truth.json"))
    let truth = try JSONDecoder().decode(Truth.self, from: json)
    let result = Intake().read([fixture.path], signatures: SignatureSet([]))
    let found = result.builds.flatMap(\.findings).filter { $0.summary.kind == .junit }
    #expect(result.builds.flatMap(\.notEvaluated) == [])
    #expect(found.flatMap(\.notEvaluated) == [])
    if let tests = truth.tests {
      let counts = found.compactMap { $0.tests[.junit] }.reduce(TestCounts(), +)
      // Passes are left out: of a test that broke in its teardown pytest's last line counts one,
      // and so do we; its XML does not.
      #expect(
        [counts.failed, counts.errors, counts.skipped]
          == [tests.failed, tests.errors, tests.skipped])
    }
    let told = found.flatMap(\.failures).flatMap { failure in
      failure.faults.map { fault in
        let test = if case .test(let name) = failure.place { name.shown } else { "-" }
        return "\(test) \(failure.phase?.rawValue ?? "-") \(fault.http ?? 0) \(fault.message)"
      }
    }
    let expected = truth.faults.map {
      "\($0.test ?? "-") \($0.phase ?? "-") \($0.http ?? 0) \($0.message)"
    }
    #expect(told.sorted() == expected.sorted())
  }

  @Test(arguments: Fixture.all)
  func `evidence quotes what stands in the file`(_ fixture: Fixture) throws {
    let result = Intake().read([fixture.path], signatures: SignatureSet([]))
    for findings in result.builds.flatMap(\.findings) {
      let data = try #require(
        FileManager.default.contents(atPath: fixture.path + "/" + findings.summary.name))
      let lines = Array(data).split(separator: 0x0A, omittingEmptySubsequences: false)
      for failure in findings.failures {
        let quotes =
          failure.faults.map(\.evidence)
          + failure.trace.lines.map { $0.evidence(in: findings.summary.name) }
        for quote in quotes {
          let quoted = lines[quote.line - 1].dropFirst(quote.column - 1).prefix(quote.length)
          #expect(LogText(quoted) == quote.text)
        }
      }
    }
  }
}
