/// Counts what kinds of lines a log begins with.
struct LineCensus {
  /// How many lines begin an entry of a product log.
  private(set) var entries = 0

  /// How many lines could be prose: neither entries nor blank nor indented.
  private(set) var others = 0

  /// Whether vdsm's entries are of the old style, which supervdsm writes as well.
  private(set) var isOldStyle = false

  private var counts: [LogKind: Int] = [:]
  private var packages = 0

  /// Whether the first line that is not blank begins an entry.
  private var isFirst = false

  /// Whether markup of notes stands before the entries.
  private var isNote = false

  /// Whether a line that only consoles have stands before the entries.
  private var isConsole = false
  private var lines = 0

  private static let noteMarks: [StaticString] = ["# ", "## ", "```", "<pre>"]

  init(_ head: ArraySlice<UInt8>) {
    for part in head.split(separator: UInt8(ascii: "\n")) {
      var line = part
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      guard !line.trimmed.isEmpty else { continue }
      count(line)
    }
  }

  /// What the lines say the log is; nil where they leave it open.
  var kind: LogKind? {
    if isNote { return .text }
    if isConsole { return .console }
    if packages > 0, packages * 3 >= lines * 2 { return .packages }
    let most = counts.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
    guard let most, isFirst || entries >= others else { return nil }
    return most.key
  }

  /// Whether there was no line but blank ones.
  var isEmpty: Bool { lines == 0 }

  private mutating func count(_ line: ArraySlice<UInt8>) {
    lines += 1
    if let kind = ProductLogParser.kind(of: line) {
      if lines == 1 { isFirst = true }
      entries += 1
      counts[kind, default: 0] += 1
      if kind == .vdsm, !(line.first?.isDigit ?? false) { isOldStyle = true }
      return
    }
    if PackageName.parse(line) != nil { packages += 1 }
    if entries == 0, !isConsole, !isNote {
      isNote = Self.noteMarks.contains { line.starts(with: $0) }
      isConsole = !isNote && ConsoleMarks.begins(line)
    }
    if let first = line.first, !first.isSpace { others += 1 }
  }
}
