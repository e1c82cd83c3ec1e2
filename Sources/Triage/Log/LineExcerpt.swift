/// Some lines of a log that somebody asked for by number.
package struct LineExcerpt: Sendable {
  /// The lines to keep.
  package let wanted: ClosedRange<Int>

  /// Those that the log has, in order, each in memory of its own.
  package private(set) var lines: [Line] = []

  /// How many bytes of a line are kept.
  private static let lineLimit = 64 << 10

  package init(_ wanted: ClosedRange<Int>) {
    self.wanted = wanted
  }

  /// Keeps a line, where it is wanted.
  mutating func consume(_ line: Line) {
    guard wanted.contains(line.number) else { return }
    lines.append(line.cut(to: Self.lineLimit).detached)
  }

  /// Keeps those lines of a block that are wanted.
  mutating func consume(_ block: LineBlock) {
    guard block.firstNumber <= wanted.upperBound else { return }
    block.visit { number, offset, _ in
      if wanted.contains(number) { consume(block.line(number, at: offset)) }
    }
  }
}
