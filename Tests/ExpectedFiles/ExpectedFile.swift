package import Foundation
import Testing

/// A file that holds what a test expects, and is rewritten when the environment asks for it.
package struct ExpectedFile {
  package var url: URL

  package init(_ url: URL) {
    self.url = url
  }

  /// Records a line difference at the file itself, or rewrites it and fails all the same.
  package func compare(with actual: String) {
    let expected = try? Data(contentsOf: url)
    guard expected.map({ $0.elementsEqual(actual.utf8) }) != true else { return }
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(actual.utf8).write(to: url)
      Issue.record("rewritten: read it before you commit it", sourceLocation: location(line: 1))
      return
    }
    let old = lines(of: String(decoding: expected ?? Data(), as: UTF8.self))
    let new = lines(of: actual)
    let first = zip(old, new).prefix { $0 == $1 }.count
    Issue.record(
      "\(difference(from: old, to: new))\nto accept it: UPDATE_FIXTURES=1 swift test",
      sourceLocation: location(line: min(first, max(old.count - 1, 0)) + 1))
  }

  private func lines(of text: String) -> [Substring] {
    // By scalars: to a String, "\r\n" is one character and no line break.
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private func location(line: Int) -> SourceLocation {
    SourceLocation(
      fileID: "Fixtures/\(url.lastPathComponent)", filePath: url.path, line: line, column: 1)
  }

  private func difference(from old: [Substring], to new: [Substring]) -> String {
    let changes = new.difference(from: old).map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, "\(offset + 1) - \(line)")
      case .insert(let offset, let line, _): (offset, 1, "\(offset + 1) + \(line)")
      }
    }
    let told = changes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    let more = told.count > 40 ? ["… \(told.count - 40) more lines differ"] : []
    return (told.prefix(40) + more).joined(separator: "\n")
  }
}

/// Places in the repository that tests read.
package enum Repository {
  /// The folder that holds `Package.swift`.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appending(path: "../..").standardizedFileURL

  package static let fixtures = root.appending(path: "Fixtures")

  /// The folders in a folder, by name; `FIXTURE=name` in the environment narrows them.
  package static func folders(in folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appending(path: $0) }
      .filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }
  }

  /// Whether the environment leaves a fixture in the run.
  package static func wants(_ name: String) -> Bool {
    let wanted = ProcessInfo.processInfo.environment["FIXTURE"]
    return wanted.map { name.contains($0) } ?? true
  }
}
