import Foundation
import Triage

/// What the maker of a fixture says is in it, written down when it was made.
struct Truth: Decodable {
  var branch: String?
  var suite: String?
  var number: Int?
  var result: String?
  var started: String?
  var versions: [String: String]?
  var tests: Tests?
  var faults: [Fault]

  struct Tests: Decodable, Equatable, CustomStringConvertible {
    var passed: Int
    var failed: Int
    var errors: Int
    var skipped: Int

    init(_ counts: TestCounts) {
      (passed, failed, errors, skipped) =
        (counts.passed, counts.failed, counts.errors, counts.skipped)
    }

    var description: String {
      "\(passed) passed, \(failed) failed, \(errors) errors, \(skipped) skipped"
    }
  }

  /// A fault; what is null is not told by the logs.
  struct Fault: Decodable, CustomStringConvertible {
    var test: String?
    var stage: String?
    var phase: String?
    var message: String?
    var http: Int?

    /// The test, or without one the message, of the fault that this one follows from.
    var root: String?

    /// Whether a fault that was found is this one.
    func fits(_ fault: Triage.Fault) -> Bool {
      (test == nil || test == fault.test?.shown) && stage == fault.stage?.rawValue
        && (phase == nil || phase == fault.phase?.rawValue)
        && (message == nil || message == fault.message.shown) && (http == nil || http == fault.http)
    }

    var description: String {
      "\(test ?? stage ?? "?") (\(phase ?? "?")): \(message ?? "?") [\(http.map(String.init) ?? "?")]"
    }
  }

  init(_ url: URL) throws {
    self = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: url))
  }

  /// The faults that follow from another one than the truth says, or from none, or should not.
  func differencesOfRoots(from faults: [JudgedFault]) -> [String] {
    faults.compactMap { judged in
      let fault = judged.fault
      let root = judged.root.map { faults[$0].fault }
      let found = root.map { $0.test?.shown ?? $0.message.shown }
      let isTrue = self.faults.contains { $0.fits(fault) && $0.root == found }
      return isTrue
        ? nil
        : "\(fault.test?.shown ?? fault.message.shown) does not follow from \(found ?? "nothing")"
    }
  }

  /// The faults that are missing, and those that are there without being true.
  func differences(from faults: [Triage.Fault]) -> [String] {
    // Where a log does not name the tests, equal messages are one fault with a count.
    var left = faults.flatMap { Array(repeating: $0, count: $0.count) }
    var differences: [String] = []
    for fault in self.faults {
      if let index = left.firstIndex(where: fault.fits) {
        left.remove(at: index)
      } else {
        differences.append("missing \(fault)")
      }
    }
    return differences
      + left.map {
        "not true \($0.test?.shown ?? $0.stage?.rawValue ?? "product") "
          + "(\($0.phase?.rawValue ?? "?")): \($0.message.shown) [\($0.http.map(String.init) ?? "?")]"
      }
  }
}
