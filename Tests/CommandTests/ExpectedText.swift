import Foundation
import Testing

/// A text that a test expects, as a whole file or as some lines of one.
struct ExpectedText {
  var file: URL

  /// The lines that are expected, from 0; nil for the whole file.
  var lines: Range<Int>?

  /// Whether the environment asks for expected texts to be rewritten.
  static var isRewritten: Bool {
    ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1"
  }

  /// Records a line difference at the file itself, or rewrites it and fails all the same.
  func compare(with actual: String) {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var all = text.split(separator: "\n", omittingEmptySubsequences: false)
    let range = lines ?? 0..<all.count
    let old = all[range]
    let new =
      lines != nil && actual.isEmpty
      ? [] : actual.split(separator: "\n", omittingEmptySubsequences: false)
    // Bytes, since two ways to write the same character are equal as strings.
    let same = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    guard same < max(old.count, new.count) else { return }
    let line = range.lowerBound + min(same, max(old.count - 1, 0)) + 1
    guard Self.isRewritten else {
      return record(
        "\(difference(from: old, to: new))\nto accept it: UPDATE_FIXTURES=1 swift test", line)
    }
    all.replaceSubrange(range, with: new)
    do {
      try Data(all.joined(separator: "\n").utf8).write(to: file)
      record("rewritten: read it before you commit it", line)
    } catch {
      record("could not be rewritten: \(error)", line)
    }
  }

  private func record(_ message: String, _ line: Int) {
    let location = SourceLocation(
      fileID: "Fixtures/\(file.lastPathComponent)", filePath: file.path, line: line, column: 1)
    Issue.record("\(message)", sourceLocation: location)
  }

  /// The lines that are gone and those that came instead, with their numbers.
  private func difference(from old: ArraySlice<Substring>, to new: [Substring]) -> String {
    let first = old.startIndex
    let told = new.difference(from: old).map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, "\(first + offset + 1) - \(line)")
      case .insert(let offset, let line, _): (offset, 1, "\(first + offset + 1) + \(line)")
      }
    }
    let lines = told.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    let rest = lines.count > 40 ? ["… \(lines.count - 40) more"] : []
    return (lines.prefix(40) + rest).joined(separator: "\n")
  }
}
