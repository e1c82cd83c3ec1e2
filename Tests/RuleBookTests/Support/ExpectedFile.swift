import Foundation
import Testing

/// A file that holds what a test expects, and is rewritten when the environment asks for it.
struct ExpectedFile {
  var url: URL

  /// Records a line difference at the file itself, or rewrites it and fails all the same.
  func compare(with actual: String) {
    let expected = try? String(contentsOf: url, encoding: .utf8)
    guard actual != expected else { return }
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
      try? Data(actual.utf8).write(to: url)
      Issue.record("rewritten: read it before you commit it", sourceLocation: location(line: 1))
      return
    }
    let old = lines(of: expected ?? "")
    let new = lines(of: actual)
    let first = zip(old, new).prefix { $0 == $1 }.count
    Issue.record(
      "\(difference(from: old, to: new))\nto accept it: UPDATE_FIXTURES=1 swift test",
      sourceLocation: location(line: min(first, max(old.count - 1, 0)) + 1))
  }

  private func lines(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private func location(line: Int) -> SourceLocation {
    SourceLocation(
      fileID: "Fixtures/\(url.lastPathComponent)", filePath: url.path, line: line, column: 1)
  }

  private func difference(from old: [Substring], to new: [Substring]) -> String {
    let changes = new.difference(from: old)
    let told = changes.map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, "\(offset + 1) - \(line)")
      case .insert(let offset, let line, _): (offset, 1, "\(offset + 1) + \(line)")
      }
    }
    return told.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2).joined(separator: "\n")
  }
}
