/// Some lines of a console without their decorations, laid behind each other to be searched at once.
struct LineBatch {
  /// The lines themselves.
  private(set) var lines: [Line] = []

  /// Their texts, each with a line break.
  private(set) var text: [UInt8] = []

  /// How many lines are taken at once; blank ones are much larger here than in their block.
  static let lineLimit = 2048

  var isFull: Bool { lines.count >= Self.lineLimit }

  /// Appends a line, which must not be cut.
  mutating func append(_ line: Line) {
    lines.append(line)
    text.append(contentsOf: line.text)
    // A carriage return that is part of the text must not be taken for one of the line break.
    if line.text.last == 0x0D { text.append(0x0D) }
    text.append(0x0A)
  }

  mutating func removeAll() {
    lines.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }
}
