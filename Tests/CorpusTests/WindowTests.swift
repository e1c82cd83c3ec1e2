import ExpectedFiles
import Foundation
import Testing
import Triage

/// When the failed tests of the builds in Fixtures ran, and who tells it.
@Suite struct WindowTests {
  private static let engines = Corpus.page.builds.filter { judged in
    judged.build.logs.contains { $0.kind == .engine }
  }

  /// A line for each test with a fault, of the builds with a log of the engine.
  private static var table: String {
    var text = ""
    for judged in engines {
      let build = judged.build
      for test in Set(build.faults.compactMap(\.test)).sorted() {
        let windows = build.windows.of(test).map { window in
          let ends = [window.time.lowerBound, window.time.upperBound].map {
            Moment(milliseconds: $0, zone: 0).shown
          }
          return "\(ends[0]) – \(ends[1])  \(window.source.rawValue)"
        }
        let number = build.id.number.map(String.init) ?? "unknown"
        text += "\(number) \(test)\n"
        for line in windows.isEmpty ? ["no window"] : windows { text += "    \(line)\n" }
      }
    }
    return text
  }

  @Test func `the windows of failed tests are as expected`() {
    ExpectedFile(Repository.fixtures.appending(path: "windows/expected.txt"))
      .compare(with: Self.table)
  }

  @Test func `every failed test of a build with an engine's log has a window`() {
    #expect(!Self.engines.isEmpty)
    for judged in Self.engines {
      for test in judged.build.faults.compactMap(\.test) {
        #expect(!judged.build.windows.of(test).isEmpty, "\(judged.build.source) \(test)")
      }
    }
  }

  @Test func `what the clock has to say of all builds is as expected`() {
    var text = ""
    for judged in Corpus.page.builds where !judged.build.clock.remarks.isEmpty {
      text += "\(judged.build.source)\n"
      for remark in judged.build.clock.remarks { text += "    \(remark)\n" }
    }
    ExpectedFile(Repository.fixtures.appending(path: "windows/remarks.txt")).compare(with: text)
  }
}
